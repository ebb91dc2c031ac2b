const CHUNK = 8192
const LONG = 64

/**
 * Decodes UTF-8 as strictly as RFC 3629 writes it: no overlong forms, no surrogates, nothing above U+10FFFF. A byte
 * order mark stays in the text as U+FEFF. `offset` is where the well-formed bytes end, that is the first byte of the
 * first sequence that is wrong or cut short.
 */
export function decodeUtf8(bytes: Uint8Array): { readonly text: string } | { readonly offset: number } {
  try {
    if (decoder !== undefined) return { text: decoder.decode(bytes) }
  } catch {
    // It does not say where the fault is.
  }
  return decodeByHand(bytes)
}

/** Not every engine has one. */
const decoder =
  typeof TextDecoder === 'undefined' ? undefined : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The same, wherever there is nothing but the language. */
export function decodeByHand(bytes: Uint8Array): { readonly text: string } | { readonly offset: number } {
  let text = ''
  let units: number[] = []
  let at = 0
  while (at < bytes.length) {
    const plain = asciiEnd(bytes, at)
    if (units.length > 0 && units.length + plain - at > CHUNK) {
      text += textOf(units)
      units = []
    }
    if (plain - at >= LONG) {
      text += textOf(units) + textOf(bytes.subarray(at, plain))
      units = []
      at = plain
    } else if (plain > at) {
      while (at < plain) units.push(bytes[at++] ?? 0)
    } else {
      const length = sequenceLength(bytes, at)
      if (length === 0) return { offset: at }
      const codePoint = codePointOf(bytes, at, length)
      if (length < 4) units.push(codePoint)
      else units.push(0xd7c0 + (codePoint >> 10), 0xdc00 + (codePoint & 0x3ff))
      at += length
    }
  }
  return { text: text + textOf(units) }
}

/** Where the ASCII from `at` on ends, `CHUNK` bytes later at the most. */
function asciiEnd(bytes: Uint8Array, at: number): number {
  const limit = Math.min(bytes.length, at + CHUNK)
  let end = at
  while (end < limit && (bytes[end] ?? 0) < 0x80) end++
  return end
}

/** Engines bound the number of arguments; `CHUNK` stays well below. */
const textOf = (units: Uint8Array | readonly number[]): string => Reflect.apply(String.fromCharCode, undefined, units)

/**
 * The length of the sequence of more than one byte that begins at `at`, or 0 where none does.
 *
 * > UTF8-3 = %xE0 %xA0-BF UTF8-tail / %xE1-EC 2( UTF8-tail ) / %xED %x80-9F UTF8-tail / %xEE-EF 2( UTF8-tail )
 * > UTF8-4 = %xF0 %x90-BF 2( UTF8-tail ) / %xF1-F3 3( UTF8-tail ) / %xF4 %x80-8F 2( UTF8-tail ) (RFC 3629, 4)
 */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0xc2 || lead > 0xf4) return 0
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  if (at + length > bytes.length) return 0
  const second = bytes[at + 1] ?? 0
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) return 0
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

function codePointOf(bytes: Uint8Array, at: number, length: number): number {
  let codePoint = (bytes[at] ?? 0) & (0xff >> (length + 1))
  for (let i = 1; i < length; i++) codePoint = (codePoint << 6) | ((bytes[at + i] ?? 0) & 0x3f)
  return codePoint
}

/** The text of bytes; undefined where they are no UTF-8, or more than a string can hold. */
export function textOfUtf8(bytes: Uint8Array): string | undefined {
  try {
    const decoded = decodeUtf8(bytes)
    return 'text' in decoded ? decoded.text : undefined
  } catch {
    return undefined
  }
}
