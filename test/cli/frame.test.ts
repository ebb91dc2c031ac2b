import { expect, test } from 'vitest'
import { frame } from '../../src/cli/frame.js'
import { locate, placeAt } from '../../src/text/index.js'

/** The frame of the first occurrence of a word. */
const frameOf = (text: string, word: string): string => {
  const offset = text.indexOf(word)
  return frame(text, { start: placeAt(text, offset), end: placeAt(text, offset + word.length) }, false)
}

test('shows the lines around a place and marks it', () => {
  expect(frameOf('[\n  1,\n  22,\n  3,\n  4\n]\n', '22')).toBe(
    ['  1 | [', '  2 |   1,', '> 3 |   22,', '    |   ^^', '  4 |   3,'].join('\n'),
  )
})

test.each(['\n', '\r\n', '\r'])('counts lines that end with %j', end => {
  expect(frameOf(['[', '  x', ']'].join(end), 'x')).toBe(['  1 | [', '> 2 |   x', '    |   ^', '  3 | ]'].join('\n'))
})

test('of several lines the first is marked', () => {
  const text = '[\n  {\n    "op": 1\n  }\n]'
  const range = locate(text, ['/0'])[0]?.value
  expect(range && frame(text, range, false)).toBe(['  1 | [', '> 2 |   {', '    |   ^', '  3 |     "op": 1'].join('\n'))
})

test('tabs stay, so that the mark stands below its place', () => {
  expect(frameOf('\t[\t1]', '1')).toBe('> 1 | \t[\t1]\n    | \t \t^')
})

test.each([
  ['日本', 4],
  ['한국', 4],
  ['ＡＢ', 4],
  ['🎉', 2],
  ['🇨🇳', 2],
  ['e\u0301', 1],
  ['n\u200cn', 2],
  ['é', 1],
  ['…', 1],
])('the mark stands below its place after and under %j, which a terminal gives %i columns', (text, columns) => {
  expect(frameOf(`["${text}",0]`, '0')).toBe(`> 1 | ["${text}",0]\n    | ${' '.repeat(4 + columns)}^`)
  expect(frameOf(`["${text}"]`, text)).toBe(`> 1 | ["${text}"]\n    |   ${'^'.repeat(columns)}`)
})

test('colours move no mark', () => {
  const text = '[\n\t{\t"op":\t"x",\t"日本": 1}\n]'
  const offset = text.indexOf('1')
  const range = { start: placeAt(text, offset), end: placeAt(text, offset + 1) }
  expect(frame(text, range, true)).toMatch(/\u001b\[31m/)
  expect(frame(text, range, true).replace(/\u001b\[\d+m/g, '')).toBe(frame(text, range, false))
})

test('shows a window of a line of a megabyte, and is quick about thousands of places in it', () => {
  const text = `[${'"aaaaaaaa",'.repeat(50_000)}"here",${'"bbbbbbbb",'.repeat(50_000)}1]`
  const shown = frameOf(text, '"here"').split('\n')
  expect(shown[0]).toMatch(/^> 1 \| ….{110}…$/)
  expect(shown[0]?.indexOf('"here"')).toBe(shown[1]?.indexOf('^^^^^^'))
  const start = placeAt(text, 600_000)
  const started = performance.now()
  for (let i = 0; i < 2000; i++) frame(text, { start, end: start }, false)
  expect(performance.now() - started).toBeLessThan(2000)
})

test('a place at the end of a long line is in the window', () => {
  const shown = frameOf(`[\n${' '.repeat(500)}"x"`, '"x"').split('\n')
  expect(shown[1]?.indexOf('"x"')).toBe(shown[2]?.indexOf('^^^'))
})

test('nothing that is shown acts on the terminal', () => {
  expect(frameOf('["\u001b[31m\u202e\u2028\ufeff",2]', '2')).toBe('> 1 | ["�[31m���",2]\n    |             ^')
})
