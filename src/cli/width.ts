import { eastAsianWidth } from 'get-east-asian-width'
import { isPlain } from './printable.js'

/** What stands on the character before it: combining marks, joiners and other characters that show nothing. */
const isFlat = (character: string): boolean => /[\p{M}\p{Cf}]/u.test(character)

/**
 * The columns that a terminal gives to a text without controls: two to what East Asian scripts and emoji need (UAX 11). Emoji
 * that joiners make one are counted one by one, as terminals without such emoji show them.
 */
export function widthOf(text: string): number {
  if (isPlain(text)) return text.length
  let width = 0
  for (const character of text) width += isFlat(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0)
  return width
}
