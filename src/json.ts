/** A JSON value that holds no others (RFC 8259, 3). */
export type JsonPrimitive = null | boolean | number | string
/** Any JSON value (RFC 8259). */
export type Json = JsonPrimitive | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [member: string]: Json
}

/** The type names of JSON Schema (2020-12, Validation 6.1.1): `integer` is a number without a fraction. */
export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

/** True for what JSON calls an object: not null, not an array. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The narrowest JSON type of a value, or the JavaScript type (`undefined`, `function`, `bigint`, …) of a value that JSON
 * cannot hold; NaN and the infinities are such values too and answer their names.
 */
export function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number')
    return Number.isInteger(value) ? 'integer' : Number.isFinite(value) ? 'number' : String(value)
  return typeof value
}

/** Makes the test whether a value is of one of some types; it goes by `typeof` and makes nothing. */
export function typeTest(types: readonly JsonType[]): (value: unknown) => boolean {
  const string = types.includes('string')
  const boolean = types.includes('boolean')
  const number = types.includes('number')
  const integer = types.includes('integer')
  const names: ReadonlySet<string> = new Set(types)
  return value => {
    switch (typeof value) {
      case 'string':
        return string
      case 'boolean':
        return boolean
      case 'number':
        return number ? Number.isFinite(value) : integer && Number.isInteger(value)
      default:
        return names.has(typeName(value))
    }
  }
}

/** The members of an object that its JSON text would have: own and enumerable, each read once. */
export const ownMembers = (value: object): Readonly<Record<string, unknown>> => {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? (value as Record<string, unknown>) : { ...value }
}

/** How many members an object has; makes nothing, as a list of them would be. */
export function countMembers(value: Readonly<Record<string, unknown>>): number {
  let count = 0
  for (const _ in value) count++
  return count
}

/**
 * The indexes of an array that are worth a visit: all of a dense one; of a sparse one, which no JSON text makes and whose
 * length may be four thousand million, those before the first hole, the hole itself, and every element behind it.
 */
export function* indexesOf(array: readonly unknown[]): Iterable<number> {
  for (let i = 0; i < array.length; i++) {
    yield i
    if (array[i] === undefined && !(i in array)) {
      for (const key of Object.keys(array)) if (Number(key) > i && String(Number(key) >>> 0) === key) yield Number(key)
      return
    }
  }
}

/**
 * Whether a number is written as it was read: finite, and no integer beyond 2^53, of which others may have been read as the
 * same (RFC 8259, 6).
 */
export const isKept = (number: number): boolean =>
  Number.isSafeInteger(number) || (Number.isFinite(number) && !Number.isInteger(number))

/**
 * Whether a value is JSON, nested so little that its text can be written. Members that are undefined are not there. `sound` are
 * objects that were found to be: values may share them.
 */
export function isJson(value: unknown, levels = 100, sound: Set<object> = new Set()): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value !== 'object') return false
  if (sound.has(value)) return true
  if (levels === 0 || ('toJSON' in value && typeof value.toJSON === 'function')) return false
  const isList = Array.isArray(value)
  const members = Object.values(value)
  const isSound =
    (!isList || members.length === value.length) &&
    members.every(inner => (inner === undefined && !isList) || isJson(inner, levels - 1, sound))
  if (isSound) sound.add(value)
  return isSound
}

/** A value in a few characters, as a message quotes it. */
export function excerpt(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value)
  return value === null || typeof value === 'boolean' || typeof value === 'number' ? String(value) : typeName(value)
}

/** The length of a string in code points, as Python's `len` and JSON Schema count it (6.3.1). */
export function codePoints(text: string): number {
  const units = text.length
  let count = units
  for (let i = 0; i < units; i++) {
    if ((text.charCodeAt(i) & 0xfc00) !== 0xd800 || (text.charCodeAt(i + 1) & 0xfc00) !== 0xdc00) continue
    count--
    i++
  }
  return count
}
