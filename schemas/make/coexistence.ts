import type { Json } from '../../src/json.js'
import type { Constraint, End, Ruleset } from '../../src/ruleset.js'
import type { Elements } from './elements.js'
import { pathOf } from './name.js'
import { allOf, anyOf, type JsonSchema } from './schema.js'

/** An end of a constraint as a body shows it: the bodies after which it is there, and after which it is not. */
interface Seen {
  readonly there: JsonSchema
  readonly gone: JsonSchema
  /** A base attribute is there without the body's help. */
  readonly always: boolean
  readonly touched: JsonSchema
}

/**
 * The constraints that the server enforces, as far as the body alone decides them: each as a schema of the bodies that it
 * refuses, for bodies with distinct targets.
 */
export const coexistence = (ruleset: Ruleset, elements: Elements): readonly JsonSchema[] =>
  ruleset.constraints
    .filter(({ severity = 'error' }) => severity === 'error')
    .flatMap(constraint => refusals(constraint, ruleset, elements))

function refusals(constraint: Constraint, ruleset: Ruleset, elements: Elements): readonly JsonSchema[] {
  const off = constraint.kind === 'excludes' ? constraint.off : undefined
  const seen = (end: End): Seen => see(end, off, ruleset, elements)
  const subject = seen(constraint.attribute)
  const others = constraint.others.filter(end => constraint.kind === 'requires' || settable(end, ruleset))
  if (constraint.kind === 'atMost' || others.length === 0 || !settable(constraint.attribute, ruleset)) return []
  const counts = (other: Seen): JsonSchema => (constraint.kind === 'excludes' ? other.there : other.gone)
  // What is there on every image is blamed only where the body touches one of the two.
  const [passive, active] = [
    others.map(seen).filter(({ always }) => always && subject.always),
    others.map(seen).filter(({ always }) => !always || !subject.always),
  ]
  return [
    ...(active.length === 0 ? [] : [allOf([subject.there, anyOf(active.map(counts))])]),
    ...passive.map(other => allOf([subject.there, counts(other), anyOf([subject.touched, other.touched])])),
  ].map(refused => ({ not: { type: 'array', ...refused }, errorMessage: `${spelled(constraint)}.` }))
}

export const side = (end: End): { readonly attribute: string; readonly equals?: Json } =>
  typeof end === 'string' ? { attribute: end } : end

/** Whether an end can ever be there for a body's sake. */
function settable(end: End, { attributes, otherwise }: Ruleset): boolean {
  const { attribute } = side(end)
  const rule = Object.hasOwn(attributes, attribute) ? attributes[attribute] : otherwise
  return rule !== undefined && (rule.effects.includes('set') || ('presence' in rule && rule.presence === 'always'))
}

function see(end: End, off: Json | undefined, { attributes }: Ruleset, elements: Elements): Seen {
  const { attribute, equals } = side(end)
  const path = pathOf(attribute)
  const rule = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined
  const sets = (value?: JsonSchema): JsonSchema => ({ contains: elements.sets(path, value) })
  const unsets = { contains: elements.unsets(path) }
  const isOff = off === undefined ? [] : [sets({ const: off })]
  const on = [
    ...(equals === undefined ? [] : [{ const: equals }]),
    ...(off === undefined ? [] : [{ not: { const: off } }]),
  ]
  const always = rule?.presence === 'always' && equals === undefined
  return {
    there: always ? { not: anyOf([unsets, ...isOff]) } : sets(on.length === 0 ? undefined : allOf(on)),
    gone: anyOf([unsets, ...(equals === undefined ? [] : [sets({ not: { const: equals } })])]),
    always,
    touched: anyOf([unsets, sets()]),
  }
}

const spelledEnd = (end: End): string =>
  typeof end === 'string' ? end : `${end.attribute} = ${JSON.stringify(end.equals)}`

export const spelled = ({ kind, attribute, others }: Constraint): string =>
  `${spelledEnd(attribute)} ${kind === 'excludes' ? 'cannot be together with' : 'needs'} ${others.map(spelledEnd).join(kind === 'excludes' ? ' or ' : ' and ')}`
