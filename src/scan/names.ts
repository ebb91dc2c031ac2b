import { bytesOf, isAt, textOf } from './text.js'

/** A name that the ruleset does not list. */
export interface Name {
  readonly name: string
  readonly bytes: Uint8Array
  /** There is nothing to be said of it. */
  readonly quiet: boolean
}

const slots = 4096
const longest = 64

/** Knows the names that came last: the same few come again and again, and to look at one takes longer than all else. */
export function nameMemory(
  isQuiet: (name: string) => boolean,
): (bytes: Uint8Array, start: number, end: number) => Name {
  const memory: (Name | undefined)[] = new Array(slots).fill(undefined)
  return (bytes, start, end) => {
    const length = end - start
    const slot = hashOf(bytes, start, end) & (slots - 1)
    const there = memory[slot]
    if (there !== undefined && there.bytes.length === length && isAt(there.bytes, bytes, start)) return there
    const text = textOf(bytes, start, end)
    const made = { name: text, bytes: bytesOf(text), quiet: isQuiet(text) }
    if (length <= longest) memory[slot] = made
    return made
  }
}

/** A number of which every bit hangs on every byte of a text. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
