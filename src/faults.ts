import { excerpt, isObject, typeName } from './json.js'
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

/** The faults of a value under a schema of the subset that `Schema` names. */
export function faultsOf(schema: Schema, value: unknown, pointer: string): readonly Fault[] {
  const fault = (wants: string): readonly Fault[] => [{ pointer, wants }]
  if (schema.$ref !== undefined)
    return faultsOf(rulesetSchema.$defs[schema.$ref.slice('#/$defs/'.length)] ?? {}, value, pointer)
  if (schema.anyOf !== undefined) {
    const branches = schema.anyOf.map(branch => ({ branch, faults: faultsOf(branch, value, pointer) }))
    if (branches.some(({ faults }) => faults.length === 0)) return []
    // The branch that goes deepest is the one that was meant.
    const meant = branches.find(({ faults }) => faults.every(inner => inner.pointer !== pointer))
    return (
      meant?.faults ??
      fault(`${branches.map(({ branch }) => named(branch)).join(' or ')} wanted, not ${excerpt(value)}`)
    )
  }
  if (schema.const !== undefined && value !== schema.const)
    return fault(`${named(schema)} wanted, not ${excerpt(value)}`)
  if (schema.enum !== undefined && !schema.enum.some(one => one === value))
    return fault(`${named(schema)} wanted, not ${excerpt(value)}`)
  if (schema.type !== undefined && !fits(schema.type, value))
    return fault(`${named(schema)} wanted, not ${excerpt(value)}`)
  if (typeof value === 'string' && value.length < (schema.minLength ?? 0))
    return fault('a text that is not empty wanted')
  if (typeof value === 'number' && !(value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity))) {
    return fault(`a number from ${schema.minimum} to ${schema.maximum ?? 'any'} wanted, not ${value}`)
  }
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) return fault('a list that is not empty wanted')
    return Array.from(value, (item, index) => faultsOf(schema.items ?? {}, item, `${pointer}/${index}`)).flat()
  }
  return isObject(value) ? objectFaults(schema, value, pointer) : []
}

function objectFaults(schema: Schema, value: Readonly<Record<string, unknown>>, pointer: string): readonly Fault[] {
  const faults: Fault[] = []
  const { properties = {}, additionalProperties } = schema
  for (const member of schema.required ?? []) {
    if (!Object.hasOwn(value, member) || value[member] === undefined)
      faults.push({ pointer, wants: `member "${member}" is missing` })
  }
  const size = Object.keys(value).length
  if (size < (schema.minProperties ?? 0)) faults.push({ pointer, wants: 'at least one member wanted' })
  if (size > (schema.maxProperties ?? Infinity)) faults.push({ pointer, wants: 'no members wanted' })
  for (const [member, inner] of Object.entries(value)) {
    const at = `${pointer}/${escapeToken(member)}`
    if (inner === undefined) continue
    if (schema.propertyNames !== undefined) faults.push(...faultsOf(schema.propertyNames, member, at))
    const own = Object.hasOwn(properties, member) ? properties[member] : additionalProperties
    if (own === false)
      faults.push({ pointer: at, wants: `no such member; known are ${Object.keys(properties).join(', ')}` })
    else if (own !== undefined) faults.push(...faultsOf(own, inner, at))
  }
  if (schema.if !== undefined) {
    const holds = faultsOf(schema.if, value, pointer).length === 0
    faults.push(...faultsOf((holds ? schema.then : schema.else) ?? {}, value, pointer))
  }
  return faults
}

function fits(type: NonNullable<Schema['type']>, value: unknown): boolean {
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
