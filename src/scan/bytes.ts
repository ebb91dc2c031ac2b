/** What bytes of a text are, for the scanner. */
export const QUOTE = 34
export const COMMA = 44
export const COLON = 58
export const OPEN_ARRAY = 91
export const CLOSE_ARRAY = 93
export const OPEN_OBJECT = 123
export const CLOSE_OBJECT = 125
export const BACKSLASH = 92

/** A table of the 256 bytes: 1 for those that a test says yes to. */
const tableOf = (test: (byte: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => +test(byte))

/** ASCII characters that stand for themselves in a string. */
export const plain = tableOf(byte => byte >= 32 && byte < 127 && byte !== QUOTE && byte !== BACKSLASH)
/** Those of them that stand for themselves in a path, too, and are no white space. */
export const named = tableOf(byte => byte > 32 && byte < 127 && !'"\\/~'.includes(String.fromCharCode(byte)))

/** Four characters as one number, to compare them at once. */
export const four = (text: string): number =>
  text.charCodeAt(0) | (text.charCodeAt(1) << 8) | (text.charCodeAt(2) << 16) | (text.charCodeAt(3) << 24)

/** The four bytes at an offset, alike. Beyond the end there are no bytes: they are like none of ours. */
export const fourAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) |
  ((bytes[at + 1] as number) << 8) |
  ((bytes[at + 2] as number) << 16) |
  ((bytes[at + 3] as number) << 24)

/** The offset of the first byte from `at` on that is no white space (RFC 8259, 2). */
export function skipWhite(bytes: Uint8Array, at: number): number {
  let next = at
  for (let byte = bytes[next] as number; byte <= 32; byte = bytes[++next] as number)
    if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) break
  return next
}

/**
 * The length of the well-formed sequence of more than one byte at an offset (RFC 3629, 4); 0 where none is. U+FFFD counts as
 * none: it stands for what an encoder could not encode.
 */
export function wideLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number
  const second = bytes[at + 1] as number
  if (lead < 0xc2 || lead > 0xf4 || (second & 0xc0) !== 0x80) return 0
  if (lead < 0xe0) return 2
  const third = bytes[at + 2] as number
  if ((third & 0xc0) !== 0x80) return 0
  if (lead < 0xf0) {
    if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0
    return lead === 0xef && second === 0xbf && third === 0xbd ? 0 : 3
  }
  if (((bytes[at + 3] as number) & 0xc0) !== 0x80) return 0
  return (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f) ? 0 : 4
}
