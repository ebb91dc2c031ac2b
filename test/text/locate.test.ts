import { describe, expect, it } from 'vitest'
import { type Location, locate } from '../../src/text/locate.js'
import { placeAt } from '../../src/text/place.js'

describe('locate', () => {
  it.each([
    ['the whole value', ' [1]\n', '', undefined, '[1]'],
    ['a scalar', ' "a" ', '', undefined, '"a"'],
    ['an element', '[10, 20 ,30]', '/1', undefined, '20'],
    ['a member', '[{"op" : "add"}]', '/0/op', '"op"', '"add"'],
    ['a container', '{"a": { "b": [] } }', '/a', '"a"', '{ "b": [] }'],
    ['an escaped key', '{"\\u006fp": 1}', '/op', '"\\u006fp"', '1'],
    ['an empty key', '{"": {"": 1}}', '//', '""', '1'],
    ['a key with ~ and /', '{"a/b~": 1}', '/a~1b~0', '"a/b~"', '1'],
    ['a key like an index', '{"0": 1}', '/0', '"0"', '1'],
    ['a key like no index', '{"01": 1, "-": 2}', '/01', '"01"', '1'],
    ['a name of Object.prototype', '{"__proto__": {"constructor": 1}}', '/__proto__/constructor', '"constructor"', '1'],
    ['after a byte order mark', '\ufeff{"a": 1}', '/a', '"a"', '1'],
    ['after an astral character', '{"😀": ["😀", "x"]}', '/😀/1', undefined, '"x"'],
    ['the last of equal names', '{"a": 1, "a": 2}', '/a', '"a"', '2'],
    ['before a fault', '{"a": [1, 2], "b": tru', '/a/1', undefined, '2'],
    ['inside what a fault leaves open', '[{"a": 1}, {"b"', '/0', undefined, '{"a": 1}'],
  ])('finds %s', (_, text, pointer, key, value) => {
    expect(slices(text, pointer)).toEqual([key, value])
  })

  it.each([
    ['no pointer', '{"a": 1}', 'a'],
    ['a bad escape', '{"~2": 1}', '/~2'],
    ['an absent member', '{"a": 1}', '/b'],
    ['the end of an array', '[1]', '/-'],
    ['an index with a leading zero', '[1, 2]', '/01'],
    ['an index past the end', '[1]', '/1'],
    ['below a scalar', '{"a": "b"}', '/a/0'],
    ['a name of Object.prototype', '{}', '/toString'],
    ['what only the overwritten value has', '{"a": {"b": 1}, "a": {"c": 1}}', '/a/b'],
    ['what only the overwritten value has, of another kind', '{"a": [1], "a": 0}', '/a/0'],
    ['what a fault leaves open', '[{"a": 1}, {"b"', '/1'],
    ['what stands at the fault', '[1, 02]', '/1'],
    ['what stands behind the fault', '[1, , 3]', '/1'],
    ['what a fault overwrites', '{"a": {"b": 1}, "a": tru', '/a/b'],
    ['the whole of a broken text', '[1', ''],
    ['the whole of an empty text', '', ''],
  ])('leaves out %s', (_, text, pointer) => {
    expect(locate(text, [pointer])).toEqual([undefined])
  })

  it('counts lines and columns as editors do', () => {
    const text = '[\r\n\t{"😀": 1,\r "op": "a"\n}]'
    expect(locate(text, ['/0/op', '/0'])).toEqual([
      {
        key: { start: placeAt(text, 15), end: placeAt(text, 19) },
        value: { start: placeAt(text, 21), end: placeAt(text, 24) },
      },
      { value: { start: { offset: 4, line: 2, column: 2 }, end: { offset: 26, line: 4, column: 2 } } },
    ])
    expect(placeAt(text, 15)).toEqual({ offset: 15, line: 3, column: 2 })
  })

  it('answers in the order of the pointers, whatever they are', () => {
    const pointers = ['/b', 'x', '/a', '/b', 1, null, undefined] as readonly string[]
    const found = locate('{"a": 1, "b": 2}', pointers)
    const offsets = found.map(location => location?.value.start.offset)
    expect(offsets).toEqual([14, undefined, 6, 14, undefined, undefined, undefined])
  })

  it('takes 5,000 nested arrays, and 200,000', () => {
    const deep = 5000
    const text = '['.repeat(deep) + ']'.repeat(deep)
    const found = locate(text, ['/0'.repeat(deep - 1), '/0', '/0'.repeat(deep)])
    expect(found.map(location => location?.value.start.column)).toEqual([deep, 2, undefined])
    const deeper = 200_000
    const last = locate('['.repeat(deeper) + ']'.repeat(deeper), ['/0'.repeat(deeper - 1)])
    expect(last[0]?.value.end.offset).toBe(deeper + 1)
  })

  it('takes 100,000 pointers into 100,000 operations', () => {
    const text = JSON.stringify(Array.from({ length: 100_000 }, (_, i) => ({ op: 'add', path: `/a${i}`, value: 'x' })))
    const found = locate(
      text,
      Array.from({ length: 100_000 }, (_, i) => `/${i}/path`),
    )
    expect(found.every((location, i) => location && slice(text, location.value) === `"/a${i}"`)).toBe(true)
  })
})

function slices(text: string, pointer: string): readonly (string | undefined)[] | undefined {
  const [location] = locate(text, [pointer])
  return location && [location.key && slice(text, location.key), slice(text, location.value)]
}

function slice(text: string, { start, end }: Location['value']): string {
  return text.slice(start.offset, end.offset)
}
