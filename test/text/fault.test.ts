import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFault } from '../../src/text/scan.js'
import { document, shards, slipped } from './arbitraries.js'

describe('findFault', () => {
  it.each(['{}', ' [ ] ', '0', '-0.5e+10', '"\\ud800"', '"\ud800\u2028\x7f"', '\t\r\nnull\n', '{"":{"":[]}}'])(
    'finds none in %j',
    text => {
      expect(findFault(text)).toBeUndefined()
    },
  )

  it.each([
    ['', 0, 'the text is empty'],
    [' \n', 2, 'the text holds nothing but white space'],
    ['[1, 2,]', 5, 'trailing comma'],
    ['{"a": 1 , \n}', 8, 'trailing comma'],
    ['[1 // one', 3, 'a comment: JSON has none'],
    ['/* x */ []', 0, 'a comment: JSON has none'],
    ['[] # x', 3, 'a comment: JSON has none'],
    ["[{'op': 1}]", 2, 'single quotes: JSON strings stand in double quotes'],
    ['[`a`]', 1, 'backquotes: JSON strings stand in double quotes'],
    ['[“a”]', 1, 'typographic quotes: JSON strings stand in straight double quotes (")'],
    ['\ufeff[]', 0, 'a byte order mark: JSON text begins without one'],
    ['[\u00a01]', 1, 'white space that JSON does not know (U+00A0): use a space'],
    ['[\f1]', 1, 'white space that JSON does not know (U+000C): use a space'],
    ['[1,\u20282]', 3, 'white space that JSON does not know (U+2028): use a space'],
    ['[01]', 1, 'a number may not begin with 0'],
    ['[-01]', 1, 'a number may not begin with 0'],
    ['[0x1F]', 1, 'JSON writes numbers in decimal digits only'],
    ['[1.]', 1, 'a digit is wanted after "." in a number'],
    ['[.5]', 1, 'a number may not begin with ".": write 0 before it'],
    ['[+1]', 1, 'a number may not begin with +'],
    ['[-]', 1, 'a digit is wanted after "-"'],
    ['[1e]', 1, 'a digit is wanted in the exponent of a number'],
    ['[1.5E+]', 1, 'a digit is wanted in the exponent of a number'],
    ['[10GB]', 1, 'text that begins as a number: a string stands in double quotes'],
    ['[1.2.3]', 1, 'text that begins as a number: a string stands in double quotes'],
    ['[NaN]', 1, 'NaN is Python or JavaScript, not JSON'],
    ['[-Infinity]', 1, 'Infinity is Python or JavaScript, not JSON'],
    ['[None]', 1, 'None: JSON writes null'],
    ['[undefined]', 1, 'undefined: JSON writes null'],
    ['[True]', 1, 'True: JSON writes true'],
    ['[FALSE]', 1, 'FALSE: JSON writes false'],
    ['[nulls]', 1, 'nulls without quotes: JSON strings stand in double quotes'],
    ['{op: 1}', 1, 'op without quotes: member names stand in double quotes'],
    ['{"a": 1, b: 2}', 9, 'b without quotes: member names stand in double quotes'],
    ['{1: 2}', 1, 'a number where a member name or "}" is wanted'],
    ['{"a" "b"}', 5, 'a string where ":" is wanted'],
    ['{"a" = 1}', 5, '"=" where ":" is wanted'],
    ['{"a": }', 6, '"}" where a value is wanted'],
    ['{"a": 1 "b": 2}', 8, 'a string where "}" or "," is wanted'],
    ['[{} {}]', 4, 'an object where "]" or "," is wanted'],
    ['[1}', 2, '"}" where "]" or "," is wanted'],
    ['[1,,2]', 3, '"," where a value is wanted'],
    ['[\x01]', 1, 'U+0001 where a value or "]" is wanted'],
    ['["a\nb"]', 3, 'raw line break inside a string: write \\n'],
    ['["a\tb"]', 3, 'raw tab inside a string: write \\t'],
    ['["a\x1fb"]', 3, 'raw control character U+001F inside a string: write \\u001f'],
    ['["a\\xb"]', 3, '\\x is no escape of JSON: write \\\\ for a backslash'],
    ['["\\\n"]', 2, 'a backslash before U+000A is no escape of JSON: write \\\\ for a backslash'],
    ['["\\u12"]', 2, 'four hexadecimal digits are wanted after \\u'],
    ['["abc', 1, 'the text ends inside a string'],
    ['["abc\\', 1, 'the text ends inside a string'],
    ['["abc\\u12', 1, 'the text ends inside a string'],
    ['[1', 2, 'the text ends inside an array: "]" or "," wanted'],
    ['[1,', 3, 'the text ends inside an array: a value wanted'],
    ['{"a"', 4, 'the text ends inside an object: ":" wanted'],
    ['{"a": 1 ', 8, 'the text ends inside an object: "}" or "," wanted'],
    ['[] []', 3, 'something follows after the value'],
    ['{},', 2, 'something follows after the value'],
  ])('in %j at %d: %s', (text, offset, reason) => {
    expect(findFault(text)).toEqual({ offset, reason })
    expect(parses(text)).toBe(false)
  })

  it('takes a million nested arrays', () => {
    const deep = 1_000_000
    expect(findFault('['.repeat(deep) + ']'.repeat(deep))).toBeUndefined()
    expect(findFault('['.repeat(deep))?.offset).toBe(deep)
    expect(findFault('{"":'.repeat(deep))?.offset).toBe(4 * deep)
  })

  it('finds none in JSON, however formatted', () => {
    fc.assert(
      fc.property(document, ({ text }) => {
        expect(findFault(text)).toBeUndefined()
      }),
    )
  })

  it.each([
    ['JSON with slips', slipped],
    ['shards of JSON', shards],
    ['any text', fc.string({ unit: 'binary' })],
    ['strings of any units', fc.string({ unit: 'binary' }).map(text => `"${text}"`)],
    ['letters of numbers', fc.string({ unit: fc.constantFrom(...'+-.eE0123') })],
  ])('finds one exactly where JSON.parse does: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, text => {
        const fault = findFault(text)
        expect(fault === undefined).toBe(parses(text))
        if (fault !== undefined) expectBeginning(text, fault.offset)
      }),
      { numRuns: 3000 },
    )
  })
})

/** What stands before a fault could be the beginning of JSON, but for a string that the fault cuts off. */
function expectBeginning(text: string, offset: number): void {
  expect(offset).toBeGreaterThanOrEqual(0)
  expect(offset).toBeLessThanOrEqual(text.length)
  const before = findFault(text.slice(0, offset))
  if (before !== undefined && before.reason !== 'the text ends inside a string') expect(before.offset).toBe(offset)
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
