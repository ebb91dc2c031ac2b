import type { Json } from '../../src/json.js'
import type { Constraint, End, Ruleset } from '../../src/ruleset.js'
import { side, spelled } from './coexistence.js'
import { allOf, anyOf, type JsonSchema } from './schema.js'

/**
 * The constraints that the server enforces when it creates an image: each as a schema of the bodies that it takes. Nothing
 * is unknown there: what a body does not set is absent, or has its default.
 */
export const company = (ruleset: Ruleset): readonly JsonSchema[] =>
  ruleset.constraints.flatMap(constraint =>
    (constraint.severity ?? 'error') !== 'error' || constraint.kind === 'atMost'
      ? []
      : constraint.others.map(other => ({
          not: { type: 'object', ...refused(constraint, other, ruleset) },
          errorMessage: `${spelled({ ...constraint, others: [other] })}.`,
        })),
  )

/** The bodies that a constraint refuses for one of its other ends: they set one of the two at least. */
function refused(constraint: Constraint, other: End, ruleset: Ruleset): JsonSchema {
  const { attribute: subject, kind } = constraint
  const off = kind === 'excludes' ? constraint.off : undefined
  const isOther = there(other, off, ruleset)
  return allOf([
    anyOf([subject, other].map(end => sets(side(end).attribute))),
    there(subject, off, ruleset),
    kind === 'excludes' ? isOther : { not: isOther },
  ])
}

/** The bodies after which an end is there, and not switched off. */
function there(end: End, off: Json | undefined, { attributes }: Ruleset): JsonSchema {
  const { attribute, equals } = side(end)
  const wanted = [
    ...(equals === undefined ? [] : [{ const: equals }]),
    ...(off === undefined ? [] : [{ not: { const: off } }]),
  ]
  const set = sets(attribute, allOf(wanted))
  const rule = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined
  const value = rule?.default ?? null
  const byDefault = rule?.presence === 'always' && (equals === undefined || value === equals) && value !== off
  return byDefault ? anyOf([set, { not: sets(attribute) }]) : set
}

const sets = (attribute: string, value: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries([[attribute, value]]),
  required: [attribute],
})
