import type { Diagnostic, Suggestion } from '../diagnostic.js'
import { isObject, type JsonObject } from '../json.js'
import type { Edit } from '../text/edit.js'
import { removals } from './members.js'
import { objectEdits } from './object-edits.js'
import { type Places, parentOf, placesIn } from './places.js'
import { type JudgedBy, translated } from './translated.js'

/** A change to a text that cures a diagnostic. */
export interface Cure {
  /** In the order of the text; they do not overlap. */
  readonly edits: readonly Edit[]
  /** What has to stand as it did for the edits to be right; without it only what they change. */
  readonly extent?: { readonly start: number; readonly end: number }
  /** Whether there is exactly one sensible cure. */
  readonly safe: boolean
}

/**
 * For each diagnostic of a text its cure, where there is one. A body that is in another format as a whole is translated where it is
 * said what the text was judged by.
 */
export function curesOf(
  diagnostics: readonly Diagnostic[],
  text: string,
  judgedBy?: JudgedBy,
): readonly (Cure | undefined)[] {
  const places = placesIn(text, diagnostics)
  return diagnostics.map(diagnostic => {
    try {
      return cureOf(diagnostic, places, judgedBy)
    } catch {
      // Nested deeper than the stack.
      return undefined
    }
  })
}

function cureOf(
  { code, pointer, params, suggestion }: Diagnostic,
  places: Places,
  judgedBy: JudgedBy | undefined,
): Cure | undefined {
  switch (code) {
    case 'format-mismatch':
      return judgedBy && translated(places.text, params, judgedBy)
    case 'text-byte-order-mark':
      return { edits: [{ start: 0, end: 1, text: '' }], safe: true }
    case 'member-duplicate':
      return withoutTwins(pointer, places)
    case 'body-not-array':
      return arrayOf(params, places)
    default: {
      const made = suggestion && suggested(suggestion, places)
      return made === undefined || suggestion === undefined ? undefined : { ...made, safe: suggestion.safe }
    }
  }
}

function suggested(
  { pointer, replacement, member }: Suggestion,
  { text, of, membersOf }: Places,
): Omit<Cure, 'safe'> | undefined {
  const location = of(pointer)
  if (location === undefined) return undefined
  const { key, value } = location
  const [start, end] = [value.start.offset, value.end.offset]
  if (member !== undefined || replacement === undefined) {
    const object = membersOf(parentOf(pointer))
    const index = object?.at.get(key?.start.offset ?? -1)
    const own = object?.list[index ?? -1]
    // Where the name stands there twice, the other one would come to light.
    if (object === undefined || index === undefined || own === undefined) return undefined
    if ((object.named.get(own.name)?.length ?? 0) > 1) return undefined
    if (member === undefined) return { edits: removals(object.list, [index]) }
    return { edits: [{ start: own.key, end: own.keyEnd, text: JSON.stringify(member) }] }
  }
  // A number that is spelled otherwise than JavaScript would is not known by what it has become.
  if (typeof replacement === 'string' && /^[-\d]/.test(text.charAt(start)) && text.slice(start, end) !== replacement)
    return undefined
  const object = isObject(replacement) ? membersOf(pointer) : undefined
  if (object === undefined) return { edits: [{ start, end, text: JSON.stringify(replacement) }] }
  const edits = objectEdits(text, object, replacement as JsonObject)
  return edits && { edits, extent: { start, end } }
}

/** Of members of one name the last stays, which is the one that counts; nothing is lost where all have the same value. */
function withoutTwins(pointer: string, { text, of, membersOf }: Places): Cure | undefined {
  const object = membersOf(parentOf(pointer))
  const index = object?.at.get(of(pointer)?.key?.start.offset ?? -1)
  const kept = object?.list[index ?? -1]
  if (object === undefined || kept === undefined) return undefined
  const twins = (object.named.get(kept.name) ?? []).filter(each => each !== index)
  const sourceOf = (each: number | undefined): string => {
    const { value, valueEnd } = object.list[each ?? -1] ?? kept
    return text.slice(value, valueEnd)
  }
  const safe = twins.every(twin => sourceOf(twin) === sourceOf(index))
  return { edits: removals(object.list, twins), safe }
}

/** The text that was encoded twice, once; and an array around a lone operation. */
function arrayOf(
  params: { readonly encoded?: boolean; readonly operation?: boolean },
  { text, of }: Places,
): Cure | undefined {
  const whole = of('')?.value
  if (whole === undefined) return undefined
  const [start, end] = [whole.start.offset, whole.end.offset]
  if (params.encoded) {
    const inner = String(JSON.parse(text.slice(start, end))).trim()
    return /^[[{]\s*["{]/.test(inner) ? { edits: [{ start, end, text: inner }], safe: false } : undefined
  }
  if (!params.operation) return undefined
  return {
    edits: [
      { start, end: start, text: '[' },
      { start: end, end, text: ']' },
    ],
    safe: false,
  }
}
