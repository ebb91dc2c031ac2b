import { join } from 'node:path'
import { test as law } from '@fast-check/vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { parse } from 'jsonc-parser'
import { expect, test } from 'vitest'
import schema from '../../schemas/config.schema.json'
import { plainJson } from '../../src/cli/config/jsonc.js'
import type { Flags } from '../../src/cli/config/settings.js'
import { shapeFaults } from '../../src/cli/config/shape.js'
import { given } from '../../src/cli/given.js'
import { type Code, catalog, rulesets } from '../../src/index.js'
import { json } from '../arbitraries/json.js'
import type { Value } from '../reference-server.js'
import { configured } from './config-world.js'
import { folder } from './run.js'

const fits = new Ajv2020({ strict: true }).compile(schema)

const codes = Object.keys(catalog) as Code[]
const levels = ['off', 'info', 'warning', 'error'] as const
const own: Value = { id: 'own', mediaTypes: { 'application/json': 'v2.1' }, attributes: {}, constraints: [] }

const word = fc.constantFrom('a', '*.json', 'x/**', '!(a).json', './b', 'x/!y')
const choices = {
  ruleset: fc.constantFrom<Value[]>('glance', 'own.json', own),
  mediaType: fc.constantFrom('', 'text/plain'),
  image: word,
  role: fc.constantFrom('member', 'admin'),
  severities: fc.dictionary(fc.constantFrom(...codes), fc.constantFrom(...levels), { noNullPrototype: true }),
}
const globs = fc.array(word, { minLength: 1, maxLength: 2 })
const override = fc.record({ files: globs, ...choices }, { requiredKeys: ['files'], noNullPrototype: true })
const config: fc.Arbitrary<Value> = fc.record(
  {
    $schema: fc.string(),
    files: globs,
    ignore: fc.array(word.filter(pattern => !/^\.{1,2}\//.test(pattern))),
    overrides: fc.array(override, { maxLength: 3 }),
    ...choices,
  },
  { requiredKeys: [], noNullPrototype: true },
) as fc.Arbitrary<Value>

const members = [
  'files',
  'ruleset',
  'role',
  'severities',
  'overrides',
  'rules',
  'value-type',
  'input-unreadable',
  '__proto__',
]
const literals: readonly Value[] = ['', '-', '/a', '!a', '!', 'off', 'admin', 0, null, true, [], {}, [''], ['-'], own]
const other = fc.oneof(fc.constantFrom(...literals), json)

type Change = (inner: Value) => Value | undefined
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant(() => undefined),
  other.map(value => () => value),
  fc.tuple(fc.constantFrom(...members), other).map(
    ([member, value]): Change =>
      inner =>
        typeof inner === 'object' && inner !== null && !Array.isArray(inner)
          ? Object.fromEntries([...Object.entries(inner), [member, value]])
          : [inner],
  ),
)

/** The value with what stands somewhere in it changed: `where` counts its places, but for those inside of a ruleset. */
function changedAt(value: Value, where: number, change: Change): Value {
  let left = where % size(value)
  const visit = (inner: Value): Value | undefined => {
    if (left-- === 0) return change(inner)
    if (typeof inner !== 'object' || inner === null || isRuleset(inner)) return inner
    const entries = Object.entries(inner).flatMap(([member, each]): [string, Value][] => {
      const after = visit(each)
      return after === undefined ? [] : [[member, after]]
    })
    return Array.isArray(inner) ? entries.map(([, each]) => each) : Object.fromEntries(entries)
  }
  return visit(value) ?? null
}

const isRuleset = (value: Value): boolean => typeof value === 'object' && value !== null && 'constraints' in value

const size = (value: Value): number =>
  typeof value !== 'object' || value === null || isRuleset(value)
    ? 1
    : Object.values(value).reduce<number>((sum, each) => sum + size(each), 1)

const mutated = fc
  .tuple(config, fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 2 }))
  .map(([value, changes]) => changes.reduce((each, [where, change]) => changedAt(each, where, change), value))

/** What the checker leaves to the schema of rulesets: the objects that are named as one are right ones here. */
const namesStrangers = (value: Value): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(
    ([member, each]) =>
      (member === 'ruleset' && typeof each === 'object' && each !== null && !Array.isArray(each) && each !== own) ||
      namesStrangers(each),
  )

