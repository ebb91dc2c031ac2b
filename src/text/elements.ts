import { skipWhite } from './token.js'
import { nameAt, walk } from './walk.js'

/** A member of an object in a text, from the bracket or comma before it to the one after it. Ends are exclusive. */
export interface MemberRange {
  readonly name: string
  /** Where the white space before the key begins, and the key, with its quotes. */
  readonly start: number
  readonly key: number
  readonly keyEnd: number
  /** Where the value begins and ends, and the white space after it. */
  readonly value: number
  readonly valueEnd: number
  readonly end: number
}

/** An object that is an element of the outermost array; `end` is that of its bracket. */
export interface ElementRange {
  readonly start: number
  readonly end: number
  readonly members: readonly MemberRange[]
}

/** The objects in the array that a text holds, which parses. */
export function elementsOf(text: string): readonly ElementRange[] {
  const elements: ElementRange[] = []
  let members: MemberRange[] = []
  let depth = 0
  let [opened, start, key, keyEnd, value] = [0, 0, 0, 0, 0]
  let name = ''
  const keep = (valueEnd: number): void => {
    const end = skipWhite(text, valueEnd)
    members.push({ name, start, key, keyEnd, value, valueEnd, end })
    start = end + 1
  }
  walk(text, {
    open(offset) {
      if (depth === 1) {
        opened = offset
        start = offset + 1
        members = []
      } else if (depth === 2) value = offset
      depth++
    },
    key(from, to, escaped) {
      if (depth !== 2) return
      name = nameAt(text, from, to, escaped)
      key = from
      keyEnd = to
    },
    scalar(from, to) {
      if (depth !== 2) return
      value = from
      keep(to)
    },
    close(end) {
      depth--
      if (depth === 2) keep(end)
      else if (depth === 1) elements.push({ start: opened, end, members })
    },
  })
  return elements
}
