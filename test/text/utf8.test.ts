import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeByHand, decodeUtf8 } from '../../src/text/utf8.js'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe.each([
  ['decodeUtf8', decodeUtf8],
  ['decodeByHand', decodeByHand],
])('%s', (_, decode) => {
  it.each([
    ['', ''],
    ['ASCII', 'plain'],
    ['two, three and four bytes', 'é€😀\u{10ffff}'],
    ['a byte order mark', '\ufeff{}'],
    ['the ends of every range', '\0\x7f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}'],
    ['one character many times', '😀'.repeat(10_000)],
    ['ASCII across chunks', 'x'.repeat(20_000)],
    ['a mixture across chunks', 'xé€😀'.repeat(5000)],
  ])('reads %s', (_, text) => {
    expect(decode(bytesOf(text))).toEqual({ text })
  })

  it.each([
    ['a stray tail', [0x61, 0x80], 1],
    ['an overlong "/"', [0xc0, 0xaf], 0],
    ['an overlong form of three bytes', [0x61, 0xe0, 0x9f, 0xbf], 1],
    ['an overlong form of four bytes', [0xf0, 0x8f, 0xbf, 0xbf], 0],
    ['a surrogate', [0x61, 0x62, 0xed, 0xa0, 0x80], 2],
    ['more than U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a byte that UTF-8 never has', [0x61, 0xff], 1],
    ['UTF-16', [0xff, 0xfe, 0x5b, 0x00], 0],
    ['a sequence cut short by the end', [0x61, 0xf0, 0x9f, 0x98], 1],
    ['a sequence cut short by a letter', [0x61, 0xe2, 0x82, 0x61], 1],
    ['a fault after many good bytes', [...bytesOf('é'.repeat(9000)), 0xc3], 18_000],
  ])('refuses %s', (_, bytes, offset) => {
    expect(decode(Uint8Array.from(bytes))).toEqual({ offset })
  })

  it('reads only the part of the buffer that it is given', () => {
    expect(decode(bytesOf('[é€]').subarray(1, 6))).toEqual({ text: 'é€' })
    expect(decode(bytesOf('[é€]').subarray(1, 5))).toEqual({ offset: 2 })
  })

  it('reads shared memory', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(4))
    shared.set(bytesOf('a€'))
    expect(decode(shared)).toEqual({ text: 'a€' })
  })

  it('agrees with TextDecoder on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), bytes => expectAgreement(decode, bytes)),
      { numRuns: 2000 },
    )
  })

  it('agrees with TextDecoder on text with a few bytes changed', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.constantFrom(0x00, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0xff),
    )
    const text = fc.string({ unit: 'grapheme', maxLength: 60 })
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 2 }), fc.nat(300), (good, changes, padding) => {
        const bytes = bytesOf('-'.repeat(padding) + good)
        for (const [where, byte] of changes) if (bytes.length > 0) bytes[where % bytes.length] = byte
        expectAgreement(decode, bytes)
      }),
      { numRuns: 3000 },
    )
  })
})

/** Where the bytes are wrong, the offset is the length of the longest beginning that ends with a whole character. */
function expectAgreement(decode: typeof decodeUtf8, bytes: Uint8Array): void {
  const decoded = decode(bytes)
  const expected = nodeText(bytes)
  if (expected !== undefined) {
    expect(decoded).toEqual({ text: expected })
    return
  }
  const offset = 'offset' in decoded ? decoded.offset : -1
  expect(nodeText(bytes.subarray(0, offset))).toBeDefined()
  for (let length = 1; length <= 4 && offset + length <= bytes.length; length++) {
    expect(nodeText(bytes.subarray(offset, offset + length))).toBeUndefined()
  }
}

function nodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
