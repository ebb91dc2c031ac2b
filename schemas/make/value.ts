import { compileValue } from '../../src/checks/value.js'
import { valueWords } from '../../src/cli/explain/value-words.js'
import type { Json, JsonType } from '../../src/json.js'
import { typeName } from '../../src/json.js'
import type { InnerRule, ValueRule } from '../../src/ruleset.js'
import { allOf, anyOf, compact, type JsonSchema, nothing } from './schema.js'
import { wantsWords } from './words.js'

/** The rules that a server enforces. */
export const enforced = (rules: readonly ValueRule[]): readonly ValueRule[] =>
  rules.filter(({ severity = 'error' }) => severity === 'error')

/** What the server takes, by rules that are all enforced, with words for a keyword that an editor has none for. */
export function valueSchema(rules: readonly InnerRule[]): JsonSchema {
  const schema = bareSchema(rules)
  return 'pattern' in schema || 'not' in schema ? { ...schema, ...explained(rules) } : schema
}

const explained = (rules: readonly InnerRule[]): JsonSchema => ({
  errorMessage: wantsWords('Wants', valueWords(rules).wants),
})

/** One branch per type, since a keyword speaks of one type only. */
function bareSchema(rules: readonly InnerRule[]): JsonSchema {
  const listed = choices(rules)
  if (listed !== undefined) return listed
  const types = typesOf(rules)
  const excluded = rules.flatMap(rule => rule.not?.enum ?? []).filter(value => types?.some(fits(value)) ?? true)
  const not = excluded.length === 0 ? undefined : { enum: excluded }
  if (types === undefined && !everyType.some(type => speaksOf(rules, type))) return compact({ not })
  const [one, other, ...more] = types ?? everyType
  // A type and null share their keywords, which null passes anyway; ajv is strict about other pairs.
  if (one !== undefined && more.length === 0 && (other === undefined || one === 'null' || other === 'null')) {
    const type = other === undefined ? one : [one, other]
    return {
      type,
      ...keywordsFor(rules, one),
      ...(other === undefined ? {} : keywordsFor(rules, other)),
      ...compact({ not }),
    }
  }
  const branches = (types ?? everyType).map(type => ({ type, ...keywordsFor(rules, type), ...explained(rules) }))
  return { ...anyOf(branches), ...compact({ not }) }
}

/** The values that are both listed by an enum and taken by all other rules, or undefined where there is no enum. */
function choices(rules: readonly InnerRule[]): JsonSchema | undefined {
  const [first] = rules.flatMap(rule => (rule.enum === undefined ? [] : [rule.enum]))
  if (first === undefined) return undefined
  const { accepts } = compileValue(rules)
  const values = [...new Set(first)].filter(accepts)
  if (values.length === 0) return nothing
  return { enum: values }
}

const everyType: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object']

const fits =
  (value: Json) =>
  (type: JsonType): boolean =>
    type === typeName(value) || (type === 'number' && typeof value === 'number')

/** The types that all rules allow, or undefined where none speaks of types. */
function typesOf(rules: readonly InnerRule[]): readonly JsonType[] | undefined {
  const lists = rules.flatMap(({ type }) => (type === undefined ? [] : [typeof type === 'string' ? [type] : type]))
  const [first, ...more] = lists
  if (first === undefined) return undefined
  return more.reduce<readonly JsonType[]>(
    (both, list) => [...new Set(both.flatMap(type => common(type, list)))],
    simple(first),
  )
}

/** No integer beside number. */
const simple = (types: readonly JsonType[]): readonly JsonType[] => [
  ...new Set(types.includes('number') ? types.filter(type => type !== 'integer') : types),
]

function common(type: JsonType, list: readonly JsonType[]): readonly JsonType[] {
  if (list.includes(type)) return [type]
  if (type === 'number' && list.includes('integer')) return ['integer']
  return type === 'integer' && list.includes('number') ? ['integer'] : []
}

const speaksOf = (rules: readonly InnerRule[], type: JsonType): boolean =>
  Object.keys(keywordsFor(rules, type)).length > 0

/** What the rules say of values of one type. */
function keywordsFor(rules: readonly InnerRule[], type: JsonType): JsonSchema {
  const numbers = (read: (rule: InnerRule) => number | undefined): readonly number[] =>
    rules.map(read).filter(bound => bound !== undefined)
  const least = (bounds: readonly number[]): number | undefined =>
    bounds.length === 0 ? undefined : Math.min(...bounds)
  const most = (bounds: readonly number[]): number | undefined =>
    bounds.length === 0 ? undefined : Math.max(...bounds)
  switch (type) {
    case 'string': {
      const patterns = rules.flatMap(rule =>
        rule.pattern === undefined ? [] : [{ pattern: rule.pattern, ...explained([rule]) }],
      )
      const lengths = {
        minLength: most(numbers(rule => rule.minLength)),
        maxLength: least(numbers(rule => rule.maxLength)),
      }
      return { ...compact(lengths), ...allOf(patterns) }
    }
    case 'integer':
    case 'number':
      return compact({ minimum: most(numbers(rule => rule.minimum)), maximum: least(numbers(rule => rule.maximum)) })
    case 'array': {
      const items = rules.flatMap(rule => (rule.items === undefined ? [] : [rule.items]))
      return compact({
        maxItems: least(numbers(rule => rule.maxItems)),
        items: items.length === 0 ? undefined : valueSchema(items),
      })
    }
    case 'object':
      return allOf(rules.map(members).filter(schema => Object.keys(schema).length > 0))
    default:
      return {}
  }
}

function members({ required = [], properties, additionalProperties }: InnerRule): JsonSchema {
  const inner = Object.entries(properties ?? {}).map(([name, rule]) => [name, valueSchema([rule])] as const)
  // ajv, when strict, wants each required member among the properties; in a closed object that would let it in.
  const open = additionalProperties === false ? [] : required.map(name => [name, {}] as const)
  const all = Object.fromEntries([...open, ...inner])
  return compact({
    required: required.length === 0 ? undefined : required,
    properties: Object.keys(all).length === 0 ? undefined : all,
    additionalProperties,
  })
}

/** The values that the rules name and find nothing wrong with, where those are not simply all that the server takes. */
export function examples(rules: readonly ValueRule[]): readonly Json[] | undefined {
  const { accepts, clean } = compileValue(rules)
  const named = [...new Set(rules.flatMap(rule => rule.enum ?? []))]
  const best = named.filter(clean)
  const taken = enforced(rules).some(rule => rule.enum !== undefined) ? named.filter(accepts) : []
  return best.length === 0 || best.length === taken.length ? undefined : best
}
