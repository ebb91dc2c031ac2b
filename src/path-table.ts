/** Finds what a path stands for. */
export type PathTable<T> = (path: string) => T | undefined

const slots = 4096

/** The slot of a path: its length and its last character but one. Paths of attributes seldom share both. */
const slotOf = (path: string): number => ((path.length & 63) << 6) | (path.charCodeAt(path.length - 2) & 63)

/**
 * A table of paths. A Map would hash every path that it is asked for, and those of a body that was just parsed have never
 * been hashed; length and one character tell nearly all of them apart for nothing.
 */
export function pathTable<T>(entries: ReadonlyMap<string, T>): PathTable<T> {
  const table: (readonly (readonly [string, T])[] | undefined)[] = new Array(slots).fill(undefined)
  for (const entry of entries) table[slotOf(entry[0])] = [...(table[slotOf(entry[0])] ?? []), entry]
  return path => {
    const entriesThere = table[slotOf(path)]
    if (entriesThere === undefined) return undefined
    for (let i = 0; i < entriesThere.length; i++) {
      const entry = entriesThere[i]
      if (entry !== undefined && entry[0] === path) return entry[1]
    }
    return undefined
  }
}
