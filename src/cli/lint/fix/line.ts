import { locate } from '../../../text/index.js'
import { lineReader } from '../../lines/record.js'
import { textOf } from '../../places.js'
import type { LinesTask } from '../judge-file.js'
import { fixBody } from './body.js'

/** A line as it is when it is fixed, and of how many findings. */
export interface FixedLine {
  readonly text: string
  readonly fixed: number
}

/**
 * Fixes lines, each without its LF; undefined where one stays as it is. So does one without a body, one whose body is the text
 * of a string (there every tool escapes in its own way), and one that would become several lines.
 */
export function lineFixer(
  { settings, lines: { most: _, ...fields } }: Pick<LinesTask, 'settings' | 'lines'>,
  unsafe: boolean,
): (line: Uint8Array) => FixedLine | undefined {
  const read = lineReader(fields, settings.context)
  return line => {
    const found = read(line)
    if ('reason' in found || found.origin?.quoted) return undefined
    const { text, fixed } = fixBody(found.body, found.context, settings, unsafe)
    if (text === undefined) return undefined
    const made = found.origin === undefined ? text : inRecord(line, found.origin.pointer, text)
    return isSplit(line, made) ? undefined : { text: made, fixed: fixed.length }
  }
}

const CR = 13

/** Whether a line would become several ones; for some who read it, a lone CR ends one, too. */
const isSplit = (line: Uint8Array, made: string): boolean =>
  made.includes('\n') || made.split('\r').length - 1 > line.filter(byte => byte === CR).length

/** A record with another text in the place of its body. */
function inRecord(line: Uint8Array, pointer: string, body: string): string {
  const record = textOf(line)
  const place = locate(record, [pointer])[0]?.value
  if (place === undefined) throw new RangeError(`nothing at ${pointer}`)
  return record.slice(0, place.start.offset) + body + record.slice(place.end.offset)
}
