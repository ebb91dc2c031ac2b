import type { Diagnostic } from '../../index.js'
import { locate, type Place, type Range } from '../../text/index.js'
import { rangesOf, textOf } from '../places.js'
import type { LineBody } from './record.js'

/**
 * The place in its line of every diagnostic of a body; undefined where it has none there. What is found in a body that a
 * string holds stands at that string. Lines are counted as in a file that has only this one: a lone CR ends one, too.
 */
export function placesIn(
  line: Uint8Array,
  { body, origin }: LineBody,
  diagnostics: readonly Diagnostic[],
): readonly (Range | undefined)[] {
  const bytes = typeof body === 'string' ? new Uint8Array(0) : body
  const ranges = rangesOf(diagnostics, typeof body === 'string' ? body : textOf(body), bytes)
  if (origin === undefined) return ranges
  const whole = locate(textOf(line), [origin.pointer])[0]?.value
  if (whole === undefined) return ranges
  return ranges.map((range, index) => {
    const isPlaced = range !== undefined || diagnostics[index]?.code === 'body-empty'
    if (origin.quoted) return isPlaced ? whole : undefined
    return range && { start: behind(whole.start, range.start), end: behind(whole.start, range.end) }
  })
}

/**
 * A range in a line as one in the file that the line is in. Offsets are counted from where the line begins, since nobody knows
 * how much text was before it, and columns too: a lone CR ends no line here.
 */
export const onLine =
  (line: number) =>
  ({ start, end }: Range): Range => {
    const place = ({ offset }: Place): Place => ({ offset, line, column: offset + 1 })
    return { start: place(start), end: place(end) }
  }

/** The place in a text of what has a place in its end that begins at `start`. */
const behind = (start: Place, { offset, line, column }: Place): Place => ({
  offset: start.offset + offset,
  line: start.line + line - 1,
  column: line === 1 ? start.column + column - 1 : column,
})
