import { excludedBy } from '../excluded.js'
import type { Change } from '../presence.js'
import type { Rules } from '../rules.js'
import { element, readElement } from './element.js'
import { type Places, placeAt } from './places.js'
import { textOf } from './text.js'

/**
 * Reads again the first `count` of the elements that begin at `starts`, of which constraints speak: what these want to be absent
 * when their ends meet; undefined where there is more to be said.
 */
export function excludedIn(
  rules: Rules,
  places: Places,
  text: DataView,
  starts: Int32Array,
  count: number,
): readonly string[] | undefined {
  const changes = new Map<string, Change>()
  const one = element()
  for (let index = 0; index < count; index++) {
    readElement(text, starts[index] as number, one)
    const { kind, valueStart, valueEnd } = one
    const value = kind === 'string' ? textOf(text, valueStart, valueEnd) : one.scalar
    const { name = '' } = placeAt(places, text, one.pathStart, one.pathEnd) ?? {}
    const present = kind !== 'none'
    changes.set(name, { present, value: present ? value : undefined, index })
  }
  return excludedBy(rules, changes)
}
