import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineSplitter } from '../../src/cli/lines/split.js'

/** The lines of chunks; of a long one, how many bytes it has. */
function split(chunks: Iterable<Uint8Array>, most = 100): readonly (string | number)[] {
  const lines: (string | number)[] = []
  const splitter = lineSplitter({
    line: line => void lines.push(Buffer.from(line).toString('latin1')),
    long: bytes => void lines.push(bytes),
    most,
  })
  for (const chunk of chunks) splitter.push(chunk)
  splitter.end()
  return lines
}

const texts = (...chunks: string[]) => split(chunks.map(chunk => Buffer.from(chunk, 'latin1')))

test('lines end at LF; the last one needs none, and a CR stays', () => {
  expect(texts('a\nb')).toEqual(['a', 'b'])
  expect(texts('a\r\n\n\rb\r\n')).toEqual(['a\r', '', '\rb\r'])
  expect(texts('a', '', 'b', '\n', '\n', 'c')).toEqual(['ab', '', 'c'])
  expect(texts('', '')).toEqual([])
  expect(texts('\0\xff\n\0')).toEqual(['\0\xff', '\0'])
})

test('a long line is told by its length, once, where it ends', () => {
  const long = 'x'.repeat(101)
  expect(texts(`a\n${long}\nb\n`)).toEqual(['a', 101, 'b'])
  expect(texts('a\n', long, long, '\nb\n')).toEqual(['a', 202, 'b'])
  expect(texts('y'.repeat(60), 'y'.repeat(60))).toEqual([120])
  expect(texts('y'.repeat(60), 'y'.repeat(40))).toEqual(['y'.repeat(100)])
})

const bytes = fc
  .array(fc.oneof(fc.constantFrom(10, 13, 0, 0xff, 97), fc.nat(255)), { maxLength: 200 })
  .map(each => Uint8Array.from(each))

law.prop([bytes, fc.array(fc.nat(20)), fc.integer({ min: 1, max: 12 })])(
  'however bytes come, the lines are those of the whole',
  (all, sizes, most) => {
    const whole = Buffer.from(all).toString('latin1').split('\n')
    if (whole.at(-1) === '') whole.pop()
    const wanted = whole.map(line => (line.length > most ? line.length : line))
    expect(split([all], most)).toEqual(wanted)
    expect(split(chunksOf(all, sizes), most)).toEqual(wanted)
  },
)

/** The same memory is used for all chunks, as who reads with one buffer does. */
function* chunksOf(all: Uint8Array, sizes: readonly number[]): Iterable<Uint8Array> {
  const room = new Uint8Array(all.length)
  let at = 0
  for (const size of [...sizes, all.length]) {
    const chunk = all.subarray(at, at + size)
    room.set(chunk)
    yield room.subarray(0, chunk.length)
    at += chunk.length
  }
}
