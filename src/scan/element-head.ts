import { four, fourAt, QUOTE, SLASH, skipPlain } from './bytes.js'
import type { Element } from './element.js'

export const OP = four('"op"')
export const PATH = four('path')
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

/**
 * Reads op and path of v2.1 where they come first, and without white space, as programs write them: answers where the path
 * ends, or 0. Who leaves it out loses speed and nothing else.
 */
export function readHead(text: DataView, start: number, into: Element): number {
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

/** Reads the name of an op and the quote behind it; answers where that ends, or -1. */
export function readOp(text: DataView, at: number, into: Element): number {
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

/** Reads a path; answers where it ends, or -1. */
export function readPath(text: DataView, start: number, into: Element): number {
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
