import { QUOTE } from './bytes.js'
import { hashOf } from './names.js'
import { isSame } from './text.js'

/** The names of attributes that a ruleset does not list, as a body has them: offsets of their paths. */
export interface Met {
  /** One of 32 bits for each: tells nearly all apart where they are few. */
  bits: number
  count: number
  readonly first: Int32Array
  /** By hash, where they are many. */
  table: Int32Array | undefined
}

const few = 32
const most = 1 << 16
const reach = 64

export const met = (): Met => ({ bits: 0, count: 0, first: new Int32Array(few), table: undefined })

/** Forgets all of them. */
export function clear(all: Met): void {
  all.bits = 0
  all.count = 0
  all.table = undefined
}

/**
 * Whether the path between two offsets is a new one; false, too, where that is not certain. Notes it where it is to be kept.
 */
export function note(all: Met, text: DataView, start: number, end: number, keep: boolean): boolean {
  const { first, count } = all
  if (all.table === undefined && count < few) {
    const bit = 1 << ((end - start + 7 * text.getUint8(end - 1)) & 31)
    if ((all.bits & bit) !== 0)
      for (let index = 0; index < count; index++) if (isPath(text, first[index] as number, start, end)) return false
    if (!keep) return true
    all.bits |= bit
    first[all.count++] = start
    return true
  }
  if (all.table === undefined || count * 2 > all.table.length) all.table = larger(all, text)
  if (all.table === undefined || count >= most || !put(all.table, text, start, end, keep)) return false
  if (keep) all.count++
  return true
}

/** Offset 0 stands for nothing: no path begins there. */
function put(table: Int32Array, text: DataView, start: number, end: number, keep: boolean): boolean {
  const mask = table.length - 1
  for (let slot = hashOf(text, start, end) & mask, tries = 0; tries < reach; slot = (slot + 1) & mask, tries++) {
    const there = table[slot] as number
    if (there === 0) {
      if (keep) table[slot] = start
      return true
    }
    if (isPath(text, there, start, end)) return false
  }
  return false
}

/** undefined where the names are too much alike. */
function larger({ table, first }: Met, text: DataView): Int32Array | undefined {
  const next = new Int32Array(table === undefined ? 16 * few : 4 * table.length)
  for (const start of table ?? first) {
    if (start === 0) continue
    let end = start
    while (text.getUint8(end) !== QUOTE) end++
    if (!put(next, text, start, end, true)) return undefined
  }
  return next
}

/** Whether the path that begins at an offset is the one between the two others. */
const isPath = (text: DataView, there: number, start: number, end: number): boolean =>
  text.getUint8(there + end - start) === QUOTE && isSame(text, there, text, start, end - start)
