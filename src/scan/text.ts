import { fourAt } from './bytes.js'

/** A text of ASCII characters that is looked for, four bytes at once. */
export interface Literal {
  readonly length: number
  readonly words: Int32Array
  /** The last four bytes, of which the first may be the end of a word; of a shorter text all, and what of four they are. */
  readonly last: number
  readonly mask: number
}

/** Other characters become what no ASCII text has. */
export function literal(text: string): Literal {
  const { length } = text
  const bytes = new DataView(new ArrayBuffer(length + 4))
  for (let at = 0; at < length; at++) bytes.setUint8(at, Math.min(text.charCodeAt(at), 0xff))
  const words = Int32Array.from({ length: Math.max(0, (length - 1) >> 2) }, (_, at) => fourAt(bytes, 4 * at))
  const mask = length < 4 ? (1 << (8 * length)) - 1 : -1
  return { length, words, last: fourAt(bytes, Math.max(0, length - 4)), mask }
}

/** Whether it stands at an offset. */
export function isAt({ length, words, last, mask }: Literal, text: DataView, start: number): boolean {
  for (let index = 0; index < words.length; index++) if (fourAt(text, start + 4 * index) !== words[index]) return false
  return ((fourAt(text, length < 4 ? start : start + length - 4) ^ last) & mask) === 0
}

/** Whether so many bytes of two texts, from two offsets on, are the same. */
export function isSame(one: DataView, start: number, other: DataView, from: number, length: number): boolean {
  let at = 0
  for (; at + 4 <= length; at += 4) if (fourAt(one, start + at) !== fourAt(other, from + at)) return false
  const mask = (1 << (8 * (length - at))) - 1
  return ((fourAt(one, start + at) ^ fourAt(other, from + at)) & mask) === 0
}

/** Whether the text between two offsets is one of the literals. */
export function isAmong(literals: readonly Literal[], text: DataView, start: number, end: number): boolean {
  for (let index = 0; index < literals.length; index++) {
    const each = literals[index] as Literal
    if (each.length === end - start && isAt(each, text, start)) return true
  }
  return false
}

/** The text of well-formed UTF-8 between two offsets, a few characters at once. */
export function textOf(bytes: DataView, start: number, end: number): string {
  let text = ''
  let at = start
  for (; at + 8 <= end; at += 8) {
    if (((fourAt(bytes, at) | fourAt(bytes, at + 4)) & 0x80808080) !== 0) break
    text += String.fromCharCode(
      bytes.getUint8(at),
      bytes.getUint8(at + 1),
      bytes.getUint8(at + 2),
      bytes.getUint8(at + 3),
      bytes.getUint8(at + 4),
      bytes.getUint8(at + 5),
      bytes.getUint8(at + 6),
      bytes.getUint8(at + 7),
    )
  }
  while (at < end) {
    const lead = bytes.getUint8(at)
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    let point = length === 1 ? lead : lead & (0xff >> (length + 1))
    for (let next = at + 1; next < at + length; next++) point = (point << 6) | (bytes.getUint8(next) & 0x3f)
    text += String.fromCodePoint(point)
    at += length
  }
  return text
}
