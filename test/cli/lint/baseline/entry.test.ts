import { fc, test as law } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { baselineText, type Entry, entriesOf } from '../../../../src/cli/lint/baseline/entry.js'
import { written } from './world.js'

const at = (...places: readonly string[]): readonly Entry[] =>
  places.map(place => ({ file: 'a.json', code: 'value-type', place }))

const placesIn = (text: string): readonly string[] => JSON.parse(text).files['a.json']['value-type']

test('a baseline is written as JSON.stringify indents it, one entry in a line', () => {
  const entries = [
    { file: 'b.json', code: 'value-type', place: '/1/value' },
    { file: 'a.json', code: 'value-type', place: '/0/value' },
    { file: 'a.json', code: 'op-unknown', place: '/0/op' },
    { file: 'b.json', code: 'value-type', place: '/0/value' },
  ]
  expect(baselineText(entries)).toBe(
    written({
      'a.json': { 'op-unknown': ['/0/op'], 'value-type': ['/0/value'] },
      'b.json': { 'value-type': ['/0/value', '/1/value'] },
    }),
  )
  expect(baselineText([])).toBe('{\n  "version": 1,\n  "files": {}\n}\n')
  expect(baselineText([], './x.json')).toBe('{\n  "$schema": "./x.json",\n  "version": 1,\n  "files": {}\n}\n')
})

test('places stand in the order of the document, however often each is there', () => {
  const sorted = ['', '/0', '/0/op', '/0/value', '/0/value', '/2/path', '/10/path', '2:/0/op', '2:/1', '10:', '10:/0']
  expect(placesIn(baselineText(at(...[...sorted].reverse())))).toEqual(sorted)
})

test('names that look like numbers, or mean something to JavaScript, are sorted and kept like others', () => {
  const files = ['10', '9', '__proto__', 'a"b', 'constructor', 'line\nbreak', 'é'].map(file => ({ file }))
  const entries = files.map(({ file }) => ({ file, code: '__proto__', place: '/0' }))
  const text = baselineText([...entries].reverse())
  const names = [...text.matchAll(/^ {4}(".*"): \{$/gm)].map(([, quoted = '']) => JSON.parse(quoted))
  expect(names).toEqual(files.map(({ file }) => file))
  const read = entriesOf(JSON.parse(text)).map(({ file, code, place }) => ({ file, code, place }))
  expect(read).toHaveLength(entries.length)
  expect(read).toEqual(expect.arrayContaining(entries))
})

const text = fc.oneof(fc.constantFrom('__proto__', '0', '', 'a'), fc.string({ unit: 'binary' }))
const place = fc.oneof(
  text,
  fc
    .tuple(fc.nat(12), fc.nat(12), fc.constantFrom('', '/path'))
    .map(([line, index, end]) => (line === 0 ? `/${index}${end}` : `${line}:/${index}${end}`)),
)
const entries = fc.array(fc.record({ file: text, code: text, place }), { maxLength: 12 })

law.prop([entries, fc.infiniteStream(fc.nat())])(
  'what is read is what was written, and the order of what is written does not matter',
  (all, random) => {
    const shuffled = all.map(entry => ({ entry, key: random.next().value })).sort((a, b) => a.key - b.key)
    const once = baselineText(all)
    expect(baselineText(shuffled.map(({ entry }) => entry))).toBe(once)
    const read = entriesOf(JSON.parse(once))
    expect(baselineText(read)).toBe(once)
    expect(read).toHaveLength(all.length)
  },
)
