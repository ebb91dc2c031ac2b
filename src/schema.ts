/** The part of JSON Schema (2020-12) in which the shape of a ruleset is written (`ruleset-schema.ts`); `ruleset-check.ts` interprets it. */
export interface Schema {
  readonly $ref?: string
  readonly description?: string
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean'
  readonly const?: string | boolean
  readonly enum?: readonly (string | boolean)[]
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly properties?: { readonly [member: string]: Schema }
  readonly required?: readonly string[]
  readonly additionalProperties?: false | Schema
  readonly propertyNames?: Schema
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly anyOf?: readonly Schema[]
  readonly if?: Schema
  readonly then?: Schema
  readonly else?: Schema
}

/** Short ways to write the parts of a schema. */
export const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` })
export const text: Schema = { type: 'string', minLength: 1 }
export const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more })
export const map = (additionalProperties: Schema, more: Schema = {}): Schema => ({
  type: 'object',
  additionalProperties,
  ...more,
})
export const object = (
  required: readonly string[],
  properties: { readonly [member: string]: Schema },
  more: Schema = {},
): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
  ...more,
})