law.prop([config])('the checker and the schema take good configs', value => {
  expect(shapeFaults(value, '')).toEqual([])
  fits(value)
  expect(fits.errors).toBeNull()
})

test('the checker and the schema agree on broken configs', () => {
  const told = { true: 0, false: 0 }
  fc.assert(
    fc.property(mutated, value => {
      fc.pre(!namesStrangers(value))
      const right = shapeFaults(value, '').length === 0
      told[`${right}`]++
      expect({ value, right: fits(value) }).toEqual({ value, right })
    }),
    { numRuns: 2000 },
  )
  expect(Math.min(told.true, told.false)).toBeGreaterThan(200)
})

test('the schema says what an inline ruleset is', () => {
  expect(fits({ ruleset: JSON.parse(JSON.stringify(rulesets.glance)) })).toBe(true)
  expect(fits({ ruleset: { id: 'x' } })).toBe(false)
})

/** A value as JSON with comments and trailing commas, where `next` says so. */
function written(value: Value, next: () => string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const items = Array.isArray(value)
    ? value.map(each => written(each, next))
    : Object.entries(value).map(
        ([member, each]) => `${JSON.stringify(member)}${next()}:${next()}${written(each, next)}`,
      )
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const trailing = items.length > 0 && next() !== '' ? `${next()},` : ''
  return `${open}${next()}${items.join(`${next()},${next()}`)}${trailing}${next()}${close}`
}

const trivia = fc.array(fc.constantFrom('', ' ', '\n', '// a, ]}"\r\n', '/* {"\u2028 */', '/**/', '//\n'), {
  minLength: 1,
})

law.prop([json, trivia])('comments and trailing commas become spaces, and nothing else changes', (value, pieces) => {
  let at = 0
  const text = written(value, () => pieces[at++ % pieces.length] ?? '')
  const plain = plainJson(text)
  expect(plain).toHaveLength(text.length)
  expect(JSON.parse(plain)).toEqual(JSON.parse(JSON.stringify(value)))
  expect(plain.split('').filter((unit, index) => unit !== ' ' && unit !== text[index])).toEqual([])
  expect(plain.split(/\r\n|\n/)).toHaveLength(text.split(/\r\n|\n/).length)
})

law.prop([fc.string({ unit: fc.constantFrom(...'[]{},:"/* \\\n1a') })])(
  'what is no JSON with comments stays none',
  text => {
    const errors: Parameters<typeof parse>[1] = []
    parse(text, errors, { allowTrailingComma: true })
    let plain = true
    try {
      JSON.parse(plainJson(text))
    } catch {
      plain = false
    }
    if (plain) expect(errors).toEqual([])
  },
)

interface Layer {
  readonly files?: readonly string[]
  readonly role?: string
  readonly mediaType?: string
  readonly ruleset?: string
  readonly severities?: Readonly<Record<string, string>>
}

const { image: _, ruleset: __, ...others } = choices
const said = { ...others, ruleset: fc.constantFrom('glance', 'ims-images') }
const base = fc.record(said, { requiredKeys: [], noNullPrototype: true })
const above = fc.record(
  { files: fc.constantFrom(['*.json'], ['x', 'z/**'], ['b/*']), ...said },
  { requiredKeys: ['files'], noNullPrototype: true },
)

law.prop([base, fc.array(above, { maxLength: 4 }), base], { numRuns: 50 })(
  'a file has what the last layer says that is for it',
  async (root: Layer, overrides: readonly Layer[], { severities: ___, ...flags }) => {
    const cwd = folder({ 'c.json': JSON.stringify({ ...root, overrides }) })
    const { settingsOf } = await configured(cwd, flags as Flags, 'c.json')
    const matching = [root, ...overrides.filter(({ files }) => !files?.includes('b/*'))]
    const last = (member: 'role' | 'mediaType' | 'ruleset') =>
      [...matching, flags as Layer].flatMap(layer => layer[member] ?? []).at(-1)
    const { context, severities, ruleset } = settingsOf(join(cwd, 'z/a.json'))
    expect(context).toEqual(given({ role: last('role'), mediaType: last('mediaType') }))
    expect(ruleset.id).toBe(last('ruleset') ?? 'ims-cloudimages')
    for (const code of codes) {
      const level = matching.flatMap(layer => layer.severities?.[code] ?? []).at(-1)
      expect(severities[code]).toBe(level ?? (code === 'text-byte-order-mark' ? 'warning' : undefined))
    }
  },
)
