import fc from 'fast-check'
import type { AttributeRule, Constraint, End, Ruleset, ValueRule } from '../../src/ruleset.js'
import type { Image, Value } from '../reference-server.js'

/** The names and values that small rulesets speak of, and that bodies for them should use. */
export const smallNames = ['a', 'b', 'c', '__proto__']
export const smallValues: readonly Value[] = ['x', 'y', 'z', '', 1, true, null]

/** Only bodies set it: what a report says of images knows no off value but for absent attributes. */
const off = 'off'

const sources = ['test 1']

const valueRule: fc.Arbitrary<ValueRule> = fc.oneof(
  fc.subarray([...smallValues], { minLength: 1 }).map(each => ({ enum: each })),
  fc.constantFrom<ValueRule[]>({ type: 'string' }, { type: ['string', 'null'] }, { type: 'integer' }),
  fc.record({ minLength: fc.nat(1), maxLength: fc.integer({ min: 1, max: 2 }) }),
  fc.constantFrom<ValueRule[]>({ pattern: '^[xy]' }, { minimum: 0 }, { not: { enum: ['z'] } }),
)

const attributeRule: fc.Arbitrary<AttributeRule> = fc.record(
  {
    effects: fc.subarray(['set', 'unset'] as const),
    presence: fc.constant('always' as const),
    default: fc.constantFrom(...smallValues),
    value: fc.array(valueRule, { minLength: 1, maxLength: 2 }),
    sources: fc.constant(sources),
  },
  { requiredKeys: ['effects', 'sources'] },
)

const end = (attribute: string): fc.Arbitrary<End> =>
  fc
    .option(fc.constantFrom(...smallValues), { nil: undefined })
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

/** Small rulesets, right by construction. */
export const ruleset: fc.Arbitrary<Ruleset> = fc
  .record(
    {
      id: fc.constant('small'),
      mediaTypes: fc.constant({ 'application/json': 'v2.1' as const }),
      rules: fc
        .subarray(smallNames)
        .chain(names => fc.tuple(...names.map(name => attributeRule.map(rule => [name, rule] as const)))),
      otherwise: fc.record({ effects: fc.constant(['set', 'unset'] as const), sources: fc.constant(sources) }),
      constraints: fc.array(constraint, { maxLength: 2 }),
      sources: fc.constant(sources),
    },
    { requiredKeys: ['id', 'mediaTypes', 'rules', 'constraints', 'sources'] },
  )
  .map(({ rules, ...rest }) => ({ ...rest, attributes: Object.fromEntries(rules) }))

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

const widenedRule = (rule: ValueRule, more: readonly Value[]): ValueRule =>
  rule.enum === undefined ? rule : { ...rule, enum: [...new Set([...rule.enum, ...more])] }

/** Bodies that such rulesets have something to say about. */
export const smallBody = fc.array(
  fc.record(
    {
      op: fc.constantFrom('add', 'replace', 'remove'),
      path: fc.constantFrom(...smallNames, 'd').map(name => `/${name}`),
      value: fc.constantFrom(...smallValues, off),
    },
    { requiredKeys: ['op', 'path', 'value'] },
  ),
  { maxLength: 4 },
)

/** Images with some of the attributes that such rulesets speak of. */
export const smallImage: fc.Arbitrary<Image> = fc
  .array(fc.tuple(fc.constantFrom(...smallNames, 'd'), fc.constantFrom(...smallValues)), { maxLength: 5 })
  .map(entries => Object.fromEntries(entries))
