import type { Format } from './formats/format.js'

/**
 * The operations of a body by their paths, for the fast way: a Set would read every character of every path. What it says
 * may be wrong in one direction only: paths that are too many or too much alike count as met.
 */
export type Met = Int32Array

/** Below so many operations a look at each of them is cheaper than a table. */
const few = 32
const most = 1 << 20
const reach = 128

/** One of 32 bits, which paths that differ seldom share: tells nearly all of them apart where few were met. */
export const bitOf = (path: string): number => 1 << ((path.length + 7 * path.charCodeAt(path.length - 1)) & 31)

/** Whether an operation of that path is kept, or without a table: stands before this one. */
export function isMet(
  met: Met | undefined,
  body: readonly unknown[],
  format: Format,
  path: string,
  index: number,
): boolean {
  if (met === undefined) {
    for (let earlier = 0; earlier < index; earlier++) if (pathAt(body, format, earlier) === path) return true
    return false
  }
  const mask = met.length - 1
  for (let slot = slotOf(path) & mask, tries = 0; tries < reach; slot = (slot + 1) & mask, tries++) {
    const kept = met[slot] as number
    if (kept === 0) return false
    if (pathAt(body, format, kept - 1) === path) return true
  }
  return true
}

/** Keeps an operation; makes the table where the body is long. */
export function keep(met: Met | undefined, length: number, path: string, index: number): Met | undefined {
  if (length <= few) return undefined
  const table = met ?? new Int32Array(2 ** Math.ceil(Math.log2(2 * Math.min(length, most))))
  const mask = table.length - 1
  let slot = slotOf(path) & mask
  for (let tries = 0; tries < reach && table[slot] !== 0; tries++) slot = (slot + 1) & mask
  if (table[slot] === 0) table[slot] = index + 1
  return table
}

function pathAt(body: readonly unknown[], format: Format, index: number): unknown {
  const element = body[index] as Readonly<Record<string, unknown>>
  const op = format.op(element)
  return op === undefined ? undefined : format.path(element, op)
}

/** Names that a program makes differ at their ends. */
function slotOf(path: string): number {
  const end = path.length
  let hash = end
  for (let back = 1; back <= 5 && back <= end; back++) hash = (Math.imul(hash, 31) + path.charCodeAt(end - back)) | 0
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
