import type { Image, Value } from '../reference-server.js'
import { type Element, setTo } from './json-patch.js'
import { isObject } from './places.js'

/** RFC 7396, 2. */
export function merged(target: Value | undefined, patch: Value): Value {
  if (!isObject(patch)) return patch
  const members = new Map(target !== undefined && isObject(target) ? Object.entries(target) : [])
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) members.delete(name)
    else members.set(name, merged(members.get(name), value))
  }
  return Object.fromEntries(members)
}

/** What a merge patch does to an image, as `fromJsonPatch` says it. */
export function fromMergePatch(body: unknown, image: Image): readonly Element[] | number {
  // Anything else would take the place of the whole image.
  if (!isObject(body)) return 400
  return Object.entries(body).flatMap(([name, value]) => {
    if (value === null) return Object.hasOwn(image, name) ? [setTo({}, name)] : []
    return [setTo({ [name]: merged(image[name], value) }, name)]
  })
}
