const few = 32

/** Names: a list while they are few, since a set would hash each of them; and one bit for each length that they have. */
export interface Names {
  lengths: number
  readonly list: string[]
  set: Set<string> | undefined
}

/** Whether a name is among them. */
export function has({ lengths, list, set }: Names, name: string): boolean {
  if ((lengths & (1 << (name.length & 31))) === 0) return false
  return set === undefined ? list.includes(name) : set.has(name)
}

/** Adds a name; makes the first place for it where there is none. */
export function including(names: Names | undefined, name: string): Names {
  const all = names ?? { lengths: 0, list: [], set: undefined }
  all.lengths |= 1 << (name.length & 31)
  if (all.set !== undefined) all.set.add(name)
  else if (all.list.push(name) > few) all.set = new Set(all.list)
  return all
}
