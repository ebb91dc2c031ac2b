import type { Json, JsonObject } from '../../src/index.js'
import { pathOf } from '../arbitraries/pointer.js'
import type { Element } from '../reference-server/dialects.js'
import { base } from './arbitraries/names.js'
import { type Answer, defaults, differences } from './case.js'

/** Attributes and the values that they are to have; undefined: they are removed. */
export type Changes = ReadonlyMap<string, Json | undefined>

/** The body that anybody would write for some changes. */
export const obvious = (before: JsonObject, changes: Changes): readonly Element[] =>
  [...changes].map(([name, value]) => {
    const path = pathOf(name)
    if (value === undefined) return { op: 'remove', path }
    return { op: Object.hasOwn(before, name) ? 'replace' : 'add', path, value }
  })

/** An image with some changes, as GET then shows it. */
export function changed(image: JsonObject, changes: Iterable<readonly [string, Json | undefined]>): JsonObject {
  const after = new Map(Object.entries(image))
  for (const [name, value] of changes) {
    // An empty owner is stored as null (S8).
    if (value === undefined) after.delete(name)
    else after.set(name, name === 'owner' && value === '' ? null : value)
  }
  return Object.fromEntries(after)
}

/** Whether a body was taken and left just that image. */
export const reaches = ({ status, after }: Answer, wanted: JsonObject): boolean =>
  status === 200 && after !== null && differences(after, wanted).length === 0

export const own = (image: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(image, name) ? image[name] : undefined

/**
 * What makes one image the other. With `prune`, what the other does not list is removed; a base attribute cannot be, and
 * gets the value that it has on a new image instead.
 */
export function wanted(before: JsonObject, after: JsonObject, prune: boolean): Changes {
  const gone = Object.keys(before).filter(name => prune && !Object.hasOwn(after, name))
  const neutral = (name: string): Json | undefined =>
    base.includes(name) ? own({ ...defaults, owner: null }, name) : undefined
  const all = [...gone.map(name => [name, neutral(name)] as const), ...Object.entries(after)]
  return new Map(all.filter(([name, value]) => isOther(name, own(before, name), value)))
}

const isOther = (name: string, old: Json | undefined, value: Json | undefined): boolean =>
  name === 'updated_at'
    ? old !== value
    : differences(changed({}, [[name, old]]), changed({}, [[name, value]])).length > 0

export const without = (changes: Changes, names: readonly string[]): Changes =>
  new Map([...changes].filter(([name]) => !names.includes(name)))
