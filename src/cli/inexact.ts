import { placeAt } from '../text/index.js'
import type { Finding } from './finding.js'

/**
 * The numbers of a JSON text that JavaScript cannot hold: translated, they would come out as others.
 *
 * > Note that when such software is used, numbers that are integers and are in the range [-(2**53)+1, (2**53)-1] are
 * > interoperable (RFC 8259, 6)
 */
export function inexactNumbers(file: string, text: string): readonly Finding[] {
  const findings: Finding[] = []
  // Strings are matched, too, so that no digits are looked for in them.
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g)) {
    if (token.startsWith('"') || isExact(token)) continue
    const range = { start: placeAt(text, index), end: placeAt(text, index + token.length) }
    const message = `the number ${token.slice(0, 40)} cannot be kept: it would come out as ${JSON.stringify(Number(token))}`
    findings.push({ file, range, severity: 'error', message })
  }
  return findings
}

function isExact(token: string): boolean {
  const number = Number(token)
  return (
    Number.isFinite(number) &&
    (Number.isSafeInteger(number) || !/^-?\d+$/.test(token) || BigInt(token) === BigInt(number))
  )
}
