import type { FormatId } from '../formats/format.js'
import type { Notes } from './notes.js'

/** What a body asks of an unknown image, first itself, then by constraints; and its format. */
export interface Names {
  format: FormatId | undefined
  readonly present: Notes
  readonly absent: Notes
}

/**
 * What is asked of a scan: whether the server takes the body, on some image at least; its verdict; or whether there is nothing
 * else to be said of it than its conditions.
 */
export const VALID = 0
export const VERDICT = 1
export const REPORT = 2
/** What it answers. To `VALID`, `ACCEPTED` says that the server takes the body on some image. */
export const UNSURE = 0
export const ACCEPTED = 1
export const CONDITIONAL = 2

/**
 * Reads the first `length` bytes, behind which a zero stands, as a body: grammar and rules at once. What a report is to say
 * goes into `names`, which is of no use when the answer is `UNSURE`.
 */
export type Scan = (
  text: DataView,
  length: number,
  format: FormatId | undefined,
  wants: number,
  names: Names | undefined,
) => number
