import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Place, placeAt, placer } from '../../src/text/place.js'

describe('placeAt', () => {
  it.each([
    ['the start', 'ab', 0, 1, 1],
    ['the empty text', '', 0, 1, 1],
    ['the end', 'ab', 2, 1, 3],
    ['after LF', 'a\nb', 2, 2, 1],
    ['LF itself', 'a\nb', 1, 1, 2],
    ['after CRLF', 'a\r\nb', 3, 2, 1],
    ['between CR and LF', 'a\r\nb', 2, 1, 3],
    ['after a lone CR', 'a\rb', 2, 2, 1],
    ['after LF CR, two line ends', 'a\n\rb', 3, 3, 1],
    ['after a last line end', 'a\n', 2, 2, 1],
    ['after a CR at the end', 'a\r', 2, 2, 1],
    ['after a tab, one column', '\t\tx', 2, 1, 3],
    ['after an astral character, two columns', '😀x', 2, 1, 3],
    ['after a byte order mark, one column', '\ufeffx', 1, 1, 2],
    ['after U+2028, which ends no line', 'a\u2028b', 2, 1, 3],
  ])('%s', (_, text, offset, line, column) => {
    expect(placeAt(text, offset)).toEqual({ offset, line, column })
  })

  it.each([
    [-1, 0],
    [99, 3],
    [Number.POSITIVE_INFINITY, 3],
    [Number.NaN, 0],
    [1.5, 1],
  ])('takes the offset %d to %d', (offset, nearest) => {
    expect(placeAt('a\nb', offset)).toEqual(placeAt('a\nb', nearest))
  })

  it('counts as one who reads from the start does', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '\t', '😀', '\u2028', ' '), { maxLength: 40 })
    fc.assert(
      fc.property(text, parts => {
        const written = parts.join('')
        const place = placer(written)
        for (let offset = 0; offset <= written.length; offset++) expect(place(offset)).toEqual(naive(written, offset))
      }),
      { numRuns: 500 },
    )
  })
})

function naive(text: string, offset: number): Place {
  let line = 1
  let column = 1
  for (let at = 0; at < offset; at++) {
    const ends = text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')
    line += ends ? 1 : 0
    column = ends ? 1 : column + 1
  }
  return { offset, line, column }
}
