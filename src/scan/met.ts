import { QUOTE } from './bytes.js'
import { hashOf } from './names.js'

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
export function note(all: Met, bytes: Uint8Array, start: number, end: number, keep: boolean): boolean {
  const { first, count } = all
  if (all.table === undefined && count < few) {
    const bit = 1 << ((end - start + 7 * (bytes[end - 1] as number)) & 31)
    if ((all.bits & bit) !== 0)
      for (let index = 0; index < count; index++) if (isSame(bytes, first[index] as number, start, end)) return false
    if (!keep) return true
    all.bits |= bit
    first[all.count++] = start
    return true
  }
  if (all.table === undefined || count * 2 > all.table.length) all.table = larger(all, bytes)
  if (all.table === undefined || count >= most || !put(all.table, bytes, start, end, keep)) return false
  if (keep) all.count++
  return true
}

/** Offset 0 stands for nothing: no path begins there. */
function put(table: Int32Array, bytes: Uint8Array, start: number, end: number, keep: boolean): boolean {
  const mask = table.length - 1
  for (let slot = hashOf(bytes, start, end) & mask, tries = 0; tries < reach; slot = (slot + 1) & mask, tries++) {
    const there = table[slot] as number
    if (there === 0) {
      if (keep) table[slot] = start
      return true
    }
    if (isSame(bytes, there, start, end)) return false
  }
  return false
}

/** undefined where the names are too much alike. */
function larger({ table, first }: Met, bytes: Uint8Array): Int32Array | undefined {
  const next = new Int32Array(table === undefined ? 16 * few : 4 * table.length)
  for (const start of table ?? first) {
    if (start === 0) continue
    let end = start
    while (bytes[end] !== QUOTE) end++
    if (!put(next, bytes, start, end, true)) return undefined
  }
  return next
}

function isSame(bytes: Uint8Array, there: number, start: number, end: number): boolean {
  let at = start
  for (let other = there; at < end && bytes[other] === bytes[at]; other++) at++
  return at === end && bytes[there + end - start] === QUOTE
}
