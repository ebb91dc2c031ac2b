import type { Op } from '../operation.js'
import { CLOSE_OBJECT, COLON, COMMA, four, fourAt, QUOTE, skipWhite } from './bytes.js'
import { OP, PATH, readHead, readOp, readPath } from './element-head.js'
import { readValue } from './element-value.js'

/** One element of a body as it was read: offsets into the text, strings without their quotes. */
export interface Element {
  op: Op
  /** Whether the op is the key of the path, as in v2.0. */
  keyed: boolean
  /** Of the path, from its "/" on. It may have more in it than one name. */
  pathStart: number
  pathEnd: number
  kind: 'none' | 'string' | 'scalar'
  /** Of a string. */
  valueStart: number
  valueEnd: number
  /** How many bytes of it are no character of their own. */
  spare: number
  /** Of any other value. */
  scalar: number | boolean | null
}

export const element = (): Element => ({
  op: 'add',
  keyed: false,
  pathStart: 0,
  pathEnd: 0,
  kind: 'none',
  valueStart: 0,
  valueEnd: 0,
  spare: 0,
  scalar: null,
})

const o = 111
const p = 112
const v = 118
const VALU = four('valu')
const LUE = four('lue"')
const OP_READ = 1
const PATH_READ = 2
const VALUE_READ = 4

/**
 * Reads an element of either format from behind its "{" to behind its "}"; answers where that is, or -1 for whatever is not as
 * nearly all elements are: other members, members twice, a value that is a list or an object.
 */
export function readElement(text: DataView, start: number, into: Element): number {
  into.kind = 'none'
  let at = readHead(text, start, into)
  let read = 0
  if (at > 0) {
    read = OP_READ | PATH_READ
    at = skipWhite(text, at)
    const next = text.getUint8(at++)
    if (next !== COMMA) return next === CLOSE_OBJECT ? at : -1
  } else at = start
  for (;;) {
    at = skipWhite(text, at)
    if (text.getUint8(at) !== QUOTE) return -1
    const initial = text.getUint8(at + 1)
    if (initial === o) {
      if (fourAt(text, at) !== OP || (read & OP_READ) !== 0) return -1
      read |= OP_READ
      into.keyed = false
      at = afterColon(text, at + 4)
      if (text.getUint8(at) !== QUOTE) return -1
      at = readOp(text, at + 1, into)
    } else if (initial === p) {
      if (fourAt(text, at + 1) !== PATH || text.getUint8(at + 5) !== QUOTE || (read & PATH_READ) !== 0) return -1
      read |= PATH_READ
      at = readPath(text, afterColon(text, at + 6), into)
    } else if (initial === v) {
      if (fourAt(text, at + 1) !== VALU || fourAt(text, at + 3) !== LUE || (read & VALUE_READ) !== 0) return -1
      read |= VALUE_READ
      at = readValue(text, afterColon(text, at + 7), into)
    } else {
      if ((read & (OP_READ | PATH_READ)) !== 0) return -1
      read |= OP_READ | PATH_READ
      into.keyed = true
      at = readOp(text, at + 1, into)
      if (at > 0) at = readPath(text, afterColon(text, at), into)
    }
    if (at < 0) return -1
    at = skipWhite(text, at)
    const next = text.getUint8(at++)
    if (next === COMMA) continue
    return next === CLOSE_OBJECT && (read & (OP_READ | PATH_READ)) === (OP_READ | PATH_READ) ? at : -1
  }
}

/** Where the value begins whose key ends at an offset; without a colon, where none does: at the start of the body. */
function afterColon(text: DataView, at: number): number {
  const colon = skipWhite(text, at)
  return text.getUint8(colon) === COLON ? skipWhite(text, colon + 1) : 0
}
