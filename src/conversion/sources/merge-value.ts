import { isObject, type Json } from '../../json.js'

/**
 * What a merge patch makes of a value, neither of which is changed; the target may be undefined. Throws a RangeError for a
 * patch that is nested deeper than the stack.
 *
 * > If the provided merge patch contains members that do not appear within the target, those members are added. If the
 * > target does contain the member, the value is replaced. (RFC 7396, 1)
 */
export function mergeValue(target: unknown, patch: unknown): Json {
  if (!isObject(patch)) return patch as Json
  const merged = new Map<string, unknown>(isObject(target) ? Object.entries(target) : [])
  for (const [member, value] of Object.entries(patch)) {
    if (value === null) merged.delete(member)
    else if (value !== undefined) merged.set(member, mergeValue(merged.get(member), value))
  }
  return Object.fromEntries(merged) as Json
}
