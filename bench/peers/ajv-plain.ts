import { Ajv, type Options } from 'ajv'
import { exclusive, flags, readOnly, texts } from './names.js'

const set = { enum: ['add', 'replace'] }
const text = { type: 'string' }
const memory = {
  anyOf: [
    { type: 'integer', minimum: 0 },
    { type: 'string', pattern: '^[0-9]+$' },
  ],
}

/** One schema for each thing that may be done to one attribute. */
const settable = (path: object, value: object): object => ({
  type: 'object',
  properties: { op: set, path, value },
  required: ['op', 'path', 'value'],
})
const removable = (path: object): object => ({
  type: 'object',
  properties: { op: { const: 'remove' }, path },
  required: ['op', 'path'],
})
const editable = (attribute: string, value: object): object[] => [
  settable({ const: `/${attribute}` }, value),
  removable({ const: `/${attribute}` }),
]
const listed = ['name', '__description', 'min_ram', 'max_ram', 'enterprise_project_id', 'hw_firmware_type']
const known = [...listed, ...flags, ...texts, ...readOnly]
const other = {
  type: 'string',
  pattern: '^/(?!os_glance)(?:[^~/]|~[01])*$',
  not: { enum: known.map(attribute => `/${attribute}`) },
}
const on = (attribute: string): object => ({
  contains: {
    properties: { op: set, path: { const: `/${attribute}` }, value: { not: { const: 'false' } } },
    required: ['op', 'path', 'value'],
  },
})

const schema = {
  type: 'array',
  items: {
    anyOf: [
      settable(
        { const: '/name' },
        { type: 'string', minLength: 1, maxLength: 128, pattern: '^(?! )[\\w. \\u4E00-\\u9FFF-]*(?<! )$' },
      ),
      ...editable('__description', { type: 'string', maxLength: 1024, pattern: '^[^\\r\\n<>]*$' }),
      settable({ const: '/min_ram' }, memory),
      ...editable('max_ram', memory),
      ...editable('hw_firmware_type', { enum: ['bios', 'uefi'] }),
      ...editable('enterprise_project_id', {
        type: 'string',
        pattern: '^(?:0|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$',
      }),
      ...flags.flatMap(attribute => editable(attribute, { enum: ['true', 'false'] })),
      ...texts.flatMap(attribute => editable(attribute, text)),
      settable(other, text),
      removable(other),
    ],
  },
  allOf: exclusive.map(([one, two]) => ({ not: { allOf: [on(one), on(two)] } })),
}

/** ajv with the schema that the tables of a document lead to: one alternative for each row. */
export const ajvPlain = (options: Options = {}): ((body: unknown) => boolean) =>
  new Ajv({ strict: false, ...options }).compile(schema)
