import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import schema from '../../schemas/ruleset.schema.json'
import { compile, type Ruleset, rulesets } from '../../src/index.js'
import { json } from '../arbitraries/json.js'
import type { Value } from '../reference-server.js'
import { wordyRuleset } from './rulesets.js'

const fits = new Ajv2020({ strict: true }).compile(schema)

/** What `compile` asks for beyond the shape. */
const meaning = /: (?:a regular expression wanted|not above m|only for excludes)/

/** Whether the engine finds the shape of a ruleset right, whatever it says of its meaning. */
function engineFits(ruleset: Value): boolean {
  try {
    // A stranger's file: any JSON.
    compile(ruleset as unknown as Ruleset)
    return true
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(TypeError)
    const [, ...faults] = String(thrown).split('\n')
    return faults.length > 0 && faults.every(fault => meaning.test(fault) || /^ {2}and \d+ more$/.test(fault))
  }
}

type Path = readonly (string | number)[]

/** Every place in a value. */
const places = (value: Value, at: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? [at, ...Object.entries(value).flatMap(([member, inner]) => places(inner, [...at, member]))]
    : [at]

type Change = (inner: Value) => Value | undefined

/** The value with what stands at a place changed; undefined: taken away. */
function changed(value: Value, [first, ...rest]: Path, change: Change): Value | undefined {
  if (first === undefined) return change(value)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([member, inner]): [string, Value][] => {
    const own = member === String(first) ? changed(inner, rest, change) : inner
    return own === undefined ? [] : [[member, own]]
  })
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}

const words = [
  'severity',
  'kind',
  'type',
  'effects',
  'off',
  'enum',
  'status',
  'sources',
  '__proto__',
  'constructor',
  'x',
]
const literals: readonly Value[] = [
  '',
  'error',
  'info',
  'atMost',
  'requires',
  'set',
  'string',
  'v2.1',
  'always',
  'admin',
  0,
  -1,
  1.5,
  600,
  false,
  [],
  {},
  ['set'],
  [''],
]
const other = fc.oneof(fc.constantFrom(...literals), json)

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant(() => undefined),
  other.map(value => () => value),
  fc.tuple(fc.constantFrom(...words), other).map(
    ([member, value]): Change =>
      inner =>
        typeof inner === 'object' && inner !== null && !Array.isArray(inner)
          ? Object.fromEntries([...Object.entries(inner), [member, value]])
          : [inner],
  ),
)

const plain = (ruleset: Ruleset): Value => JSON.parse(JSON.stringify(ruleset))
const whole = fc.oneof(fc.constantFrom(...Object.values(rulesets).map(plain)), wordyRuleset.map(plain))

const mutated = fc
  .tuple(whole, fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 2 }))
  .map(([ruleset, changes]) =>
    changes.reduce<Value>((value, [where, change]) => {
      const all = places(value)
      return changed(value, all[where % all.length] ?? [], change) ?? null
    }, ruleset),
  )

describe('the schema of rulesets', () => {
  it.each(Object.entries(rulesets))('fits %s', (_, ruleset) => {
    fits(plain(ruleset))
    expect(fits.errors).toBeNull()
  })

  it('agrees with compile on the shape of rulesets, broken ones too', () => {
    const told = { true: 0, false: 0 }
    fc.assert(
      fc.property(mutated, ruleset => {
        const right = engineFits(ruleset)
        told[`${right}`]++
        expect({ ruleset, right: fits(ruleset) }).toEqual({ ruleset, right })
      }),
      { numRuns: 1000 },
    )
    expect(Math.min(told.true, told.false)).toBeGreaterThan(100)
  })
})
