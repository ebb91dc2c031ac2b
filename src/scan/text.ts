/** The text of well-formed UTF-8 between two offsets, a few characters at once. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  let at = start
  for (; at + 8 <= end; at += 8) {
    if (!isAscii(bytes, at, at + 8)) break
    text += String.fromCharCode(
      bytes[at] as number,
      bytes[at + 1] as number,
      bytes[at + 2] as number,
      bytes[at + 3] as number,
      bytes[at + 4] as number,
      bytes[at + 5] as number,
      bytes[at + 6] as number,
      bytes[at + 7] as number,
    )
  }
  while (at < end) {
    const lead = bytes[at] as number
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    let point = length === 1 ? lead : lead & (0xff >> (length + 1))
    for (let next = at + 1; next < at + length; next++) point = (point << 6) | ((bytes[next] as number) & 0x3f)
    text += String.fromCodePoint(point)
    at += length
  }
  return text
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) >= 0x80) return false
  return true
}

/** The bytes of a text of ASCII characters; other ones become what no text has. */
export const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, character => (character < '\u0080' ? character.charCodeAt(0) : 0))

/** Whether bytes stand at an offset. */
export function isAt(wanted: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let at = 0; at < wanted.length; at++) if (wanted[at] !== bytes[start + at]) return false
  return true
}
