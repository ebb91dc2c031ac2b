import { locate } from '../../text/index.js'
import type { Finding } from '../finding.js'

/** A fault of a config or ruleset, by the JSON Pointer to it; `key`: the name of the member is at fault, not its value. */
export interface Fault {
  readonly pointer: string
  readonly key: boolean
  readonly message: string
}

/** The pointer to a member or an item: "~" is written "~0", "/" is written "~1" (RFC 6901, 3). */
export const inside = (pointer: string, name: string | number): string =>
  `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** The faults of a file as errors with their places in its text, which is JSON. */
export function placed(faults: readonly Fault[], file: string, text: string): readonly Finding[] {
  const locations = locate(
    text,
    faults.map(({ pointer }) => pointer),
  )
  return faults.map(({ message, key }, index): Finding => {
    const found = locations[index]
    return { file, range: key ? (found?.key ?? found?.value) : found?.value, severity: 'error', message }
  })
}

/** For sorting: findings of one file in the order of their places. */
export const byPlace = (a: Finding, b: Finding): number => (a.range?.start.offset ?? 0) - (b.range?.start.offset ?? 0)
