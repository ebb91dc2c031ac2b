import fc from 'fast-check'
import type { JsonPrimitive } from '../../src/json.js'
import type { Constraint, CustomRule, Demand, End, PathReading, Ruleset, ValueRule } from '../../src/ruleset.js'
import { attributeRule, built, otherwise, seldom, sources, specialRules } from './rules.js'
import { off, smallNames, smallValues, special } from './small.js'

export { smallBody, smallImage, smallNames, smallValues } from './small.js'

const end = (attribute: string): fc.Arbitrary<End> =>
  fc
    .option(fc.constantFrom(...smallValues), { nil: undefined, freq: 1 })
    .map(equals => (equals === undefined ? attribute : { attribute, equals }))

const constraint: fc.Arbitrary<Constraint> = fc
  .record(
    {
      kind: fc.constantFrom('excludes' as const, 'requires' as const),
      ends: fc.shuffledSubarray(smallNames, { minLength: 2, maxLength: 3 }).chain(names => fc.tuple(...names.map(end))),
      severity: fc.constantFrom('error' as const, 'warning' as const),
      off: fc.constant(off),
    },
    { requiredKeys: ['kind', 'ends'] },
  )
  .map(({ kind, ends: [attribute = '', ...others], off, ...severity }) => {
    const shared = { attribute, others, ...severity, sources }
    return kind === 'excludes' && off !== undefined ? { kind, off, ...shared } : { kind, ...shared }
  })

/** Some of the names, each with a rule; the status that demands speak of always has one. */
const attributes: fc.Arbitrary<Ruleset['attributes']> = fc
  .tuple(
    fc.subarray(smallNames).map(names => names.map(name => [name, attributeRule] as const)),
    seldom(fc.subarray(Object.entries(specialRules), { minLength: 1 }), 2),
  )
  .chain(([usual, more = []]) =>
    fc.tuple(...[...usual, ...more].map(([name, rule]) => rule.map(each => [name, each] as const))),
  )
  .map(rules => {
    const status = { effects: [], presence: 'always', default: 'active', sources } as const
    return Object.fromEntries([...rules, [special.status, status]])
  })

/** Small rulesets, right by construction. */
export const ruleset = built<Ruleset>({
  id: fc.constant('small'),
  mediaTypes: fc.constant({ 'application/json': 'v2.1' }),
  paths: seldom(
    built<PathReading>({
      leadingSlashes: fc.constantFrom('dropped', undefined),
      whiteSpace: fc.constantFrom('trimmed', undefined),
    }),
    2,
  ),
  settings: seldom(fc.constant(['on']), 2),
  attributes,
  otherwise: fc.option(otherwise, { nil: undefined, freq: 9 }) as fc.Arbitrary<CustomRule | undefined>,
  constraints: fc.oneof(fc.constant([]), fc.array(constraint, { maxLength: 2 })),
  ownership: seldom(fc.constant({ attribute: special.owner, sources })),
  quota: seldom(fc.record({ attributes: fc.integer({ min: 1, max: 3 }) })),
  demands: seldom(
    fc.tuple(
      fc.constantFrom<Demand[]>(
        { status: ['active'] },
        { status: ['active', 'queued'] },
        { role: 'admin' },
        { status: ['active'], role: 'admin', setting: 'on' },
        { setting: 'never' },
      ),
    ),
    10,
  ),
  sources: fc.constant(sources),
})

/** A ruleset, and the same one with more values in every enum. */
export const widened: fc.Arbitrary<{ readonly narrow: Ruleset; readonly wide: Ruleset }> = fc
  .tuple(ruleset, fc.subarray([...smallValues]))
  .map(([narrow, more]) => ({
    narrow,
    wide: {
      ...narrow,
      attributes: Object.fromEntries(
        Object.entries(narrow.attributes).map(([name, rule]) => [
          name,
          rule.value === undefined ? rule : { ...rule, value: rule.value.map(each => widenedRule(each, more)) },
        ]),
      ),
    },
  }))

const widenedRule = (rule: ValueRule, more: readonly JsonPrimitive[]): ValueRule =>
  rule.enum === undefined ? rule : { ...rule, enum: [...new Set([...rule.enum, ...more])] }
