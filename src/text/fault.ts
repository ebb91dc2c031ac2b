import { codeName, foreign, found, wordAt } from './found.js'
import { digitsEnd, isDigit, stringEnd } from './token.js'
import { type Halt, walk } from './walk.js'

export interface Fault {
  readonly offset: number
  readonly reason: string
}

/**
 * Where and why a text is not JSON (RFC 8259); undefined exactly when `JSON.parse` takes it. The offset, in UTF-16
 * units, is where the first token that cannot be JSON begins, and in a string the unit that cannot stand there; but a
 * string that nothing closes is wrong from its quote on, and a trailing comma from the comma on. The reason is a
 * phrase for people.
 */
export function findFault(text: string): Fault | undefined {
  const halt = walk(text, { open: ignore, key: ignore, scalar: ignore, close: ignore })
  return halt && explain(text, halt)
}

const ignore = (): void => {}

function explain(text: string, halt: Halt): Fault {
  const { offset, wanted, inside } = halt
  if (offset >= text.length) return { offset, reason: endReason(text, halt) }
  const lead = text.charAt(offset)
  if (wanted !== 'next' && wanted !== 'colon') {
    if (lead === '"') return stringFault(text, offset)
    const comma = lead === ']' || lead === '}' ? commaBefore(text, offset) : undefined
    if (comma !== undefined) return { offset: comma, reason: 'trailing comma' }
  }
  const alien = foreign(text, offset)
  if (alien !== undefined) return { offset, reason: alien }
  if (wanted === 'next' && inside === undefined) return { offset, reason: 'something follows after the value' }
  const slip = wanted === 'value' || wanted === 'element' ? slipReason(text, offset) : undefined
  if (slip !== undefined) return { offset, reason: slip }
  const word = wanted === 'key' || wanted === 'member' ? wordAt(text, offset) : ''
  if (word !== '') return { offset, reason: `${word} without quotes: member names stand in double quotes` }
  return { offset, reason: `${found(text, offset)} where ${wish(halt)} is wanted` }
}

function endReason(text: string, halt: Halt): string {
  if (halt.inside !== undefined) return `the text ends inside an ${halt.inside}: ${wish(halt)} wanted`
  return text === '' ? 'the text is empty' : 'the text holds nothing but white space'
}

function wish({ wanted, inside }: Halt): string {
  if (wanted === 'next') return inside === 'array' ? '"]" or ","' : '"}" or ","'
  if (wanted === 'element') return 'a value or "]"'
  if (wanted === 'member') return 'a member name or "}"'
  return wanted === 'key' ? 'a member name' : wanted === 'colon' ? '":"' : 'a value'
}

/** The comma that is the last token before an offset. */
function commaBefore(text: string, offset: number): number | undefined {
  let at = offset - 1
  while (at > 0 && ' \t\r\n'.includes(text.charAt(at))) at--
  return text.charAt(at) === ',' ? at : undefined
}

function stringFault(text: string, start: number): Fault {
  const offset = -1 - stringEnd(text, start + 1)
  if (offset >= text.length) return { offset: start, reason: 'the text ends inside a string' }
  const character = text.charAt(offset)
  if (character === '\n' || character === '\r') {
    return { offset, reason: `raw line break inside a string: write ${character === '\n' ? '\\n' : '\\r'}` }
  }
  if (character === '\t') return { offset, reason: 'raw tab inside a string: write \\t' }
  if (character !== '\\') {
    const written = `\\u${text.charCodeAt(offset).toString(16).padStart(4, '0')}`
    return { offset, reason: `raw control character ${codeName(text, offset)} inside a string: write ${written}` }
  }
  const rest = text.slice(offset + 1, offset + 6)
  if (/^(u[0-9a-fA-F]{0,3})?$/.test(rest) && offset + 1 + rest.length >= text.length) {
    return { offset: start, reason: 'the text ends inside a string' }
  }
  if (rest.startsWith('u')) return { offset, reason: 'four hexadecimal digits are wanted after \\u' }
  const escaped = /^[!-~]/.test(rest) ? `\\${rest.charAt(0)}` : `a backslash before ${codeName(text, offset + 1)}`
  return { offset, reason: `${escaped} is no escape of JSON: write \\\\ for a backslash` }
}

/** Why something that looks like a number or a word is none of JSON's. */
function slipReason(text: string, offset: number): string | undefined {
  const lead = text.charAt(offset)
  const word = wordAt(text, /[+-]/.test(lead) ? offset + 1 : offset)
  if (word !== '') return wordReason(word)
  if (lead === '+') return 'a number may not begin with +'
  if (lead === '.')
    return isDigit(text.charCodeAt(offset + 1)) ? 'a number may not begin with ".": write 0 before it' : undefined
  if (lead !== '-' && !isDigit(text.charCodeAt(offset))) return undefined
  const whole = lead === '-' ? offset + 1 : offset
  const end = digitsEnd(text, whole)
  if (end === whole) return 'a digit is wanted after "-"'
  const next = text.charAt(end)
  if (text.charAt(whole) === '0' && /^[xXoObB]$/.test(next)) return 'JSON writes numbers in decimal digits only'
  if (text.charAt(whole) === '0' && end > whole + 1) return 'a number may not begin with 0'
  if (next === '.' && !isDigit(text.charCodeAt(end + 1))) return 'a digit is wanted after "." in a number'
  const exponent = next === '.' ? digitsEnd(text, end + 1) : end
  if (/^[eE]$/.test(text.charAt(exponent)) && !/^[eE][+-]?\d/.test(text.slice(exponent, exponent + 3))) {
    return 'a digit is wanted in the exponent of a number'
  }
  return 'text that begins as a number: a string stands in double quotes'
}

function wordReason(word: string): string {
  const lower = word.toLowerCase()
  if (word === 'None' || word === 'undefined' || lower === 'nil') return `${word}: JSON writes null`
  if (lower === 'nan' || lower === 'infinity' || lower === 'inf') return `${word} is Python or JavaScript, not JSON`
  if (lower === 'true' || lower === 'false' || lower === 'null') return `${word}: JSON writes ${lower}`
  return `${word} without quotes: JSON strings stand in double quotes`
}
