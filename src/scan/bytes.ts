/** What bytes of a text are, for the scanner. It reads a text that a byte of zero ends, with room for a few more behind. */
export const QUOTE = 34
export const COMMA = 44
export const SLASH = 47
export const COLON = 58
export const OPEN_ARRAY = 91
export const CLOSE_ARRAY = 93
export const OPEN_OBJECT = 123
export const CLOSE_OBJECT = 125
export const BACKSLASH = 92

/** Whether a character stands for itself in the name of a path, and is no white space. */
export const isNamed = (character: string): boolean =>
  character > ' ' && character < '\u007f' && !'"\\/~'.includes(character)

/** Four characters as one number, to compare them at once. */
export const four = (text: string): number =>
  text.charCodeAt(0) | (text.charCodeAt(1) << 8) | (text.charCodeAt(2) << 16) | (text.charCodeAt(3) << 24)

/** The four bytes at an offset, alike. */
export const fourAt = (text: DataView, at: number): number => text.getInt32(at, true)

/**
 * The highest bit of each of four bytes that does not stand for itself in a string: of a control character, a quote, a
 * backslash, and what is no ASCII. Behind the first of them it may be wrong.
 */
function oddIn(bytes: number): number {
  const noQuote = bytes ^ 0x22222222
  const noBackslash = bytes ^ 0x5c5c5c5c
  const odd = ((noQuote - 0x01010101) & ~noQuote) | ((noBackslash - 0x01010101) & ~noBackslash) | (bytes - 0x20202020)
  return (odd | bytes) & 0x80808080
}

/** The offset of the first byte from `at` on that does not stand for itself in a string. */
export function skipPlain(text: DataView, at: number): number {
  let next = at
  let odd = oddIn(fourAt(text, next))
  while (odd === 0) {
    next += 4
    odd = oddIn(fourAt(text, next))
  }
  return next + ((31 - Math.clz32(odd & -odd)) >> 3)
}

/** The offset of the first byte from `at` on that is no white space (RFC 8259, 2). */
export function skipWhite(text: DataView, at: number): number {
  let next = at
  for (let byte = text.getUint8(next); byte <= 32; byte = text.getUint8(++next))
    if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) break
  return next
}

/**
 * The length of the well-formed sequence of more than one byte at an offset (RFC 3629, 4); 0 where none is. U+FFFD counts as
 * none: it stands for what an encoder could not encode.
 */
export function wideLength(text: DataView, at: number): number {
  const lead = text.getUint8(at)
  const second = text.getUint8(at + 1)
  if (lead < 0xc2 || lead > 0xf4 || (second & 0xc0) !== 0x80) return 0
  if (lead < 0xe0) return 2
  const third = text.getUint8(at + 2)
  if ((third & 0xc0) !== 0x80) return 0
  if (lead < 0xf0) {
    if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0
    return lead === 0xef && second === 0xbf && third === 0xbd ? 0 : 3
  }
  if ((text.getUint8(at + 3) & 0xc0) !== 0x80) return 0
  return (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f) ? 0 : 4
}
