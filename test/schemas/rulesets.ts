import fc from 'fast-check'
import type { AttributeRule, Constraint, CustomRule, End, Ruleset, ValueRule } from '../../src/index.js'
import { smallNames, smallValues } from '../arbitraries/ruleset.js'

const severity = fc.constantFrom('error' as const, 'error' as const, 'warning' as const)

const keyword: fc.Arbitrary<ValueRule> = fc.oneof(
  fc.subarray([...smallValues], { minLength: 1 }).map(each => ({ enum: each })),
  fc.subarray([...smallValues], { minLength: 1, maxLength: 2 }).map(each => ({ not: { enum: each } })),
  fc
    .subarray(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const, { minLength: 1 })
    .map(type => ({ type })),
  fc.record({ minLength: fc.nat(1), maxLength: fc.integer({ min: 1, max: 200 }) }),
  fc.constantFrom<ValueRule[]>(
    { type: 'string' },
    { pattern: '^[xyé]' },
    { pattern: 'a$' },
    { minimum: 0 },
    { maximum: 512, maxItems: 1 },
    { items: { type: 'string', maxLength: 5 } },
    { items: { minimum: 1 } },
    { required: ['x'] },
    { properties: { x: { type: 'string' }, y: {} }, additionalProperties: false },
    { required: ['x'], properties: { x: { enum: ['x', 1] } } },
  ),
)

const rules = fc.array(
  fc.tuple(keyword, severity).map(([rule, severity]): ValueRule => ({ ...rule, severity })),
  { maxLength: 3 },
)

const attribute: fc.Arbitrary<AttributeRule> = fc.record(
  {
    effects: fc.subarray(['set', 'unset'] as const),
    presence: fc.constant('always' as const),
    value: rules,
  },
  { requiredKeys: ['effects'] },
)

const end: fc.Arbitrary<End> = fc.oneof(
  fc.constantFrom(...smallNames, 'foo'),
  fc.record({ attribute: fc.constantFrom(...smallNames, 'foo'), equals: fc.constantFrom(...smallValues) }),
)

const attributeOf = (end: End): string => (typeof end === 'string' ? end : end.attribute)

const constraint = fc
  .record(
    {
      kind: fc.constantFrom('excludes' as const, 'excludes' as const, 'requires' as const),
      ends: fc.uniqueArray(end, { minLength: 2, maxLength: 3, selector: attributeOf }),
      off: fc.constantFrom(...smallValues),
      severity,
    },
    { requiredKeys: ['kind', 'ends', 'severity'] },
  )
  .map(({ kind, ends: [subject = '', ...others], off, severity }): Constraint => {
    const rule = { attribute: subject, others, severity }
    return kind === 'excludes' ? { ...rule, kind, ...(off === undefined ? {} : { off }) } : { ...rule, kind }
  })

/**
 * Where two constraints want the unknown image to be both with and without an attribute, the engine refuses; no schema says
 * so much. Bans alone never clash, nor does one constraint with itself.
 */
const neverClash = (constraints: readonly Constraint[]): boolean => {
  const hard = constraints.filter(({ severity }) => severity === 'error')
  return hard.length < 2 || hard.every(({ kind }) => kind === 'excludes')
}

/** Patterns for names that speak of the two characters that a path escapes. */
export const namePatterns = [
  ...[
    '^[^A-Z]*$',
    '^(?!__)',
    '^[\\u0000-\\uFFFF]*$',
    'a/b',
    '~',
    '[~/]',
    '^[~/]+$',
    '[^~]',
    '^[^/]$',
    '^.{1,3}$',
    '0',
    '1$',
  ],
  ...[
    '^(?:a|~)*$',
    '^(a/)?b',
    '\\W',
    '\\/',
    '\\u{7e}',
    '\\x2f',
    '^$',
    '[\\/\\]]',
    '(?=~)',
    '^\\p{Ll}*$',
    '\\u007E0',
    '/{2}',
  ],
]

const nameRule: fc.Arbitrary<ValueRule> = fc.oneof(
  fc.constantFrom(...namePatterns).map(pattern => ({ pattern })),
  fc.constantFrom<ValueRule[]>(
    { maxLength: 2 },
    { minLength: 1 },
    { not: { enum: ['a/b', 'foo', 1] } },
    { type: 'string' },
  ),
  fc.constantFrom<ValueRule[]>({ enum: ['foo', 'a/b', '~', ''] }, { type: ['integer', 'string'] }),
)

export const custom = (names: fc.Arbitrary<readonly ValueRule[]>): fc.Arbitrary<CustomRule> =>
  fc.record(
    {
      effects: fc.subarray(['set', 'unset'] as const, { minLength: 1 }),
      value: rules,
      name: names,
      reserved: fc.subarray(['os_glance', '~', 'a/', '__', 'fo.']).map(each => each.map(prefix => ({ prefix }))),
    },
    { requiredKeys: ['effects'] },
  )

/** Small rulesets that use every word there is for one. */
export const wordyRuleset: fc.Arbitrary<Ruleset> = fc
  .record(
    {
      id: fc.constant('wordy'),
      mediaTypes: fc.constantFrom<Ruleset['mediaTypes'][]>({ a: 'v2.1' }, { a: 'v2.0' }),
      rules: fc
        .subarray(smallNames)
        .chain(names => fc.tuple(...names.map(name => attribute.map(rule => [name, rule] as const)))),
      otherwise: custom(fc.array(nameRule, { maxLength: 2 })),
      constraints: fc.array(constraint, { maxLength: 2 }).filter(neverClash),
    },
    { requiredKeys: ['id', 'mediaTypes', 'rules', 'constraints'] },
  )
  .map(({ rules, ...rest }) => ({ ...rest, attributes: Object.fromEntries(rules) }))
