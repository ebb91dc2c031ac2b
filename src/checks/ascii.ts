/**
 * What a rule asks of strings of ASCII characters, where it asks that of their length and of each character alone. So much
 * can be told of a string while it is still bytes.
 */
export interface Ascii {
  readonly least: number
  readonly most: number
  takes(character: string): boolean
  /** The same holds for strings of other characters: of them, too, nothing but the length counts, in code points. */
  readonly beyond: boolean
}

/** Asks nothing of strings. */
export const anyString: Ascii = { least: 0, most: Number.POSITIVE_INFINITY, takes: () => true, beyond: true }
/** Takes none. */
export const noString: Ascii = { ...anyString, least: 1, most: 0 }

/** What two rules ask together. */
export const bothOf = (one: Ascii, other: Ascii): Ascii => ({
  least: Math.max(one.least, other.least),
  most: Math.min(one.most, other.most),
  takes: character => one.takes(character) && other.takes(character),
  beyond: one.beyond && other.beyond,
})

/** One class of characters, repeated, and nothing else. */
const oneClass = /^\^\[\^?(?:[^\]\\]|\\.)+\](?:([*+])|\{([0-9]+),([0-9]*)\})\$$/

/** What a pattern asks: of one that is a class of characters, that is found out by asking it about each. */
export function asciiOf(pattern: string): Ascii | undefined {
  const [, sign, least = sign === '+' ? 1 : 0, most] = oneClass.exec(pattern) ?? []
  if (sign === undefined && most === undefined) return undefined
  const each = new RegExp(pattern.replace(/(?:[*+]|\{[0-9,]+\})\$$/, '$'), 'u')
  return {
    least: Number(least),
    most: most === undefined || most === '' ? Number.POSITIVE_INFINITY : Number(most),
    takes: character => each.test(character),
    beyond: false,
  }
}
