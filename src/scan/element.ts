import type { Op } from '../operation.js'
import { CLOSE_OBJECT, COLON, COMMA, four, fourAt, QUOTE, SLASH, skipPlain, skipWhite } from './bytes.js'
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
const OP = four('"op"')
const PATH = four('path')
const VALU = four('valu')
const LUE = four('lue"')
const ADD = four('add"')
const REPL = four('repl')
const ACE = four('ace"')
const REMO = four('remo')
const OVE = four('ove"')

const TO_RE = four(':"re')
const TO_AD = four(':"ad')
const PLAC = four('plac')
const E_NEXT = four('e","')
const MOVE = four('move')
const NEXT_P = four('","p')
const D_NEXT = four('d","')
const TO_SLASH = four('":"/')

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
    const next = text.getUint8(at++)
    if (next === CLOSE_OBJECT) return at
    if (next !== COMMA) return -1
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

/**
 * Reads op and path of v2.1 where they come first, and without white space, as programs write them: answers where the path
 * ends, or 0. Who leaves it out loses speed and nothing else.
 */
function readHead(text: DataView, start: number, into: Element): number {
  if (fourAt(text, start) !== OP) return 0
  const third = fourAt(text, start + 8)
  let slash = 0
  if (fourAt(text, start + 4) === TO_RE) {
    if (third === PLAC && fourAt(text, start + 12) === E_NEXT) {
      into.op = 'replace'
      slash = start + 23
    } else if (third === MOVE && fourAt(text, start + 12) === NEXT_P) {
      into.op = 'remove'
      slash = start + 22
    }
  } else if (fourAt(text, start + 4) === TO_AD && third === D_NEXT) {
    into.op = 'add'
    slash = start + 19
  }
  if (slash === 0 || fourAt(text, slash - 7) !== PATH || fourAt(text, slash - 3) !== TO_SLASH) return 0
  into.keyed = false
  return readName(text, slash, into)
}

/** Where the value begins whose key ends at an offset; without a colon, where none does: at the start of the body. */
function afterColon(text: DataView, at: number): number {
  const colon = skipWhite(text, at)
  return text.getUint8(colon) === COLON ? skipWhite(text, colon + 1) : 0
}

function readOp(text: DataView, at: number, into: Element): number {
  const word = fourAt(text, at)
  if (word === REPL && fourAt(text, at + 4) === ACE) {
    into.op = 'replace'
    return at + 8
  }
  if (word === ADD) {
    into.op = 'add'
    return at + 4
  }
  if (word !== REMO || fourAt(text, at + 3) !== OVE) return -1
  into.op = 'remove'
  return at + 7
}

function readPath(text: DataView, start: number, into: Element): number {
  if (text.getUint8(start) !== QUOTE || text.getUint8(start + 1) !== SLASH) return -1
  return readName(text, start + 1, into) || -1
}

/** Reads a path from its slash on; answers where it ends, or 0. */
function readName(text: DataView, slash: number, into: Element): number {
  const at = skipPlain(text, slash + 1)
  into.pathStart = slash
  into.pathEnd = at
  return text.getUint8(at) === QUOTE ? at + 1 : 0
}
