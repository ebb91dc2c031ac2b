import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameJson, sameStored } from '../../src/conversion/same.js'
import { json } from '../arbitraries/json.js'

describe('equal values', () => {
  it.each<[unknown, unknown, boolean]>([
    [1, 1.0, true],
    [0, -0, true],
    [1, '1', false],
    [null, undefined, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [{ a: undefined }, { b: undefined }, false],
    [JSON.parse('{"__proto__": 1}'), {}, false],
    [{ toString: 1 }, {}, false],
  ])('of %j and %j: %s', (one, other, same) => {
    expect(sameJson(one, other)).toBe(same)
    expect(sameJson(other, one)).toBe(same)
  })

  it('are those whose texts, with members in order, are equal', () => {
    const text = (value: unknown): string =>
      JSON.stringify(value, (_, inner) =>
        typeof inner === 'object' && inner !== null && !Array.isArray(inner)
          ? Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))
          : inner,
      )
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(sameJson(one, JSON.parse(JSON.stringify(one)))).toBe(true)
        if (text(one) !== text(other)) expect(sameJson(one, other)).toBe(false)
      }),
    )
  })
})

describe('values that a server keeps alike', () => {
  it.each([
    [['a', 'b'], ['b', 'a', 'a'], 'as-set', true],
    [['a'], ['a', 'b'], 'as-set', false],
    [['a', 'b'], ['b', 'a'], undefined, false],
    ['', null, 'empty-as-null', true],
    ['', 'x', 'empty-as-null', false],
    ['', null, undefined, false],
  ] as const)('%j and %j, kept %s: %s', (one, other, stored, same) => {
    expect(sameStored(one, other, stored)).toBe(same)
    expect(sameStored(other, one, stored)).toBe(same)
  })
})
