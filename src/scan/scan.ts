import { byFormat } from '../formats/format.js'
import type { Rules } from '../rules.js'
import { CLOSE_ARRAY, COMMA, OPEN_ARRAY, OPEN_OBJECT, skipWhite } from './bytes.js'
import { type Element, element, readElement } from './element.js'
import { clear, met, note } from './met.js'
import { nameMemory } from './names.js'
import { compilePlaces, placeAt } from './places.js'
import { isAmong } from './text.js'
import { excludedIn } from './together.js'
import { has } from './values.js'
import { ACCEPTED, CONDITIONAL, REPORT, type Scan, UNSURE, VALID } from './wants.js'

export function compileScan(rules: Rules): Scan {
  const { meanings, most } = rules
  const places = compilePlaces(rules.targets)
  // Room for notes; a scan leaves nothing in it that the next one reads.
  const one: Element = element()
  const before = met()
  const nameAt = nameMemory(rules.targets.unlisted.isQuiet)
  const lastScan = new Int32Array(places.listed.length)
  const excluded = new Int32Array(places.listed.length)
  /** Where the elements begin of which constraints speak. */
  const starts = new Int32Array(places.listed.length)
  const lastExcluded = new Int32Array(places.listed.length)
  let scans = 0

  return (text, length, format, wants, names) => {
    let at = skipWhite(text, 0)
    // A text that is cut off is not worth a look.
    if (text.getUint8(at++) !== OPEN_ARRAY || !isClosed(text, length)) return UNSURE
    scans = (scans + 1) | 0
    clear(before)
    let exclusions = 0
    let chosen = format
    let ops = byFormat(meanings, format ?? 'v2.1')
    let count = 0
    let subjects = 0
    let others = 0
    let answer = ACCEPTED
    let meets = false
    let bound = 0
    for (;;) {
      at = skipWhite(text, at)
      if (text.getUint8(at) !== OPEN_OBJECT || ++count > most) return UNSURE
      const start = at + 1
      at = readElement(text, start, one)
      if (at < 0) return UNSURE
      const { op, pathStart, pathEnd } = one
      const written = one.keyed ? 'v2.0' : 'v2.1'
      if (chosen !== written) {
        if (chosen !== undefined) return UNSURE
        chosen = written
        ops = byFormat(meanings, chosen)
      }

      const place = placeAt(places, text, pathStart, pathEnd)
      if (place === undefined) return UNSURE
      const meaning = op === 'replace' ? ops.replace : op === 'add' ? ops.add : ops.remove
      // To be valid hangs on an attribute of before only where that is sure to be there, or not.
      const keeps = wants !== VALID || meaning.effect === 'unset' || ops.add.precondition === 'absent'
      if (keeps || meaning.precondition !== 'none') {
        if (place.index < 0) {
          if (!note(before, text, pathStart, pathEnd, keeps)) return UNSURE
        } else if (lastScan[place.index] === scans) return UNSURE
        else if (keeps) lastScan[place.index] = scans
      }
      if (meaning.effect === 'set') {
        if (!place.sets || one.kind === 'none') return UNSURE
        const { values, subject, other } = wants === REPORT ? place.clean : place.taken
        if (!has(values, text, one)) return UNSURE
        if ((subjects & other) !== 0 || (others & subject) !== 0) {
          if (wants !== REPORT) return UNSURE
          meets = true
        }
        subjects |= subject
        others |= other
      } else if (!place.unsets || one.kind !== 'none') return UNSURE
      if (place.always && meaning.precondition === 'absent') return UNSURE
      const own = wants === REPORT && place.index < 0 ? nameAt(text, pathStart + 1, pathEnd) : place
      if (wants === REPORT && (meaning.disputed || !own.quiet)) return UNSURE
      if (wants !== VALID) {
        if (place.bound) starts[bound++] = start
        if (meaning.effect === 'unset') {
          if (place.lone.required && wants !== REPORT) return UNSURE
          meets ||= place.lone.required
        } else if (place.excludes.length > 0) {
          // The bytes of other characters are not known.
          if (one.kind !== 'string' || one.spare > 0) return UNSURE
          if (isAmong(place.unless, text, one.valueStart, one.valueEnd)) return UNSURE
          for (let index = 0; index < place.excludes.length; index++) {
            const one = place.excludes[index] as number
            if (lastExcluded[one] !== scans) excluded[exclusions++] = one
            lastExcluded[one] = scans
          }
        }
        if (meaning.precondition !== 'none' && !place.always) {
          answer = CONDITIONAL
          if (names !== undefined) (meaning.precondition === 'present' ? names.present : names.absent).push(own.name)
        }
      }
      at = skipWhite(text, at)
      const next = text.getUint8(at++)
      if (next === CLOSE_ARRAY) break
      if (next !== COMMA) return UNSURE
    }
    if (meets) {
      const all = excludedIn(rules, places, text, starts, bound)
      if (all === undefined) return UNSURE
      if (all.length > 0) answer = CONDITIONAL
      for (const one of all) names?.absent.push(one)
      exclusions = 0
    }
    for (let index = 0; index < exclusions; index++) {
      const one = excluded[index] as number
      // What is excluded and in the body is removed by it: that both are set is another matter.
      if (lastScan[one] === scans) continue
      answer = CONDITIONAL
      names?.absent.push(places.listed[one] as string)
    }
    if (names !== undefined) names.format = chosen
    return skipWhite(text, at) === length ? answer : UNSURE
  }
}

function isClosed(text: DataView, length: number): boolean {
  let last = length - 1
  while (text.getUint8(last) <= 32) last--
  return text.getUint8(last) === CLOSE_ARRAY
}
