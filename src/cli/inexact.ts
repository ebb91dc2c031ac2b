import type { Place } from '../text/index.js'
import type { Finding } from './finding.js'

/**
 * The numbers of a JSON text that JavaScript cannot hold: printed again, they would come out as others.
 *
 * > Note that when such software is used, numbers that are integers and are in the range [-(2**53)+1, (2**53)-1] are
 * > interoperable (RFC 8259, 6)
 */
export function inexactNumbers(file: string, text: string): readonly Finding[] {
  const findings: Finding[] = []
  const placeOf = placesInOrder(text)
  const tokens = /"|-?\d[\d.eE+-]*/g
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const { 0: token, index } = match
    // Strings are passed over, so that no digits are looked for in them.
    if (token === '"') tokens.lastIndex = stringEnd(text, tokens.lastIndex)
    else if (!isExact(token)) {
      const range = { start: placeOf(index), end: placeOf(index + token.length) }
      const message = `the number ${token.slice(0, 40)} cannot be kept: it would come out as ${JSON.stringify(Number(token))}`
      findings.push({ file, range, severity: 'error', message })
    }
  }
  return findings
}

/** Where a string ends whose text begins at an offset. A regular expression would run out of stack at millions of escapes. */
function stringEnd(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 1)) {
    let start = end
    while (text.charAt(start - 1) === '\\') start--
    if ((end - start) % 2 === 0) return end + 1
  }
  return text.length
}

/** `placeAt` for offsets that only grow: reads the text once. */
function placesInOrder(text: string): (offset: number) => Place {
  let line = 1
  let start = 0
  let at = 0
  return offset => {
    for (; at < offset; at++) {
      const unit = text.charAt(at)
      if (unit !== '\n' && (unit !== '\r' || text.charAt(at + 1) === '\n')) continue
      line++
      start = at + 1
    }
    return { offset, line, column: offset - start + 1 }
  }
}

/** Of integers beyond 2^53, JavaScript writes digits that may stand for another one than was read. */
function isExact(token: string): boolean {
  const number = Number(token)
  if (!Number.isFinite(number)) return false
  if (!Number.isInteger(number) || Number.isSafeInteger(number)) return true
  const printed = String(number)
  if (/^-?\d+$/.test(token)) return printed === token
  return printed.includes('e') || BigInt(printed) === BigInt(number)
}
