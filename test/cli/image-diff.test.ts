import { expect, test } from 'vitest'
import { paint } from '../../src/cli/colours.js'
import { imageDiff } from '../../src/cli/image-diff.js'
import type { Image } from '../../src/index.js'

const shown = (before: Image, after: Image) => imageDiff(before, after, paint(false))

test('says nothing of what stays', () => {
  expect(shown({ a: 1, b: ['x'], c: { d: null } }, { a: 1, b: ['x'], c: { d: null } })).toBe('')
})

test('keeps the order of the image, with what is new at the end', () => {
  expect(shown({ b: '1', a: '1' }, { c: true, a: '2' })).toBe('- b: "1"\n- a: "1"\n+ a: "2"\n+ c: true\n')
})

test('says which items of a list go and come', () => {
  expect(shown({ l: ['a', 'b', 'b'] }, { l: ['b', 'a', 'c'] })).toBe('  l:\n-   "b"\n+   "c"\n')
  expect(shown({ l: ['a'] }, { l: [] })).toBe('  l:\n-   "a"\n')
  expect(shown({ l: [{ u: 1 }] }, { l: [{ u: 2 }] })).toBe('  l:\n-   {"u":1}\n+   {"u":2}\n')
})

test('a list in another order, or one that is no list any more, is shown as a whole', () => {
  expect(shown({ l: ['a', 'b'] }, { l: ['b', 'a'] })).toBe('- l: ["a","b"]\n+ l: ["b","a"]\n')
  expect(shown({ l: ['a'] }, { l: 'a' })).toBe('- l: ["a"]\n+ l: "a"\n')
})

test('shows a window of long values, with what differs in it', () => {
  const long = 'a'.repeat(500)
  const [minus = '', plus = ''] = shown({ n: `${long}b${long}` }, { n: `${long}c${long}` }).split('\n')
  expect(minus).toMatch(/^- n: …a{20}ba{79}… \(1003 characters\)$/)
  expect(plus).toMatch(/^\+ n: …a{20}ca{79}… \(1003 characters\)$/)
  expect(shown({}, { n: long })).toMatch(/^\+ n: "a{99}… \(502 characters\)\n$/)
})

test('names that objects have anyway are names like others', () => {
  const image = (value: string): Image => JSON.parse(`{"__proto__":"${value}"}`)
  expect(shown(image('a'), image('b'))).toBe('- __proto__: "a"\n+ __proto__: "b"\n')
  expect(shown({}, image('b'))).toBe('+ __proto__: "b"\n')
  expect(shown({}, { toString: 'x' } as never)).toBe('+ toString: "x"\n')
})

test('nothing that is shown acts on the terminal', () => {
  expect(shown({}, { '\u001b[31m': '\u009b\u202e', l: 'x' })).toBe('+ \\u{1b}[31m: "\\u{9b}\\u{202e}"\n+ l: "x"\n')
})
