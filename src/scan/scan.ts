import { byFormat, type FormatId } from '../formats/format.js'
import type { EndpointMeaning, Rules } from '../rules.js'
import { CLOSE_ARRAY, COMMA, OPEN_ARRAY, OPEN_OBJECT, skipWhite } from './bytes.js'
import { type Element, element, readElement } from './element.js'
import { clear, met, note } from './met.js'
import { compilePlaces, type Place, placeAt } from './places.js'
import { textOf } from './text.js'
import { has, isAmong } from './values.js'

/** What a report of a body wants to know: what it asks of an unknown image, itself and by constraints, and its format. */
export interface Noted {
  readonly present: string[]
  readonly absent: string[]
  readonly excluded: string[]
  format: FormatId | undefined
}

/**
 * Reads the first `length` bytes as a body, grammar and rules at once. True only where the server takes it, on some image at
 * least; with `noted`, only where there is nothing to be said of it but that. False says nothing.
 */
export type Scan = (
  bytes: Uint8Array,
  length: number,
  format: FormatId | undefined,
  noted: Noted | undefined,
) => boolean

export function compileScan(rules: Rules): Scan {
  const { meanings, most } = rules
  const places = compilePlaces(rules.targets)
  // Room for notes; a scan leaves nothing in it that the next one reads.
  const one: Element = element()
  const names = met()
  const lastScan = new Int32Array(places.listed)
  let scans = 0

  return (bytes, length, format, noted) => {
    let at = skipWhite(bytes, 0)
    // A text that is cut off is not worth a look.
    if (bytes[at++] !== OPEN_ARRAY || !isClosed(bytes, length)) return false
    scans = (scans + 1) | 0
    clear(names)
    let chosen = format
    let ops = byFormat(meanings, format ?? 'v2.1')
    let count = 0
    let subjects = 0
    let others = 0
    for (;;) {
      at = skipWhite(bytes, at)
      if (bytes[at] !== OPEN_OBJECT || ++count > most) return false
      at = readElement(bytes, at + 1, one)
      if (at < 0) return false
      const { op, pathStart, pathEnd } = one
      const written = one.keyed ? 'v2.0' : 'v2.1'
      if (chosen !== written) {
        if (chosen !== undefined) return false
        chosen = written
        ops = byFormat(meanings, chosen)
      }

      const place = placeAt(places, bytes, pathStart, pathEnd)
      if (place === undefined) return false
      const meaning = op === 'replace' ? ops.replace : op === 'add' ? ops.add : ops.remove
      // A report names each attribute once; else only what is there by then, or not, makes a difference.
      const keeps = noted !== undefined || meaning.effect === 'unset' || ops.add.precondition === 'absent'
      if (keeps || meaning.precondition !== 'none') {
        if (place.index < 0) {
          if (!note(names, bytes, pathStart, pathEnd, keeps)) return false
        } else if (lastScan[place.index] === scans) return false
        else if (keeps) lastScan[place.index] = scans
      }
      if (meaning.effect === 'set') {
        if (!place.sets || one.kind === 'none') return false
        const { values, subject, other } = noted === undefined ? place.taken : place.clean
        if (!has(values, bytes, one)) return false
        if ((subjects & other) !== 0 || (others & subject) !== 0) return false
        subjects |= subject
        others |= other
      } else if (!place.unsets || one.kind !== 'none') return false
      if (place.always && meaning.precondition === 'absent') return false
      if (noted !== undefined && !noteAll(noted, rules, meaning, place, bytes, one)) return false

      at = skipWhite(bytes, at)
      const next = bytes[at++]
      if (next === CLOSE_ARRAY) break
      if (next !== COMMA) return false
    }
    if (noted !== undefined) noted.format = chosen
    // Behind the length there may be bytes, of whatever.
    return at <= length && skipWhite(bytes, at) >= length
  }
}

function isClosed(bytes: Uint8Array, length: number): boolean {
  let last = length - 1
  while ((bytes[last] as number) <= 32) last--
  return bytes[last] === CLOSE_ARRAY
}

/** Notes what an operation asks of an unknown image; false where there is more to be said of it. */
function noteAll(
  { present, absent, excluded }: Noted,
  { targets }: Rules,
  { precondition, effect, disputed }: EndpointMeaning,
  { index, attribute, always, quiet, bound, lone }: Place,
  bytes: Uint8Array,
  one: Element,
): boolean {
  if (disputed || (index >= 0 && !quiet)) return false
  const name = index >= 0 ? attribute : textOf(bytes, one.pathStart + 1, one.pathEnd)
  if (index < 0 && !targets.unlisted.isQuiet(name)) return false
  if (effect === 'unset' && bound) return false
  if (lone.absent.length > 0) {
    if (isAmong(lone.unless, bytes, one)) return false
    for (const each of lone.absent) if (!excluded.includes(each)) excluded.push(each)
  }
  if (precondition !== 'none' && !always) (precondition === 'present' ? present : absent).push(name)
  return true
}
