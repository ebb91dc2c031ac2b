import { isObject, type Json } from '../json.js'
import type { AttributeRule } from '../ruleset.js'

/**
 * Whether two JSON values are equal as RFC 6902, 4.6 says: numbers by their value, objects whatever the order of their
 * members. Throws a RangeError for values that are nested deeper than the stack.
 */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => sameJson(item, other[index]))
  }
  if (!isObject(one) || !isObject(other)) return false
  const members = Object.keys(one)
  return (
    members.length === Object.keys(other).length &&
    members.every(member => Object.hasOwn(other, member) && sameJson(one[member], other[member]))
  )
}

/** Whether two values are the same once the server has kept them: tags are a set, and an empty owner is none. */
export function sameStored(one: Json | undefined, other: Json | undefined, stored: AttributeRule['stored']): boolean {
  if (sameJson(one, other)) return true
  if (stored === 'empty-as-null') return (one ?? '') === '' && (other ?? '') === ''
  if (stored !== 'as-set' || !Array.isArray(one) || !Array.isArray(other)) return false
  const items = new Set<unknown>(one)
  const others = new Set<unknown>(other)
  return items.size === others.size && [...items].every(item => others.has(item))
}
