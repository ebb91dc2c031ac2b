import { createScanner } from 'jsonc-parser'

/**
 * The JSON in a text with comments and trailing commas, which become spaces: every other character stays where it is. A
 * comment that does not end is left as it is, and so is all that is no JSON either way.
 */
export function plainJson(text: string): string {
  const scanner = createScanner(text)
  const pieces: string[] = []
  let last = ''
  let comma = -1
  while (scanner.getPosition() < text.length) {
    scanner.scan()
    const token = text.slice(scanner.getTokenOffset(), scanner.getPosition())
    const isComment = token.startsWith('//') || token.startsWith('/*')
    pieces.push(isComment && scanner.getTokenError() === 0 ? token.replace(/[^\r\n]/g, ' ') : token)
    if (isComment || token.trim() === '') continue
    if ((token === '}' || token === ']') && comma >= 0) pieces[comma] = ' '
    // Only after a value: "[,]" is nobody's JSON.
    comma = token === ',' && !['', '[', '{', ',', ':'].includes(last) ? pieces.length - 1 : -1
    last = token
  }
  return pieces.join('')
}
