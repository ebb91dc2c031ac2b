import type { Json } from '../../src/json.js'
import type { JsonSchema } from './schema.js'

/** Objects that their member `code` tells apart, as one: what all have alike, and what each has of its own. */
export function byCode(branches: readonly JsonSchema[]): JsonSchema {
  const members = branches.map(({ properties }) => Object.entries(properties as JsonSchema))
  const [first = []] = members
  const text = (value: Json | undefined): string => JSON.stringify(value)
  const common = first.filter(([name, schema]) =>
    members.every(each => text(Object.fromEntries(each)[name]) === text(schema)),
  )
  const shared = new Set(common.map(([name]) => name))
  const codes = members.map(each => Object.fromEntries(each).code as JsonSchema)
  const own = members.map(each => Object.fromEntries(each.filter(([name]) => name !== 'code' && !shared.has(name))))
  const properties = Object.fromEntries(
    first.map(([name, schema]) => [name, shared.has(name) ? schema : name === 'code' ? codesOf(codes) : {}]),
  )
  return {
    ...branches[0],
    properties,
    allOf: codes.map((code, index) => ({
      if: { properties: { code }, required: ['code'] },
      then: { properties: own[index] ?? {} },
    })),
  }
}

const codesOf = (codes: readonly JsonSchema[]): JsonSchema => ({
  type: 'string',
  enum: codes.flatMap(code => (code.const === undefined ? [] : [code.const])),
})
