import { BACKSLASH, four, fourAt, QUOTE, skipPlain, wideLength } from './bytes.js'
import type { Element } from './element.js'

const TRUE = four('true')
const FALS = four('fals')
const ALSE = four('alse')
const NULL = four('null')

/** Reads the value that begins at an offset; answers where it ends, or -1 for a list, an object, and what is not as nearly all are. */
export function readValue(text: DataView, at: number, into: Element): number {
  const first = text.getUint8(at)
  if (first === QUOTE) return readString(text, at + 1, into)
  into.kind = 'scalar'
  const word = fourAt(text, at)
  if (word === TRUE) into.scalar = true
  else if (word === NULL) into.scalar = null
  else if (word === FALS && fourAt(text, at + 1) === ALSE) {
    into.scalar = false
    return at + 5
  } else return readInteger(text, at, into)
  return at + 4
}

/** An integer that a double holds exactly; other numbers are for those who read numbers for a living. */
function readInteger(text: DataView, start: number, into: Element): number {
  let at = start
  let number = 0
  for (let digit = text.getUint8(at) - 48; digit >= 0 && digit <= 9; digit = text.getUint8(++at) - 48)
    number = 10 * number + digit
  if (at === start || at > start + 15 || (text.getUint8(start) === 48 && at > start + 1)) return -1
  into.scalar = number
  return at
}

function readString(text: DataView, start: number, into: Element): number {
  let at = skipPlain(text, start)
  let spare = 0
  for (let byte = text.getUint8(at); byte !== QUOTE; byte = text.getUint8(at)) {
    if (byte === BACKSLASH) return -1
    const length = wideLength(text, at)
    if (length === 0) return -1
    spare += length - 1
    at += length
    if (text.getUint8(at) < 128) at = skipPlain(text, at)
  }
  into.kind = 'string'
  into.valueStart = start
  into.valueEnd = at
  into.spare = spare
  return at + 1
}
