import { fourAt } from './bytes.js'
import { isSame, textOf } from './text.js'

/** A name that the ruleset does not list. */
export interface Name {
  readonly name: string
  /** There is nothing to be said of it. */
  readonly quiet: boolean
}

const slots = 4096
/** Names whose hashes agree stand side by side, up to so many. */
const reach = 4
const longest = 64

/** Knows the names that came last: the same few come again and again, and to look at one takes longer than all else. */
export function nameMemory(isQuiet: (name: string) => boolean): (text: DataView, start: number, end: number) => Name {
  const memory: (Name | undefined)[] = new Array(slots).fill(undefined)
  /** How they are written, slot by slot. */
  let written: DataView | undefined
  return (text, start, end) => {
    const length = end - start
    const home = hashOf(text, start, end) & (slots - 1)
    written ??= new DataView(new ArrayBuffer(slots * longest + 4))
    let slot = home
    for (let tries = 0; tries < reach; tries++) {
      slot = (home + tries) & (slots - 1)
      const there = memory[slot]
      if (there === undefined) break
      if (there.name.length === length && isSame(written, slot * longest, text, start, length)) return there
    }
    const name = textOf(text, start, end)
    const made = { name, quiet: isQuiet(name) }
    if (length > longest) return made
    const place = memory[slot] === undefined ? slot : home
    memory[place] = made
    for (let at = 0; at < length; at += 4) written.setInt32(place * longest + at, fourAt(text, start + at), true)
    return made
  }
}

/** A number of which every bit hangs on every byte of a text. */
export function hashOf(text: DataView, start: number, end: number): number {
  let hash = end - start
  let at = start
  for (; at + 4 <= end; at += 4) hash = mixed(hash, fourAt(text, at))
  return mixed(hash, fourAt(text, at) & ((1 << (8 * (end - at))) - 1))
}

function mixed(hash: number, four: number): number {
  const product = Math.imul(hash ^ four, 0x85ebca6b)
  return product ^ (product >>> 15)
}
