import type { Edit } from '../text/edit.js'
import { elementsOf, type MemberRange } from '../text/elements.js'

/** The members of an object in a text, in their order. */
export interface Members {
  readonly list: readonly MemberRange[]
  /** Which of them begins at an offset. */
  readonly at: ReadonlyMap<number, number>
  /** Which of them have a name. */
  readonly named: ReadonlyMap<string, readonly number[]>
}

/** The members of the object that stands in a text from `start` up to `end`. */
export function membersIn(text: string, start: number, end: number): Members {
  const by = start - 1
  const [object] = elementsOf(`[${text.slice(start, end)}]`)
  const list = (object?.members ?? []).map(
    (member): MemberRange => ({
      name: member.name,
      start: member.start + by,
      key: member.key + by,
      keyEnd: member.keyEnd + by,
      value: member.value + by,
      valueEnd: member.valueEnd + by,
      end: member.end + by,
    }),
  )
  const named = new Map<string, number[]>()
  for (const [index, { name }] of list.entries()) {
    const same = named.get(name)
    if (same === undefined) named.set(name, [index])
    else same.push(index)
  }
  return { list, at: new Map(list.map(({ key }, index) => [key, index])), named }
}

/**
 * The edits that take members out of their object, whose indexes come in their order. Those that follow each other go together,
 * with the comma before them; the first ones with the comma behind.
 */
export function removals(list: readonly MemberRange[], indexes: readonly number[]): readonly Edit[] {
  const edits: Edit[] = []
  for (const [turn, index] of indexes.entries()) {
    const last = list[index]
    if (last === undefined || indexes[turn + 1] === index + 1) continue
    let first = turn
    while (first > 0 && indexes[first - 1] === (indexes[first] ?? 0) - 1) first--
    const from = indexes[first] ?? index
    const before = list[from - 1]
    if (before !== undefined) edits.push({ start: before.valueEnd, end: last.valueEnd, text: '' })
    else edits.push({ start: list[from]?.key ?? 0, end: list[index + 1]?.key ?? last.valueEnd, text: '' })
  }
  return edits
}
