import type { Json } from './json.js'
import { formatPointer } from './pointer.js'
import type { Change, Image } from './presence.js'
import type { Rules } from './rules.js'
import type { AttributeRule } from './ruleset.js'

/** The image after a body that was taken, as GET then returns it: a new object. */
export function imageAfter({ targets }: Rules, image: Image, changes: ReadonlyMap<string, Change>): Image {
  // By entries: a member named __proto__ is one like others.
  const after = new Map(Object.entries(image))
  for (const [attribute, { present, value }] of changes) {
    const { stored } = targets.of(formatPointer([attribute])).check
    if (stored === 'not-at-all') continue
    if (present) after.set(attribute, kept(value as Json, stored))
    else after.delete(attribute)
  }
  return Object.fromEntries(after)
}

function kept(value: Json, stored: AttributeRule['stored']): Json {
  if (stored === 'as-set' && Array.isArray(value)) return [...new Set(value)]
  if (stored === 'empty-as-null' && value === '') return null
  // A database has one zero.
  return value === 0 ? 0 : value
}
