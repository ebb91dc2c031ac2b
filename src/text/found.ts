import { isDigit } from './token.js'

/** What stands at an offset where it is not wanted, in words: `a string`, `the word "yes"`, `";"`, `U+0007`. */
export function found(text: string, offset: number): string {
  const unit = text.charCodeAt(offset)
  if (unit === 34) return 'a string'
  if (unit === 91) return 'an array'
  if (unit === 123) return 'an object'
  if (unit === 45 || isDigit(unit)) return 'a number'
  const word = wordAt(text, offset)
  if (word !== '') return `the word "${word}"`
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0)
  return /^[\p{C}\p{Z}]$/u.test(character) ? codeName(text, offset) : `"${character}"`
}

/** The word that begins at an offset, at most forty units of it; '' where none does. */
export const wordAt = (text: string, offset: number): string =>
  /^[\p{L}_$][\p{L}\p{N}_$]*/u.exec(text.slice(offset, offset + 40))?.[0] ?? ''

export const codeName = (text: string, offset: number): string =>
  `U+${(text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** What is no JSON wherever it stands between tokens, or undefined. */
export function foreign(text: string, offset: number): string | undefined {
  const character = text.charAt(offset)
  if (character === '#' || text.startsWith('//', offset) || text.startsWith('/*', offset)) {
    return 'a comment: JSON has none'
  }
  if (character === '\ufeff' && offset === 0) return 'a byte order mark: JSON text begins without one'
  if (character === '\ufeff' || /^[\s\x85]$/.test(character)) {
    return `white space that JSON does not know (${codeName(text, offset)}): use a space`
  }
  if (character === "'") return 'single quotes: JSON strings stand in double quotes'
  if (character === '`') return 'backquotes: JSON strings stand in double quotes'
  if (/^[\u201c-\u201f\u2018-\u201b\u00ab\u00bb]$/.test(character))
    return 'typographic quotes: JSON strings stand in straight double quotes (")'
  return undefined
}
