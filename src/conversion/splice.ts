import type { Format } from '../formats/format.js'
import type { JsonObject } from '../json.js'
import type { Op } from '../operation.js'
import { type ElementRange, elementsOf, type MemberRange } from '../text/elements.js'

/** A body and its text, and what it was translated to: an element for each of its own, in the same order. */
export interface Splicing {
  readonly text: string
  readonly source: Format
  readonly target: Format
  readonly body: readonly JsonObject[]
  readonly written: readonly JsonObject[]
}

/**
 * The text of a translated body: that of its source with other ops. What the translation has not changed stands there as it
 * stood, number for number and blank for blank; `JSON.stringify` would write 1 for 1.0, and for a big number another one.
 */
export function splice(splicing: Splicing): string {
  const { text, body, written } = splicing
  const pieces: string[] = []
  let at = 0
  elementsOf(text).forEach((element, index) => {
    pieces.push(text.slice(at, element.start), elementText(splicing, element, body[index] ?? {}, written[index] ?? {}))
    at = element.end
  })
  pieces.push(text.slice(at))
  return pieces.join('')
}

/** Only what servers read is kept: the op, the path and the value; of members of one name the last. */
function elementText({ text, source, target }: Splicing, { members }: ElementRange, raw: JsonObject, made: JsonObject) {
  const before = source.op(raw) as Op
  const op = target.op(made) as Op
  const pathMember = source.pathMember(before)
  const isKept = ({ name }: MemberRange): boolean =>
    name === pathMember ||
    (name === 'value' && made.value !== undefined) ||
    (name === source.opMember(before) && target.id === 'v2.1')
  const spelled = ({ name, start, key, keyEnd, value, valueEnd }: MemberRange): string => {
    const written = (old: unknown, now: unknown): string =>
      Object.is(old, now) ? text.slice(value, valueEnd) : JSON.stringify(now)
    const colon = text.slice(keyEnd, value)
    if (name === 'value') return `${text.slice(key, value)}${written(raw.value, made.value)}`
    if (name !== pathMember) return `${text.slice(key, value)}${written(before, op)}`
    const head =
      target.id === 'v2.0'
        ? `"${op}"`
        : source.id === 'v2.1'
          ? text.slice(key, keyEnd)
          : headOf(op, text.slice(start, key), colon)
    return `${head}${colon}${written(source.path(raw, before), target.path(made, op))}`
  }
  const kept = members.filter(
    (member, index) => isKept(member) && !members.slice(index + 1).some(({ name }) => name === member.name),
  )
  // The white space after the first bracket and before the last one stays where it is, whatever goes.
  const pieces = kept.map((member, index) => {
    const first = (index === 0 ? members[0] : undefined) ?? member
    const last = (index === kept.length - 1 ? members.at(-1) : undefined) ?? member
    return `${text.slice(first.start, first.key)}${spelled(member)}${text.slice(last.valueEnd, last.end)}`
  })
  return `{${pieces.join(',')}}`
}

/**
 * The members of v2.1 that stand where a key of v2.0 stood: up to the key of the path, whose colon and value follow. White
 * space between them is like that before the key where it breaks the line, else like that after the colon.
 */
export function headOf(op: Op, white: string, colon: string): string {
  if (white === '' && colon === ':') return `"op":"${op}","path"`
  const between = /[\r\n]/.test(white) ? white : colon.slice(colon.indexOf(':') + 1)
  return `"op"${colon}"${op}",${between}"path"`
}
