import fc from 'fast-check'
import type { Answer, AttributeRule, CustomRule, Demand, Exemption, ValueRule } from '../../src/ruleset.js'
import { smallNames, smallValues, special } from './small.js'

export const sources = ['test 1']

/** What is left out of most rulesets, so that the others are still seen. */
export const seldom = <T>(value: fc.Arbitrary<T>, oneIn = 4): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })

/** An object without the members that are undefined. */
export const built = <T extends object>(
  members: {
    readonly [K in keyof T]?: fc.Arbitrary<T[K] | undefined>
  },
): fc.Arbitrary<T> =>
  fc
    .record(members as { readonly [member: string]: fc.Arbitrary<unknown> })
    .map(all => Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)) as T)

/** No answer of a server to anything else. */
const answer: fc.Arbitrary<Answer> = fc.constantFrom({ status: 418 }, { status: 451 })

const keyword: fc.Arbitrary<ValueRule> = fc.oneof(
  fc.subarray([...smallValues], { minLength: 1 }).map(each => ({ enum: each })),
  fc.constantFrom<ValueRule[]>({ type: 'string' }, { type: ['string', 'null'] }, { type: 'integer' }),
  fc.record({ minLength: fc.nat(1), maxLength: fc.integer({ min: 1, max: 2 }) }),
  fc.constantFrom<ValueRule[]>({ pattern: '^[xy]' }, { minimum: 0 }, { not: { enum: ['z'] } }, { maxItems: 2 }),
)

/** Where a value is judged, in the order of the server. */
const stages = [undefined, 'apply', 'save', 'store', 'tags'] as const

/** No order is known among what a server finds when it saves an image: it answers alike to all of that. */
const valueRule: fc.Arbitrary<ValueRule> = fc
  .tuple(
    keyword,
    built<ValueRule>({
      stage: fc.constantFrom(undefined, undefined, ...stages),
      severity: seldom(fc.constant('warning'), 8),
    }),
    seldom(answer),
  )
  .map(([keywords, more, answer]) => ({
    ...keywords,
    ...more,
    ...(answer === undefined || more.stage === 'save' ? {} : { answer }),
  }))

const valueRules = (most: number): fc.Arbitrary<ValueRule[]> => fc.array(valueRule, { minLength: 1, maxLength: most })

const exemption = built<Exemption>({
  values: seldom(fc.subarray([...smallValues], { minLength: 1 }), 2),
  same: seldom(fc.constantFrom(...smallNames, special.owner), 2),
  image: seldom(
    fc.record({
      attribute: fc.constantFrom(...smallNames, special.owner),
      values: fc.subarray([...smallValues], { minLength: 1 }),
    }),
    2,
  ),
}).filter(each => Object.keys(each).length > 0)

const demand: fc.Arbitrary<Demand> = fc
  .tuple(
    built<Demand>({
      status: seldom(fc.subarray(['active', 'queued'], { minLength: 1 }), 3),
      role: seldom(fc.constant('admin'), 3),
      setting: seldom(fc.constantFrom('on', 'never'), 3),
      unless: seldom(exemption, 2),
      // Where nothing is asked for and nothing exempts there is no demand.
    }).filter(each => Object.keys(each).length > 0),
    built<Demand>({
      value: seldom(fc.constantFrom('x', 'y', 1, true, null), 3),
      precondition: seldom(fc.constantFrom('none', 'present')),
    }),
    fc.oneof(
      fc.constant<Demand>({ before: 'existence' }),
      built<Demand>({
        stage: fc.constantFrom(undefined, 'apply', 'identity', 'store', 'handover', 'tags'),
        answer: seldom(answer, 2),
      }),
    ),
  )
  .map(parts => Object.assign({}, ...parts, { sources }))

const ruleOf = (effects: fc.Arbitrary<AttributeRule['effects']>): fc.Arbitrary<AttributeRule> =>
  built<AttributeRule>({
    effects,
    presence: fc.option(fc.constant('always'), { nil: undefined, freq: 2 }),
    default: fc.option(fc.constantFrom(...smallValues), { nil: undefined }),
    value: seldom(valueRules(3), 2),
    demands: seldom(fc.array(demand, { minLength: 1, maxLength: 2 }), 3),
    stored: seldom(fc.constantFrom('as-set', 'empty-as-null'), 2),
    sources: fc.constant(sources),
  })

/** Half of the attributes can be set and removed, or little would be left of most bodies. */
export const attributeRule = ruleOf(
  fc.oneof(fc.constant(['set', 'unset'] as const), fc.subarray(['set', 'unset'] as const)),
)

/** The rules of the names of which only some rulesets know. */
export const specialRules: { readonly [name: string]: fc.Arbitrary<AttributeRule> } = {
  [special.owner]: ruleOf(fc.constantFrom(['set'], ['set', 'unset'])),
  [special.lost]: fc
    .tuple(ruleOf(fc.constant(['set'])), fc.constantFrom('not-at-all', 'not-at-all', 'breaks-image'))
    .map(([rule, stored]) => ({ ...rule, presence: 'always', stored })),
  [special.list]: built<AttributeRule>({
    effects: fc.constant(['set', 'unset']),
    presence: fc.constantFrom('always', undefined),
    depth: fc.constant({ add: 2, remove: 2 }),
    value: fc.constant([{ type: 'array', items: { type: 'string', minLength: 1 } }]),
    // No operation is the last one on a position.
    demands: seldom(fc.tuple(demand.filter(({ stage }) => stage === undefined)), 2),
    sources: fc.constant(sources),
  }).chain(rule =>
    rule.presence === undefined
      ? fc.constant(rule)
      : fc.boolean().map(isLost => (isLost ? { ...rule, stored: 'not-at-all' } : rule)),
  ),
}

/** No image has a name that these do not take. */
const nameRule = fc.constantFrom<ValueRule[]>(
  { pattern: '^[^!]*$' },
  { pattern: '^[^!]*$', answer: { status: 418 } },
  { pattern: '^[^!]*$', severity: 'warning' },
  { pattern: '^[^!]*$', stage: 'save' },
  { minLength: 1, stage: 'save' },
)

export const otherwise = built<CustomRule>({
  effects: fc.constant(['set', 'unset']),
  value: seldom(valueRules(2), 3),
  name: seldom(fc.array(nameRule, { minLength: 1, maxLength: 2 }), 2),
  sources: fc.constant(sources),
})
