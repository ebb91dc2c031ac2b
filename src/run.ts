import type { Format } from './formats/format.js'
import type { RawOperation } from './operation.js'
import type { Change, Image } from './presence.js'
import type { Collector } from './report.js'
import type { Rules } from './rules.js'

/** The judgement of one body in progress. */
export interface Run {
  readonly rules: Rules
  readonly format: Format
  readonly image: Image | undefined
  readonly role: 'member' | 'admin'
  /** Where the findings go; without one, the judgement may end at the first error. */
  readonly sink: Collector | undefined
  /** More than one operation: what the earlier ones did must be kept. */
  readonly several: boolean
  changes: Map<string, Change> | undefined
  /** An attribute was changed that takes part in a constraint. */
  constrained: boolean
}

/** Where the path of an operation stands in the body. */
export const pathPointer = (format: Format, { op }: RawOperation, index: number): string =>
  `/${index}/${format.pathMember(op)}`
