import { BACKSLASH, four, fourAt, plain, QUOTE, wideLength } from './bytes.js'
import type { Element } from './element.js'

const TRUE = four('true')
const FALS = four('fals')
const ALSE = four('alse')
const NULL = four('null')

/** Reads the value that begins at an offset; answers where it ends, or -1 for a list, an object, and what is not as nearly all are. */
export function readValue(bytes: Uint8Array, at: number, into: Element): number {
  const first = bytes[at] as number
  if (first === QUOTE) return readString(bytes, at + 1, into)
  into.kind = 'scalar'
  const word = fourAt(bytes, at)
  if (word === TRUE) into.scalar = true
  else if (word === NULL) into.scalar = null
  else if (word === FALS && fourAt(bytes, at + 1) === ALSE) {
    into.scalar = false
    return at + 5
  } else return readInteger(bytes, at, into)
  return at + 4
}

/** An integer that a double holds exactly; other numbers are for those who read numbers for a living. */
function readInteger(bytes: Uint8Array, start: number, into: Element): number {
  let at = start
  let number = 0
  for (let digit = (bytes[at] as number) - 48; digit >= 0 && digit <= 9; digit = (bytes[++at] as number) - 48)
    number = 10 * number + digit
  if (at === start || at > start + 15 || (bytes[start] === 48 && at > start + 1)) return -1
  into.scalar = number
  return at
}

function readString(bytes: Uint8Array, start: number, into: Element): number {
  let at = start
  let spare = 0
  for (;;) {
    while (plain[bytes[at] as number] === 1) at++
    const byte = bytes[at] as number
    if (byte === QUOTE) break
    if (byte === BACKSLASH) return -1
    const length = wideLength(bytes, at)
    if (length === 0) return -1
    at += length
    spare += length - 1
  }
  into.kind = 'string'
  into.valueStart = start
  into.valueEnd = at
  into.spare = spare
  return at + 1
}
