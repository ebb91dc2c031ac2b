import { fourAt } from './bytes.js'
import { isAt, type Literal, literal, textOf } from './text.js'

/** A name that the ruleset does not list. */
export interface Name {
  readonly name: string
  readonly written: Literal
  /** There is nothing to be said of it. */
  readonly quiet: boolean
}

const slots = 4096
const longest = 64

/** Knows the names that came last: the same few come again and again, and to look at one takes longer than all else. */
export function nameMemory(isQuiet: (name: string) => boolean): (text: DataView, start: number, end: number) => Name {
  const memory: (Name | undefined)[] = new Array(slots).fill(undefined)
  return (text, start, end) => {
    const length = end - start
    const slot = hashOf(text, start, end) & (slots - 1)
    const there = memory[slot]
    if (there !== undefined && there.written.length === length && isAt(there.written, text, start)) return there
    const name = textOf(text, start, end)
    const made = { name, written: literal(name), quiet: isQuiet(name) }
    if (length <= longest) memory[slot] = made
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
