import { describe, expect, it } from 'vitest'
import { compileValue } from '../../src/checks/value.js'
import type { ValueRule } from '../../src/index.js'

const codes = (rules: readonly ValueRule[], value: unknown): readonly string[] =>
  compileValue(rules)
    .explain(value, 'a', '/0/value')
    .map(({ code, pointer, severity }) => `${severity} ${code} ${pointer}`)

describe('a value rule', () => {
  it.each<[string, ValueRule, readonly unknown[], readonly unknown[]]>([
    ['string', { type: 'string' }, ['', 'x', '\ud800'], [0, true, null, [], {}, undefined, 1n, Symbol('s')]],
    ['boolean', { type: 'boolean' }, [true, false], [0, 1, 'true', null]],
    [
      'integer (S: as the server counts them)',
      { type: 'integer' },
      [0, -0, 1.0, 1e2, -5],
      [1.5, Number.NaN, Number.POSITIVE_INFINITY, true, '1', null, 1n],
    ],
    ['number', { type: 'number' }, [0, 1.5], [Number.NaN, Number.NEGATIVE_INFINITY, '1']],
    ['one of types', { type: ['null', 'string'] }, [null, 'x'], [0, {}]],
    ['array and object apart', { type: 'object' }, [{}, new Date()], [[], null, () => 1]],
    ['enum', { enum: ['a', 1, null, false] }, ['a', 1, null, false], ['A', '1', undefined, 0, true, {}]],
    ['not', { not: { enum: [null, ''] } }, ['x', 0, false], [null, '']],
    ['minimum and maximum', { minimum: 0, maximum: 10 }, [0, 10, 'x'], [-1, 11, -0.5, Number.NaN]],
    ['pattern, for strings only', { pattern: '^[a-z]+$' }, ['abc', 5, null], ['', 'A', 'abc\n']],
    ['pattern by code points', { pattern: '^.$' }, ['\u{1F600}', 'x'], ['xx', '']],
    ['maxItems', { maxItems: 2 }, [[], [1, 2], 'xyz'], [[1, 2, 3]]],
    ['items', { items: { type: 'string' } }, [[], ['a'], 'x'], [[1], ['a', null]]],
    ['required', { required: ['url'] }, [{ url: 1 }, 'x', []], [{}, { URL: 1 }, JSON.parse('{"__proto__":{"url":1}}')]],
    ['properties', { properties: { url: { type: 'string' } } }, [{}, { url: 'x', more: 1 }], [{ url: 1 }]],
    ['additionalProperties', { properties: { url: {} }, additionalProperties: false }, [{}, { url: 1 }], [{ more: 1 }]],
  ])('%s', (_, rule, good, bad) => {
    const check = compileValue([rule])
    for (const value of good) expect([value, check.clean(value), codes([rule], value)]).toEqual([value, true, []])
    for (const value of bad) {
      expect(check.clean(value)).toBe(false)
      expect(codes([rule], value)).not.toEqual([])
    }
  })

  it.each<[string, number]>([
    ['x'.repeat(255), 255],
    ['\u{1F600}'.repeat(255), 255],
    ['\ud800'.repeat(255), 255],
    ['\udc00\ud800'.repeat(127), 128],
    ['e\u0301'.repeat(127), 254],
  ])('counts the length of %.4j… in code points', (text, points) => {
    expect(compileValue([{ maxLength: points }]).clean(text)).toBe(true)
    expect(compileValue([{ minLength: points }]).clean(text)).toBe(true)
    expect(compileValue([{ maxLength: points - 1 }]).explain(text, 'a', '')).toMatchObject([
      { params: { found: points } },
    ])
    expect(compileValue([{ minLength: points + 1 }]).explain(text, 'a', '')).toMatchObject([
      { params: { found: points } },
    ])
  })
})

