import type { Image, Value } from '../reference-server.js'
import { isEqual, isObject, tokensOf, valueAt, withAdded, withRemoved } from './places.js'

/** An element of a v2.1 body. */
export interface Element {
  readonly op: 'add' | 'replace' | 'remove'
  readonly path: string
  readonly value?: Value
}

/** An operation of RFC 6902 as it is written, with the tokens of its pointers. */
interface Operation {
  readonly op: string
  readonly path: string
  readonly at: readonly string[]
  readonly from: readonly string[]
  readonly value: Value
}

const pathOf = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
const isPlainOp = (op: string): op is Element['op'] => op === 'add' || op === 'replace' || op === 'remove'

/** RFC 6902, 4: undefined where required members are missing; others are ignored. */
function read(raw: unknown): Operation | undefined {
  if (!isObject(raw)) return undefined
  const members = new Map(Object.entries(raw))
  const [op, path, from, value] = ['op', 'path', 'from', 'value'].map(name => members.get(name))
  if (typeof op !== 'string' || typeof path !== 'string') return undefined
  if (!['add', 'remove', 'replace', 'move', 'copy', 'test'].includes(op)) return undefined
  const takes = op === 'move' || op === 'copy'
  const gives = op === 'add' || op === 'replace' || op === 'test'
  if ((takes && typeof from !== 'string') || (gives && value === undefined)) return undefined
  const at = tokensOf(path)
  const source = takes ? tokensOf(String(from)) : []
  return at === undefined || source === undefined ? undefined : { op, path, at, from: source, value: value ?? null }
}

/** RFC 6902, 4.1 to 4.6: the document after an operation, undefined where that fails. */
function applied(document: Value, { op, at, from, value }: Operation): Value | undefined {
  const there = valueAt(document, at)
  const source = valueAt(document, from)
  switch (op) {
    case 'add':
      return withAdded(document, at, value)
    case 'remove':
      return withRemoved(document, at)
    case 'test':
      return there !== undefined && isEqual(there, value) ? document : undefined
    case 'replace': {
      if (there === undefined || at.length === 0) return there === undefined ? undefined : value
      const rest = withRemoved(document, at)
      return rest === undefined ? undefined : withAdded(rest, at, value)
    }
    case 'copy':
      return source === undefined ? undefined : withAdded(document, at, source)
    default: {
      if (source === undefined) return undefined
      const stays = isEqual(from, at)
      const isInside = !stays && isEqual(from, at.slice(0, from.length))
      if (stays || isInside) return stays ? document : undefined
      const rest = withRemoved(document, from)
      return rest === undefined ? undefined : withAdded(rest, at, source)
    }
  }
}

/** The attributes that an operation writes; of the whole document, those that then are others. */
function written({ op, at, from }: Operation, before: Image, after: Image): readonly string[] {
  if (op === 'test') return []
  // Of a list, a copy of an item to its own place makes one more.
  if ((op === 'move' || op === 'copy') && isEqual(from, at) && isEqual(before, after)) return []
  if (at.length > 0) return [...new Set([...(op === 'move' ? from.slice(0, 1) : []), ...at.slice(0, 1)])]
  return differing(before, after)
}

function differing(before: Image, after: Image): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter(name => !isEqual([...asList(before, name)], [...asList(after, name)]))
}

const asList = (image: Image, name: string): Value[] => (Object.hasOwn(image, name) ? [image[name] ?? null] : [])

/** The element that makes an attribute what it is in an image. */
export const setTo = (image: Image, name: string): Element =>
  Object.hasOwn(image, name)
    ? { op: 'add', path: pathOf(name), value: image[name] ?? null }
    : { op: 'remove', path: pathOf(name) }

/** What a JSON Patch does to an image, as the v2.1 body that does the same to it, or the status of its refusal. */
export function fromJsonPatch(body: unknown, image: Image): readonly Element[] | number {
  if (!Array.isArray(body)) return 400
  const operations = body.map(read)
  if (operations.includes(undefined)) return 400
  const elements: Element[] = []
  let document = image
  for (const operation of operations) {
    if (operation === undefined) return 400
    const { op, path, at, value } = operation
    const after = applied(document, operation)
    if (at.length === 1 && isPlainOp(op)) {
      // Whether that attribute is there, and may be touched, is for the server to say.
      elements.push(op === 'remove' ? { op, path } : { op, path, value })
    } else {
      if (after === undefined) return 409
      if (!isObject(after)) return 400
      const names = written(operation, document, after)
      elements.push(...names.map(name => setTo(after, name)))
    }
    if (isObject(after)) document = after
  }
  return elements
}

/**
 * What a JSON Patch does to an image when it is all done, in the same words. A patch is done as a whole or not at all
 * (RFC 6902, 5), so a server need not look at what an attribute is in between.
 */
export function fromWholeJsonPatch(body: unknown, image: Image): readonly Element[] | number {
  if (!Array.isArray(body)) return 400
  let document: Value | undefined = image
  for (const raw of body) {
    const operation = read(raw)
    if (operation === undefined) return 400
    document = document === undefined ? undefined : applied(document, operation)
  }
  if (!isObject(document)) return 409
  const after = document
  return differing(image, after).map(name => setTo(after, name))
}
