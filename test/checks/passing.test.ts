import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { passes } from '../../src/checks/passing.js'
import { compileValue } from '../../src/checks/value.js'
import { rulesets, type ValueRule } from '../../src/index.js'
import { json } from '../arbitraries/json.js'

const keyword: fc.Arbitrary<ValueRule> = fc.constantFrom<ValueRule[]>(
  { type: 'string' },
  { type: ['integer', 'string'] },
  { minLength: 2 },
  { maxLength: 4 },
  { minLength: 1, maxLength: 3 },
  { pattern: '^[ab]*$' },
  { pattern: '^(?!b)' },
  { pattern: 'a$|^b' },
  { pattern: '^(a)' },
  { pattern: '^.(b)\\1' },
  { enum: ['a', 'b', 'ab', 1] },
  { enum: ['a'] },
  { enum: [1, null] },
  { not: { enum: ['b', null] } },
  { minimum: 0 },
)
const rule: fc.Arbitrary<ValueRule> = fc
  .tuple(keyword, fc.constantFrom<ValueRule[]>({}, {}, { severity: 'warning' }, { stage: 'save' }))
  .map(([keywords, more]) => ({ ...keywords, ...more }))

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 }),
  fc.string({ unit: fc.constantFrom('a', '\u00e9', '\u{1f5a5}', '\ud800'), maxLength: 5 }),
)
const value = fc.oneof({ weight: 6, arbitrary: text }, { weight: 1, arbitrary: json })

const agrees = (rules: readonly ValueRule[], values: readonly unknown[]): void => {
  const { passing, accepts, clean } = compileValue(rules)
  for (const one of values) {
    expect([one, passes(passing.accepted, one)]).toEqual([one, accepts(one)])
    expect([one, passes(passing.clean, one)]).toEqual([one, clean(one)])
  }
}

describe('what passes without a call', () => {
  test.prop([fc.array(rule, { minLength: 1, maxLength: 5 }), fc.array(value, { minLength: 20, maxLength: 20 })], {
    numRuns: 1_000,
  })('is what the value rules say', agrees)

  it('is nearly all that the documents name', () => {
    const { attributes } = rulesets['ims-cloudimages']
    const told = Object.values(attributes).filter(({ value, effects }) => {
      if (value === undefined || effects.length === 0) return false
      const { listed, least, most } = compileValue(value).passing.accepted
      return listed || least <= most
    })
    // The boot mode and the memory, as flags and texts.
    expect(told).toContain(attributes.hw_firmware_type)
    expect(told).toContain(attributes.min_ram)
    expect(told.length).toBeGreaterThanOrEqual(30)
  })
})
