import { excerpt, isObject, typeName } from './json.js'
import { span } from './phrases.js'
import { escapeToken } from './pointer.js'
import { rulesetSchema } from './ruleset-schema.js'
import type { Schema } from './schema.js'

/** A fault in a ruleset, or in what one is made of: where, as a JSON Pointer into it, and what is wanted there. */
export interface Fault {
  readonly pointer: string
  readonly wants: string
}

const shownFaults = 10

/** Throws a TypeError that lists the faults of something and where they are; returns when it has none. */
export function complain(subject: string, faults: readonly Fault[]): void {
  if (faults.length === 0) return
  const lines = faults
    .slice(0, shownFaults)
    .map(({ pointer, wants }) => `  ${pointer === '' ? 'at its root' : `at ${pointer}`}: ${wants}`)
  const more = faults.length > shownFaults ? [`  and ${faults.length - shownFaults} more`] : []
  throw new TypeError([`${subject} cannot be used:`, ...lines, ...more].join('\n'))
}

/** What is known to have no faults under a schema: rulesets share much of what they are made of. */
type Sound = Map<Schema, Set<object>>

/** The faults of a value under a schema of the subset that `Schema` names. */
export const faultsOf = (schema: Schema, value: unknown, pointer: string): readonly Fault[] =>
  search(schema, value, pointer, new Map())

const none: readonly Fault[] = []

function search(written: Schema, value: unknown, pointer: string, sound: Sound): readonly Fault[] {
  const schema = resolved(written)
  if (typeof value !== 'object' || value === null) return lookAt(schema, value, pointer, sound)
  if (sound.get(schema)?.has(value)) return none
  const faults = lookAt(schema, value, pointer, sound)
  if (faults.length === 0) sound.set(schema, (sound.get(schema) ?? new Set()).add(value))
  return faults
}

const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (rulesetSchema.$defs[schema.$ref.slice(prefix)] ?? {})

const prefix = '#/$defs/'.length

function lookAt(schema: Schema, value: unknown, pointer: string, sound: Sound): readonly Fault[] {
  const { anyOf, type, minimum = -Infinity, maximum = Infinity } = schema
  const fault = (wants: string): readonly Fault[] => [{ pointer, wants }]
  if (anyOf !== undefined) {
    const branches: (readonly Fault[])[] = []
    for (const branch of anyOf) {
      const faults = search(branch, value, pointer, sound)
      if (faults.length === 0) return none
      branches.push(faults)
    }
    // The branch that goes deepest is the one that was meant, else the only one for values of this type.
    const ofType = branches.filter((_, index) => fits(resolved(anyOf[index] ?? {}).type, value))
    const meant =
      branches.find(faults => faults.every(inner => inner.pointer !== pointer)) ??
      (ofType.length === 1 ? ofType[0] : undefined)
    return meant ?? fault(`${anyOf.map(named).join(' or ')} wanted, not ${excerpt(value)}`)
  }
  const { const: only, enum: all = only === undefined ? undefined : [only] } = schema
  if ((all !== undefined && !all.includes(value as string)) || (type !== undefined && !fits(type, value)))
    return fault(`${named(schema)} wanted, not ${excerpt(value)}`)
  if (typeof value === 'string' && value.length < (schema.minLength ?? 0))
    return fault('a text that is not empty wanted')
  if (typeof value === 'number' && !(value >= minimum && value <= maximum))
    return fault(
      schema.minimum === undefined && schema.maximum === undefined
        ? `a finite number wanted, not ${value}`
        : `a number wanted, ${span(schema.minimum, schema.maximum)}, not ${value}`,
    )
  if (!Array.isArray(value)) return isObject(value) ? objectFaults(schema, value, pointer, sound) : none
  if (value.length < (schema.minItems ?? 0)) return fault('a list that is not empty wanted')
  const { items = {} } = schema
  const faults: Fault[] = []
  for (let i = 0; i < value.length; i++) faults.push(...search(items, value[i], `${pointer}/${i}`, sound))
  return faults
}

function objectFaults(
  schema: Schema,
  value: Readonly<Record<string, unknown>>,
  pointer: string,
  sound: Sound,
): readonly Fault[] {
  // A Map, a Date: their members are not what they hold. Those of a module are.
  if (!/^.object (?:Object|Module)/.test(Object.prototype.toString.call(value)))
    return [{ pointer, wants: 'plain JSON wanted' }]
  const faults: Fault[] = []
  const { properties = {}, additionalProperties } = schema
  for (const member of schema.required ?? []) {
    if (!Object.hasOwn(value, member) || value[member] === undefined)
      faults.push({ pointer, wants: `member "${member}" is missing` })
  }
  const members = Object.keys(value)
  if (members.length < (schema.minProperties ?? 0)) faults.push({ pointer, wants: 'at least one member wanted' })
  if (members.length > (schema.maxProperties ?? Infinity)) faults.push({ pointer, wants: 'no members wanted' })
  for (const member of members) {
    const inner = value[member]
    if (inner === undefined) continue
    const at = `${pointer}/${escapeToken(member)}`
    if (schema.propertyNames !== undefined) faults.push(...search(schema.propertyNames, member, at, sound))
    const own = Object.hasOwn(properties, member) ? properties[member] : additionalProperties
    if (own === false)
      faults.push({ pointer: at, wants: `no such member; known are ${Object.keys(properties).join(', ')}` })
    else if (own !== undefined) faults.push(...search(own, inner, at, sound))
  }
  if (schema.if !== undefined) {
    const holds = search(schema.if, value, pointer, sound).length === 0
    faults.push(...search((holds ? schema.then : schema.else) ?? {}, value, pointer, sound))
  }
  return faults
}

function fits(type: Schema['type'], value: unknown): boolean {
  const name = typeName(value)
  return name === type || (type === 'number' && name === 'integer')
}

const named = (schema: Schema): string =>
  schema.const !== undefined
    ? JSON.stringify(schema.const)
    : schema.enum !== undefined
      ? `one of ${schema.enum.map(one => JSON.stringify(one)).join(', ')}`
      : schema.type === undefined
        ? 'another value'
        : `${/^[aeio]/.test(schema.type) ? 'an' : 'a'} ${schema.type}`
