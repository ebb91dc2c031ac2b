import { complain, type Fault, faultsOf } from './faults.js'
import { escapeToken } from './pointer.js'
import type { InnerRule } from './ruleset.js'
import { disordered } from './ruleset-check.js'
import { keywords } from './ruleset-schema.js'
import { map, type Schema } from './schema.js'

/** The keywords that mean the same in a schema and in a rule. */
export const plainKeywords = [
  'type',
  'enum',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'maxItems',
  'required',
] as const satisfies readonly (keyof InnerRule)[]

/** What is read of the schema of one attribute; the rest of JSON Schema is passed over. */
export interface PropertySchema extends Pick<InnerRule, (typeof plainKeywords)[number]> {
  /** A regular expression of Python. */
  readonly pattern?: string
  readonly items?: PropertySchema
  readonly properties?: { readonly [member: string]: PropertySchema }
  readonly additionalProperties?: boolean | PropertySchema
  readonly readOnly?: boolean
}

/** The schema of an image, as `GET /v2/schemas/image` answers it (003 6.3.1). */
export interface ImageSchema {
  readonly properties: { readonly [attribute: string]: PropertySchema }
  readonly additionalProperties?: boolean | PropertySchema
}

/** How many schemas may stand within each other; `locations` of Glance has four. */
const deepest = 16

const anObject: Schema = { type: 'object' }
const more: Schema = { anyOf: [{ type: 'boolean' }, anObject] }

const propertyShape: Schema = {
  type: 'object',
  properties: {
    ...Object.fromEntries(plainKeywords.map(keyword => [keyword, keywords[keyword] ?? {}])),
    pattern: { type: 'string' },
    items: anObject,
    properties: map(anObject),
    additionalProperties: more,
    readOnly: { type: 'boolean' },
  },
}
const imageShape: Schema = {
  type: 'object',
  properties: { properties: map(anObject), additionalProperties: more },
  required: ['properties'],
}

/** Reads a schema, which may be any JavaScript value, into a copy. Throws a TypeError that says where it is none. */
export function readImageSchema(value: unknown): ImageSchema {
  const schema: unknown = copied(value)
  const shape = faultsOf(imageShape, schema, '')
  complain('The schema', shape)
  // Its shape has just been seen; that of its parts is seen next.
  const image = schema as ImageSchema
  const { properties, additionalProperties } = image
  complain('The schema', [
    ...within(properties, '/properties', 1),
    ...(typeof additionalProperties === 'object' ? faults(additionalProperties, '/additionalProperties', 1) : []),
  ])
  return image
}

/** undefined where the value is none that JSON can say. */
function copied(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value))
  } catch {
    return undefined
  }
}

function faults(property: PropertySchema, pointer: string, level: number): readonly Fault[] {
  const shape = faultsOf(propertyShape, property, pointer)
  if (shape.length > 0) return shape
  if (level > deepest) return [{ pointer, wants: `at most ${deepest} schemas within each other wanted` }]
  const { items, properties = {} } = property
  return [
    ...disordered({ ...property }, pointer),
    ...(items === undefined ? [] : faults(items, `${pointer}/items`, level + 1)),
    ...within(properties, `${pointer}/properties`, level + 1),
  ]
}

const within = (
  properties: Readonly<Record<string, PropertySchema>>,
  pointer: string,
  level: number,
): readonly Fault[] =>
  Object.entries(properties).flatMap(([name, property]) => faults(property, `${pointer}/${escapeToken(name)}`, level))
