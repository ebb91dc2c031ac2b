import { pathOf } from '../arbitraries/pointer.js'
import type { Image, Value } from '../reference-server.js'

/** The v2.1 operation that sets an attribute, whether it is there or not. */
export const setTo = (name: string, value: Value) => ({ op: 'add', path: pathOf(name), value })

const inOrder = (value: Value): Value => (Array.isArray(value) ? [...new Set(value)].sort() : value)

/** Whether two images are the same to a server that keeps lists as sets and members in no order. */
export function sameImages(one: Image, other: Image): boolean {
  const sorted = (image: Image): string =>
    JSON.stringify(
      Object.entries(image)
        .map(([name, value]) => [name, inOrder(value)] as const)
        .sort(byName),
    )
  return sorted(one) === sorted(other)
}

const byName = ([one]: readonly [string, Value], [other]: readonly [string, Value]): number =>
  one < other ? -1 : one > other ? 1 : 0

type Body = readonly unknown[] | { readonly [member: string]: unknown }

/** A body without each of its elements or members in turn. */
export const elementsLess = (body: Body): unknown[] =>
  Array.isArray(body)
    ? body.map((_, left) => body.filter((_, index) => index !== left))
    : Object.keys(body).map(left => Object.fromEntries(Object.entries(body).filter(([name]) => name !== left)))

/** What an image has of some attributes. */
export const partOf = (image: Image, names: readonly string[]): Image =>
  Object.fromEntries(Object.entries(image).filter(([name]) => names.includes(name)))

export const part = (image: Image, name: string): Image => partOf(image, [name])
