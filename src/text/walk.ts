import { atomEnd, plainEnd, skipWhite, stringEnd } from './token.js'

/** What a walk calls, in the order of the text; ends are exclusive, strings and keys include their quotes. */
export interface Visitor {
  readonly open: (offset: number, array: boolean) => void
  readonly key: (start: number, end: number, escaped: boolean) => void
  readonly scalar: (start: number, end: number) => void
  readonly close: (end: number) => void
}

/** `element` and `member` come right after "[" and "{", where a closing bracket is as good; `next` after a value. */
export type Wanted = 'value' | 'element' | 'member' | 'key' | 'colon' | 'next'

/** Where a walk stopped: before the token that cannot be JSON, or at the end of the text. */
export interface Halt {
  readonly offset: number
  readonly wanted: Wanted
  readonly inside: 'array' | 'object' | undefined
}

const QUOTE = 34
const COMMA = 44
const COLON = 58
const OPEN_ARRAY = 91
const CLOSE_ARRAY = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

/**
 * Reads one JSON text as strictly as RFC 8259 and `JSON.parse`, without recursion, and tells the visitor what it
 * passes. Returns undefined where the whole text from `from` on is JSON; the visitor has then seen all of it.
 */
export function walk(text: string, visitor: Visitor, from = 0): Halt | undefined {
  const arrays: boolean[] = []
  let inArray: boolean | undefined
  let wanted: Wanted = 'value'
  let at = from
  for (;;) {
    let unit = at < text.length ? text.charCodeAt(at) : -1
    if (unit <= 32 && unit >= 0) {
      at = skipWhite(text, at)
      unit = at < text.length ? text.charCodeAt(at) : -1
    }
    if (wanted === 'next' && inArray === undefined) {
      return unit === -1 ? undefined : { offset: at, wanted, inside: undefined }
    }
    if (unit === (inArray ? CLOSE_ARRAY : CLOSE_OBJECT) && mayClose(wanted)) {
      visitor.close(++at)
      arrays.pop()
      inArray = arrays.at(-1)
      wanted = 'next'
    } else if (wanted === 'next' && unit === COMMA) {
      at++
      wanted = inArray ? 'value' : 'key'
    } else if (wanted === 'colon' && unit === COLON) {
      at++
      wanted = 'value'
    } else if (unit === QUOTE && (wanted === 'key' || wanted === 'member')) {
      const plain = plainEnd(text, at + 1)
      const escaped = text.charCodeAt(plain) !== QUOTE
      const end = escaped ? stringEnd(text, plain) : plain + 1
      if (end < 0) return halt(at, wanted, inArray)
      visitor.key(at, end, escaped)
      at = end
      wanted = 'colon'
    } else if (wanted === 'value' || wanted === 'element') {
      if (unit === OPEN_ARRAY || unit === OPEN_OBJECT) {
        inArray = unit === OPEN_ARRAY
        arrays.push(inArray)
        visitor.open(at++, inArray)
        wanted = inArray ? 'element' : 'member'
      } else {
        const end = unit === QUOTE ? stringEnd(text, at + 1) : unit === -1 ? -1 : atomEnd(text, at)
        if (end < 0) return halt(at, wanted, inArray)
        visitor.scalar(at, end)
        at = end
        wanted = 'next'
      }
    } else {
      return halt(at, wanted, inArray)
    }
  }
}

const mayClose = (wanted: Wanted): boolean => wanted === 'next' || wanted === 'element' || wanted === 'member'

const halt = (offset: number, wanted: Wanted, inArray: boolean | undefined): Halt => ({
  offset,
  wanted,
  inside: inArray === undefined ? undefined : inArray ? 'array' : 'object',
})

/** The text of a string or key between two offsets that a walk gave, unescaped. */
export const nameAt = (text: string, start: number, end: number, escaped: boolean): string =>
  escaped ? String(JSON.parse(text.slice(start, end))) : text.slice(start + 1, end - 1)

/** Where the value may begin: a byte order mark before it is tolerated by those who only look for places. */
export const afterMark = (text: string): number => (text.charCodeAt(0) === 0xfeff ? 1 : 0)