describe('a list of value rules', () => {
  const flag: readonly ValueRule[] = [
    { type: 'string' },
    { enum: ['true', 'false'] },
    { not: { enum: ['false'] }, severity: 'warning' },
  ]

  it('gives each finding the severity of its rule', () => {
    expect(codes(flag, 'true')).toEqual([])
    expect(codes(flag, 'false')).toEqual(['warning value-not-allowed /0/value'])
    expect(codes(flag, 'yes')).toEqual(['error value-not-allowed /0/value'])
    expect(compileValue(flag).accepts('false')).toBe(true)
    expect(compileValue(flag).clean('false')).toBe(false)
  })

  it('judges a value of the wrong type no further', () => {
    expect(codes(flag, 5)).toEqual(['error value-type /0/value'])
  })

  it('finds every cause', () => {
    expect(codes([{ type: 'string' }, { maxLength: 3 }, { pattern: '^[a-z]*$' }], 'ABCD')).toEqual([
      'error value-length /0/value',
      'error value-pattern /0/value',
    ])
  })

  it('does not warn of a narrower range or list beside the error of the wider one, but of another pattern', () => {
    const range: readonly ValueRule[] = [
      { minimum: 1, maximum: 9 },
      { minimum: 3, severity: 'warning' },
    ]
    expect(codes(range, 2)).toEqual(['warning value-range /0/value'])
    expect(codes(range, 0)).toEqual(['error value-range /0/value'])
    const items: readonly ValueRule[] = [
      { items: { enum: ['a', 'b'] } },
      { items: { enum: ['a'] }, severity: 'warning' },
    ]
    expect(codes(items, ['a', 'b', 'c'])).toEqual([
      'error value-not-allowed /0/value/2',
      'warning value-not-allowed /0/value/1',
    ])
    const patterns: readonly ValueRule[] = [{ pattern: '^a' }, { pattern: 'b$', severity: 'warning' }]
    expect(codes(patterns, 'x')).toEqual(['error value-pattern /0/value', 'warning value-pattern /0/value'])
  })

  it.each<[readonly ValueRule[], unknown, unknown]>([
    [flag, true, 'true'],
    [[{ type: 'integer' }], '512', 512],
    [[{ type: 'boolean' }], 'true', true],
    [[{ type: 'string' }], 4096, '4096'],
    [[{ type: 'array' }], 'a', ['a']],
    [[{ enum: ['bios', 'uefi'] }], 'UEFI', 'uefi'],
  ])('offers the spelling that would do: %j for %j', (rules, value, replacement) => {
    expect(compileValue(rules).explain(value, 'a', '/0/value')).toMatchObject([
      { suggestion: { pointer: '/0/value', replacement } },
    ])
  })

  it.each([
    [[{ type: 'integer' }], 'x'],
    [[{ type: 'integer' }], '012'],
    [[{ type: 'string' }, { enum: ['true'] }], false],
  ] as [readonly ValueRule[], unknown][])('offers nothing where nothing would do: %j for %j', (rules, value) => {
    expect(compileValue(rules).explain(value, 'a', '')).not.toHaveProperty('0.suggestion')
  })

  it('points into items and members, and is done with a sparse array at once', () => {
    expect(
      codes([{ items: { required: ['url'], properties: { url: { type: 'string' } } } }], [{}, { url: 1 }]),
    ).toEqual(['error value-members /0/value/0', 'error value-type /0/value/1/url'])
    expect(codes([{ items: { type: 'string' } }], new Array(2 ** 32 - 1))).toEqual(['error value-type /0/value/0'])
  })
})

describe('several patterns', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['bound to the start', ['^[a-z]*$', '^(?!ab)', '^.{0,3}$'], ['', 'a', 'ba'], ['ab', 'abc', 'A', 'bcde']],
    ['free, or with alternatives', ['^a|b$', 'c', '^(?!ac)'], ['aac', 'cb'], ['ac', 'ab', 'c', 'xcx']],
  ])('must all match: %s', (_, patterns, good, bad) => {
    const { accepts, clean } = compileValue(patterns.map(pattern => ({ pattern })))
    expect(good.filter(text => !accepts(text) || !clean(text))).toEqual([])
    expect(bad.filter(text => accepts(text) || clean(text))).toEqual([])
    expect(accepts(7)).toBe(true)
  })

  it('keep the numbers and names of their groups', () => {
    const { accepts } = compileValue([{ pattern: '^(x).*$' }, { pattern: '^.(.)\\1$' }])
    expect([accepts('xyy'), accepts('xyx')]).toEqual([true, false])
    const named = compileValue([{ pattern: '^(?<x>a)' }, { pattern: '^(?<x>a)$' }])
    expect([named.accepts('a'), named.accepts('ab')]).toEqual([true, false])
  })

  it('may belong to a later stage: the value is then accepted, and not kept', () => {
    const { accepts, keeps, clean } = compileValue([
      { type: 'string' },
      { pattern: '^a', stage: 'save' },
      { maxLength: 2, stage: 'apply' },
    ])
    expect([accepts('b'), keeps?.('b'), clean('b')]).toEqual([true, false, false])
    expect([accepts('abc'), keeps?.('abc'), clean('abc')]).toEqual([false, true, false])
    expect([accepts('ab'), keeps?.('ab'), clean('ab')]).toEqual([true, true, true])
  })
})
