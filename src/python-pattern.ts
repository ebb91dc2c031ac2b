import { white } from './path.js'
import { isExpression } from './ruleset-check.js'

/**
 * A regular expression of Python (its module re, for strings) as one of JavaScript with the `u` flag that finds the same;
 * undefined where there is none. In Python `$` lets one line break stand behind it, `.` stops at line feeds only, and
 * `\d`, `\w` and `\s` hold all of Unicode.
 */
export function fromPython(pattern: string): string | undefined {
  const read = joined(pattern, piece, outside)
  return read !== undefined && isExpression(read) ? read : undefined
}

/** An escape, a class (in which a first `]` stands for itself) or the rest where it never ends, what Python spells otherwise of a group, or a character. */
const piece = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\[[\s\S]*|\(\?P<|\(\?P=\w+\)|\(\?[aiLmsux-]|[\s\S]/gu
const closed = /^\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]$/u
const member = /\\[\s\S]|[\s\S]/gu

function joined(text: string, pieces: RegExp, translate: (piece: string) => string | undefined): string | undefined {
  const read = Array.from(text.matchAll(pieces), ([found]) => translate(found))
  return read.includes(undefined) ? undefined : read.join('')
}

const word = '_\\p{L}\\p{N}'
const space = white.slice(1, -1)
const shared = [
  ['\\d', '\\p{Nd}'],
  ['\\D', '\\P{Nd}'],
  ['\\a', '\\u0007'],
] as const
const inClass: ReadonlyMap<string, string> = new Map([
  ...shared,
  ['\\w', word],
  ['\\s', space],
  ['[', '\\['],
  [']', '\\]'],
  ['\\-', '\\-'],
])
const outOfClass: ReadonlyMap<string, string> = new Map([
  ...shared,
  ['\\w', `[${word}]`],
  ['\\W', `[^${word}]`],
  ['\\s', `[${space}]`],
  ['\\S', `[^${space}]`],
  ['\\b', `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`],
  ['\\B', `(?:(?<=[${word}])(?=[${word}])|(?<![${word}])(?![${word}]))`],
  ['\\A', '^'],
  ['\\Z', '$'],
  ['$', '(?=\\n?$)'],
  ['.', '[^\\n]'],
  ['(?P<', '(?<'],
])

function outside(text: string): string | undefined {
  const known = outOfClass.get(text)
  if (known !== undefined) return known
  if (text.startsWith('(?P=')) return `\\k<${text.slice('(?P='.length, -1)}>`
  // Flags, which older engines do not have.
  if (text.startsWith('(?')) return undefined
  if (!text.startsWith('[')) return plain(text)
  if (!closed.test(text)) return undefined
  const start = text.startsWith('[^') ? '[^' : '['
  const inner = joined(text.slice(start.length, -1), member, inside)
  return inner === undefined ? undefined : `${start}${inner}]`
}

/** What `\W` and `\S` are not cannot be said inside a class. */
const inside = (text: string): string | undefined =>
  text === '\\W' || text === '\\S' ? undefined : (inClass.get(text) ?? plain(text))

/** Python escapes any sign, JavaScript those of its syntax only. */
const plain = (text: string): string => (/^\\(?:_|[^\w^$\\.*+?()[\]{}|/])$/u.test(text) ? text.slice(1) : text)
