import type { Json, JsonObject } from '../json.js'
import type { Edit } from '../text/edit.js'
import type { MemberRange } from '../text/elements.js'
import { type Members, removals } from './members.js'

/**
 * The edits that make an object in a text another one, and leave all that they share as it stands. A member whose value comes
 * back under another name is renamed. undefined where a name stands there twice, or nothing would be left.
 */
export function objectEdits(text: string, { list, named }: Members, wanted: JsonObject): readonly Edit[] | undefined {
  if (named.size < list.length) return undefined
  const jsonOf = ({ value, valueEnd }: MemberRange): string => JSON.stringify(JSON.parse(text.slice(value, valueEnd)))
  const gone = list.filter(({ name }) => !Object.hasOwn(wanted, name))
  const edits: Edit[] = []
  /** What becomes of each wanted member, in their order; undefined: it is new. */
  const stands = Object.entries(wanted).map(([name, now]): MemberRange | undefined => {
    const json = JSON.stringify(now)
    const own = list[named.get(name)?.[0] ?? -1]
    if (own !== undefined) {
      if (jsonOf(own) !== json) edits.push({ start: own.value, end: own.valueEnd, text: json })
      return own
    }
    const twin = gone.findIndex(member => jsonOf(member) === json)
    const [renamed] = twin < 0 ? [] : gone.splice(twin, 1)
    if (renamed !== undefined) edits.push({ start: renamed.key, end: renamed.keyEnd, text: JSON.stringify(name) })
    return renamed
  })
  if (!stands.some(member => member !== undefined)) return undefined
  const left = [...list.keys()].filter(index => gone.some(member => member === list[index]))
  const all = [...edits, ...removals(list, left), ...insertions(text, list, wanted, stands)]
  return all.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** New members come before the next one that is there already, or behind the last one. */
function insertions(
  text: string,
  members: readonly MemberRange[],
  wanted: JsonObject,
  stands: readonly (MemberRange | undefined)[],
): readonly Edit[] {
  const between = whiteBetween(text, members)
  const [{ keyEnd, value } = { keyEnd: 0, value: 0 }] = members
  const colon = text.slice(keyEnd, value)
  const spelled = ([name, now]: readonly [string, Json]): string =>
    `${JSON.stringify(name)}${colon}${JSON.stringify(now)}`
  const last = stands.filter(member => member !== undefined).at(-1)
  return Object.entries(wanted).flatMap((entry, index): readonly Edit[] => {
    if (stands[index] !== undefined) return []
    const next = stands.slice(index + 1).find(member => member !== undefined)
    if (next !== undefined) return [{ start: next.key, end: next.key, text: `${spelled(entry)},${between}` }]
    const end = last?.valueEnd ?? 0
    return [{ start: end, end, text: `,${between}${spelled(entry)}` }]
  })
}

/** The white space between a comma and the next member, as it is in this object. */
function whiteBetween(text: string, [first, second]: readonly MemberRange[]): string {
  if (second !== undefined) return text.slice(second.start, second.key)
  if (first === undefined) return ''
  const white = text.slice(first.start, first.key)
  return /[\r\n]/.test(white) ? white : text.slice(first.keyEnd, first.value).replace(/^\s*:/, '')
}
