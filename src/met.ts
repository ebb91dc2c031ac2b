/**
 * The paths that matter to later operations of a body, for the fast way: a Set would read every character of each. It may
 * be wrong in one direction only: paths that are too many, or too much alike, count as met.
 */
export interface Met {
  readonly paths: string[]
  /** One of 32 bits for each path, which paths that differ seldom share. */
  bits: number
  /** A table: places in `paths`, from 1, and above them bits of a hash. Empty while a look at each path is cheaper. */
  slots: Int32Array
}

/** Up to so many paths a look at each of them is cheaper than a table. */
const few = 16
/** The bits of a slot that hold a place. */
const places = 0xfffff
const reach = 128
const empty = new Int32Array(0)

export const noneMet = (): Met => ({ paths: [], bits: 0, slots: empty })

const bitOf = (path: string): number => 1 << ((path.length + 7 * path.charCodeAt(path.length - 1)) & 31)

/** Whether a path was kept. */
export function isMet(met: Met, path: string): boolean {
  if (met.slots.length === 0) return (met.bits & bitOf(path)) !== 0 && isAmong(met.paths, path)
  return met.slots[slotOf(met, path, hashOf(path))] !== 0
}

/** Keeps a path; answers whether it was met before. */
export function meet(met: Met, path: string): boolean {
  const { paths } = met
  if (paths.length >= few) {
    if (2 * paths.length >= met.slots.length) spread(met)
    const hash = hashOf(path)
    const slot = slotOf(met, path, hash)
    if (met.slots[slot] !== 0 || paths.length === places) return true
    met.slots[slot] = (hash & ~places) | (paths.length + 1)
  } else {
    const bit = bitOf(path)
    if ((met.bits & bit) !== 0 && isAmong(paths, path)) return true
    met.bits |= bit
  }
  paths.push(path)
  return false
}

function isAmong(paths: readonly string[], path: string): boolean {
  for (let index = 0; index < paths.length; index++) if (paths[index] === path) return true
  return false
}

/** The slot where a path is kept, or would be. */
function slotOf({ paths, slots }: Met, path: string, hash: number): number {
  const mask = slots.length - 1
  let slot = hash & mask
  for (let tries = 0; tries < reach; tries++) {
    const kept = slots[slot] as number
    if (kept === 0 || (((kept ^ hash) & ~places) === 0 && paths[(kept & places) - 1] === path)) return slot
    slot = (slot + 1) & mask
  }
  return slot
}

/** Makes a table of eight times as many slots. */
function spread(met: Met): void {
  const { paths } = met
  met.slots = new Int32Array(16 * paths.length)
  for (let index = 0; index < paths.length; index++) {
    const path = paths[index] as string
    const hash = hashOf(path)
    const slot = slotOf(met, path, hash)
    if (met.slots[slot] === 0) met.slots[slot] = (hash & ~places) | (index + 1)
  }
}

/** Names that a program makes differ at their ends. */
function hashOf(path: string): number {
  const end = path.length
  let hash = end
  for (let back = 1; back <= 5 && back <= end; back++) hash = (Math.imul(hash, 31) + path.charCodeAt(end - back)) | 0
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
