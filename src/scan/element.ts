import type { Op } from '../operation.js'
import { CLOSE_OBJECT, COLON, COMMA, four, fourAt, named, QUOTE, skipWhite } from './bytes.js'
import { readValue } from './element-value.js'

/** One element of a body as it was read: offsets into the text, strings without their quotes. */
export interface Element {
  op: Op
  /** Whether the op is the key of the path, as in v2.0. */
  keyed: boolean
  /** Of the path, from its "/" on. */
  pathStart: number
  pathEnd: number
  kind: 'none' | 'string' | 'scalar'
  /** Of a string. */
  valueStart: number
  valueEnd: number
  /** How many bytes of it are no character of their own; -1: it has escapes. */
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
const OP = four('"op"')
const PATH = four('path')
const VALU = four('valu')
const LUE = four('lue"')
const ADD = four('add"')
const REPL = four('repl')
const ACE = four('ace"')
const REMO = four('remo')
const OVE = four('ove"')

const OP_READ = 1
const PATH_READ = 2
const VALUE_READ = 4

/**
 * Reads an element of either format from behind its "{" to behind its "}"; answers where that is, or -1 for whatever is not as
 * nearly all elements are: other members, members twice, a value that is a list or an object.
 */
export function readElement(bytes: Uint8Array, start: number, into: Element): number {
  let at = start
  let read = 0
  into.kind = 'none'
  for (;;) {
    at = skipWhite(bytes, at)
    if (bytes[at] !== QUOTE) return -1
    const initial = bytes[at + 1]
    if (initial === o) {
      if (fourAt(bytes, at) !== OP || (read & OP_READ) !== 0) return -1
      read |= OP_READ
      into.keyed = false
      at = afterColon(bytes, at + 4)
      if (bytes[at] !== QUOTE) return -1
      at = readOp(bytes, at + 1, into)
    } else if (initial === p) {
      if (fourAt(bytes, at + 1) !== PATH || bytes[at + 5] !== QUOTE || (read & PATH_READ) !== 0) return -1
      read |= PATH_READ
      at = readPath(bytes, afterColon(bytes, at + 6), into)
    } else if (initial === v) {
      if (fourAt(bytes, at + 1) !== VALU || fourAt(bytes, at + 3) !== LUE || (read & VALUE_READ) !== 0) return -1
      read |= VALUE_READ
      at = readValue(bytes, afterColon(bytes, at + 7), into)
    } else {
      if ((read & (OP_READ | PATH_READ)) !== 0) return -1
      read |= OP_READ | PATH_READ
      into.keyed = true
      at = readOp(bytes, at + 1, into)
      if (at > 0) at = readPath(bytes, afterColon(bytes, at), into)
    }
    if (at < 0) return -1
    at = skipWhite(bytes, at)
    const next = bytes[at++]
    if (next === COMMA) continue
    return next === CLOSE_OBJECT && (read & (OP_READ | PATH_READ)) === (OP_READ | PATH_READ) ? at : -1
  }
}

/** Where the value begins whose key ends at an offset. What stands in the place of the colon makes no value. */
function afterColon(bytes: Uint8Array, at: number): number {
  const colon = skipWhite(bytes, at)
  return bytes[colon] === COLON ? skipWhite(bytes, colon + 1) : bytes.length
}

function readOp(bytes: Uint8Array, at: number, into: Element): number {
  const word = fourAt(bytes, at)
  if (word === REPL && fourAt(bytes, at + 4) === ACE) {
    into.op = 'replace'
    return at + 8
  }
  if (word === ADD) {
    into.op = 'add'
    return at + 4
  }
  if (word !== REMO || fourAt(bytes, at + 3) !== OVE) return -1
  into.op = 'remove'
  return at + 7
}

/** A path of one token that has no escapes. */
function readPath(bytes: Uint8Array, start: number, into: Element): number {
  if (bytes[start] !== QUOTE || bytes[start + 1] !== 47) return -1
  let at = start + 2
  while (named[bytes[at] as number] === 1) at++
  if (bytes[at] !== QUOTE) return -1
  into.pathStart = start + 1
  into.pathEnd = at
  return at + 1
}
