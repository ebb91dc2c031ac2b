import type { Value } from '../reference-server.js'

/** The reference tokens of a JSON Pointer (RFC 6901, 3 and 4); undefined for a text that is none. */
export function tokensOf(pointer: string): readonly string[] | undefined {
  if (pointer === '') return []
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined
  const escaped = pointer.slice(1).split('/')
  return escaped.map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

export const isObject = (value: unknown): value is { readonly [member: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** RFC 6901, 4: digits, without leading zeros. */
const isIndex = (token: string): boolean => /^(?:0|[1-9][0-9]*)$/.test(token)

/** The value at a place, undefined where there is none. */
export function valueAt(value: Value, [token, ...rest]: readonly string[]): Value | undefined {
  if (token === undefined) return value
  const inner = childOf(value, token)
  return inner === undefined ? undefined : valueAt(inner, rest)
}

function childOf(value: Value, token: string): Value | undefined {
  if (isList(value)) return isIndex(token) ? value[Number(token)] : undefined
  return isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined
}

/** RFC 6902, 4.1: the value with another one added at a place, undefined where nothing can be added. */
export function withAdded(value: Value, [token, ...rest]: readonly string[], added: Value): Value | undefined {
  if (token === undefined) return added
  if (rest.length === 0) {
    if (isObject(value)) return { ...value, [token]: added }
    if (!isList(value)) return undefined
    const index = token === '-' ? value.length : isIndex(token) ? Number(token) : Infinity
    return index > value.length ? undefined : [...value.slice(0, index), added, ...value.slice(index)]
  }
  return withChanged(value, token, inner => withAdded(inner, rest, added))
}

/** RFC 6902, 4.2: the value without what is at a place, undefined where nothing is, and where nothing would be left. */
export function withRemoved(value: Value, [token, ...rest]: readonly string[]): Value | undefined {
  if (token === undefined || childOf(value, token) === undefined) return undefined
  if (rest.length > 0) return withChanged(value, token, inner => withRemoved(inner, rest))
  if (isList(value)) return value.filter((_, index) => index !== Number(token))
  return Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => name !== token))
}

function withChanged(value: Value, token: string, change: (inner: Value) => Value | undefined): Value | undefined {
  const inner = childOf(value, token)
  const changed = inner === undefined ? undefined : change(inner)
  if (changed === undefined) return undefined
  return isList(value)
    ? value.map((each, index) => (index === Number(token) ? changed : each))
    : { ...Object(value), [token]: changed }
}

/** RFC 6902, 4.6: numbers by their value, lists in their order, objects by their members. */
export function isEqual(one: Value, other: Value): boolean {
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((each, index) => isEqual(each, other[index] ?? null))
  if (!isObject(one) || !isObject(other)) return one === other
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every(name => Object.hasOwn(other, name) && isEqual(one[name] ?? null, other[name] ?? null))
  )
}
