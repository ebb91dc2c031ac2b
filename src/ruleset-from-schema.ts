import { type ImageSchema, type PropertySchema, plainKeywords, readImageSchema } from './image-schema.js'
import { isObject } from './json.js'
import { fromPython } from './python-pattern.js'
import type { AttributeRule, CustomRule, InnerRule, Ruleset, ValueRule } from './ruleset.js'
import { checkRuleset } from './ruleset-check.js'

export interface SchemaOptions {
  /** The ruleset of the endpoint, which knows what a schema does not say. */
  readonly base: Ruleset
  /** The name of the new ruleset; without it: that of the base. */
  readonly id?: string
}

/**
 * Makes a ruleset of the schema that a server publishes, as `GET /v2/schemas/image` answers it (003 6.3.1). It is the base
 * with what the schema says of values instead; attributes that only the schema knows are custom ones. To change what the
 * schema calls `readOnly`, and the base takes, is warned of: Glance 25.1 takes a PATCH of such properties, but for those
 * that the base knows to be closed.
 * What a schema cannot say stays as the base has it: rules that only warn, and those that a server judges later, and so do
 * attributes that only the base lists. With `additionalProperties` false, or without it, there are none but those of the
 * schema, those that every image has, and those that are closed.
 *
 * Patterns are those of Python; one that JavaScript cannot say is left out, so that the ruleset takes more than the server.
 * Changes nothing that it is given. Throws a TypeError for a schema that is none, with the place of every fault, and for
 * options that cannot be.
 */
export function rulesetFromSchema(schema: unknown, options: SchemaOptions): Ruleset {
  try {
    const { base, id } = optionsOf(options)
    return merged(base, id, readImageSchema(schema))
  } catch (thrown) {
    if (thrown instanceof TypeError) throw thrown
    throw new TypeError('schema and options: plain JSON wanted')
  }
}

function optionsOf(options: unknown): Required<SchemaOptions> {
  if (!isObject(options)) throw new TypeError('options: an object with the base wanted')
  const base = options.base as Ruleset
  checkRuleset(base)
  const { id = base.id } = options
  if (typeof id !== 'string' || id === '') throw new TypeError('options.id: a text that is not empty wanted')
  return { base, id }
}

function merged(base: Ruleset, id: string, { properties, additionalProperties = false }: ImageSchema): Ruleset {
  const { otherwise, ...rest } = base
  const custom: CustomRule = otherwise ?? { effects: ['set', 'unset'] }
  const isReserved = (name: string): boolean => custom.reserved?.some(({ prefix }) => name.startsWith(prefix)) === true
  // What the image itself has, the server's schema need not list, nor what nobody may change.
  const isKept = (name: string, { presence, effects }: AttributeRule): boolean =>
    additionalProperties !== false || presence === 'always' || effects.length === 0 || Object.hasOwn(properties, name)
  const known = new Map(Object.entries(base.attributes).filter(([name, rule]) => isKept(name, rule)))
  const attributes = Object.entries(properties).flatMap(([name, property]) => {
    const rule = known.get(name)
    if (rule !== undefined) return [[name, listed(rule, property, name)] as const]
    return isReserved(name) ? [] : [[name, added(custom, property, name)] as const]
  })
  return {
    ...rest,
    id,
    attributes: Object.fromEntries([...known, ...attributes]),
    ...(additionalProperties === false ? {} : { otherwise: others(custom, additionalProperties) }),
  }
}

/** An attribute that the base lists. */
function listed(rule: AttributeRule, property: PropertySchema, name: string): AttributeRule {
  const advised = { ...(rule.effects.length === 0 ? {} : adviceOf(property)), ...rule }
  const said = valuesOf(property, rule.value, `/properties/${name}`)
  return said.length === 0 ? advised : { ...advised, value: [...said, ...unsaid(rule.value)] }
}

/** An attribute that only the schema knows. */
const added = ({ title, value }: CustomRule, property: PropertySchema, name: string): AttributeRule => ({
  ...(title === undefined ? {} : { title }),
  effects: ['set', 'unset'],
  ...adviceOf(property),
  value: [...valuesOf(property, value, `/properties/${name}`), ...unsaid(value)],
})

const adviceOf = ({ readOnly }: PropertySchema): Pick<AttributeRule, 'advice'> =>
  readOnly === true ? { advice: 'The schema of the server calls it read-only: leave it out.' } : {}

/** The attributes that neither lists. */
function others(custom: CustomRule, property: true | PropertySchema): CustomRule {
  const said = property === true ? [] : valuesOf(property, custom.value, '/additionalProperties')
  return said.length === 0 ? custom : { ...custom, value: [...said, ...unsaid(custom.value)] }
}

type Values = readonly ValueRule[]

const isSaid = ({ stage, severity = 'error' }: ValueRule): boolean => stage === undefined && severity === 'error'

/** The rules that no schema can say. */
const unsaid = (rules: Values = []): Values => rules.filter(rule => !isSaid(rule))

/** The keywords that make a rule of their own; those for members belong together. */
const topics = [
  ['type'],
  ['enum'],
  ['minLength'],
  ['maxLength'],
  ['pattern'],
  ['minimum'],
  ['maximum'],
  ['maxItems'],
  ['items'],
  ['required', 'properties', 'additionalProperties'],
] as const satisfies readonly (readonly (keyof InnerRule)[])[]

/** What the schema of an attribute says, as rules with the answers that the base has for such. */
function valuesOf(property: PropertySchema, before: Values = [], place: string): Values {
  const rule = ruleOf(property)
  return topics.flatMap(topic => {
    const keywords = topic.filter(keyword => rule[keyword] !== undefined)
    if (keywords.length === 0) return []
    const answer = before.filter(isSaid).find(one => topic.some(keyword => one[keyword] !== undefined))?.answer
    return [
      {
        ...Object.fromEntries(keywords.map(keyword => [keyword, rule[keyword]])),
        ...(topic[0] === 'pattern' ? { description: `text that matches ${property.pattern}` } : {}),
        ...(answer === undefined ? {} : { answer }),
        sources: [`schema ${place}`],
      },
    ]
  })
}

function ruleOf({ pattern, items, properties, additionalProperties, ...rest }: PropertySchema): InnerRule {
  const read = pattern === undefined ? undefined : fromPython(pattern)
  const members = Object.entries(properties ?? {}).map(([name, inner]) => [name, ruleOf(inner)] as const)
  return {
    ...plainOf(rest),
    ...(read === undefined ? {} : { pattern: read }),
    ...(items === undefined ? {} : { items: ruleOf(items) }),
    ...(properties === undefined ? {} : { properties: Object.fromEntries(members) }),
    ...(additionalProperties === false ? { additionalProperties } : {}),
  }
}

type Plain = Pick<InnerRule, (typeof plainKeywords)[number]>

/** The plain keywords alone, without all else that a schema may hold. */
const plainOf = (property: Plain): Plain =>
  Object.fromEntries(
    plainKeywords.flatMap(keyword => (property[keyword] === undefined ? [] : [[keyword, property[keyword]]])),
  )
