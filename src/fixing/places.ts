import type { Diagnostic } from '../diagnostic.js'
import { type Location, locate } from '../text/locate.js'
import { type Members, membersIn } from './members.js'

/** A text, and where the values are that its diagnostics and their suggestions speak of. */
export interface Places {
  readonly text: string
  readonly of: (pointer: string) => Location | undefined
  /** The members of the object at a pointer. */
  readonly membersOf: (pointer: string) => Members | undefined
}

/** All that is asked for is found in one walk, and an object is read once, whatever is to be cured in it. */
export function placesIn(text: string, diagnostics: readonly Diagnostic[]): Places {
  const asked = new Set<string>()
  for (const { code, pointer, suggestion } of diagnostics) {
    if (code === 'body-not-array') asked.add('')
    const own = code === 'member-duplicate' ? pointer : suggestion?.pointer
    if (own !== undefined) asked.add(own).add(parentOf(own))
  }
  const pointers = [...asked]
  const found = pointers.length === 0 ? [] : locate(text, pointers)
  const locations = new Map(pointers.map((pointer, index) => [pointer, found[index]]))
  const objects = new Map<string, Members>()
  return {
    text,
    of: pointer => locations.get(pointer),
    membersOf(pointer) {
      const value = locations.get(pointer)?.value
      if (value === undefined || text.charAt(value.start.offset) !== '{') return undefined
      const members = objects.get(pointer) ?? membersIn(text, value.start.offset, value.end.offset)
      objects.set(pointer, members)
      return members
    },
  }
}

export const parentOf = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))
