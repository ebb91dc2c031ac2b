import type { Json, JsonObject } from '../../src/json.js'

/** A JSON Schema (2020-12), as plain data. */
export type JsonSchema = JsonObject

/** Keywords that JSON Schema does not know and VS Code does: an ajv that is strict wants to be told of them. */
export const editorKeywords = ['errorMessage', 'defaultSnippets', 'doNotSuggest'] as const

/** A schema that nothing fits. */
export const nothing: JsonSchema = { not: {} }

/** A schema that nothing fits, and what an editor then says. */
export const refusing = (errorMessage: string): JsonSchema => ({ ...nothing, errorMessage })

/** A published schema: its file in `schemas/`, and what stands there. */
export interface Publication {
  readonly file: string
  readonly schema: JsonSchema
}

/** A schema under the address that the package has for it. */
export const publish = (file: string, schema: JsonSchema): Publication => ({
  file,
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://unpkg.com/openstack-image-patch/schemas/${file}`,
    ...schema,
  },
})

/** An object as JSON has it: members that are undefined are left out. */
export const compact = (members: Readonly<Record<string, Json | undefined>>): JsonSchema =>
  Object.fromEntries(Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

/** An entry of a table that must have it. */
export function entry<T>(table: ReadonlyMap<string, T>, key: string): T {
  const found = table.get(key)
  if (found === undefined) throw new Error(`schemas: nothing for ${key}`)
  return found
}

/** All of some schemas at once, as flat as that goes. */
export function allOf(schemas: readonly JsonSchema[]): JsonSchema {
  const [first, ...more] = schemas
  if (first === undefined) return {}
  return more.length === 0 ? first : { allOf: schemas }
}

/** The same beside other keywords, of which none may be overwritten. */
export const all = (schemas: readonly JsonSchema[]): JsonSchema => (schemas.length === 0 ? {} : { allOf: schemas })

/** Any of some schemas, as flat as that goes. */
export function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const [first, ...more] = schemas
  if (first === undefined) return nothing
  return more.length === 0 ? first : { anyOf: schemas }
}

/** One of some values; ajv takes no empty enum. */
export const among = (values: readonly Json[]): JsonSchema => (values.length === 0 ? nothing : { enum: values })
