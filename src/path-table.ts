const slots = 4096

/** The slot of a path: its length and its last character but one. Paths of attributes seldom share both. */
const slotOf = (path: string): number => ((path.length & 63) << 6) | (path.charCodeAt(path.length - 2) & 63)

/** What paths stand for. */
export type PathTable<T> = readonly (Entry<T> | undefined)[]

interface Entry<T> {
  readonly path: string
  readonly make: () => T
  /** What was made, once it was asked for: a body names few of the paths. */
  made: T | undefined
  readonly next: Entry<T> | undefined
}

/**
 * A table of paths. A Map would hash every path that it is asked for, and those of a body that was just parsed have never
 * been hashed; length and one character tell nearly all of them apart for nothing.
 */
export function pathTable<T extends object>(entries: ReadonlyMap<string, () => T>): PathTable<T> {
  const table: (Entry<T> | undefined)[] = new Array(slots).fill(undefined)
  for (const [path, make] of entries) table[slotOf(path)] = { path, make, made: undefined, next: table[slotOf(path)] }
  return table
}

/** Finds what a path stands for. */
export function find<T extends object>(table: PathTable<T>, path: string): T | undefined {
  for (let entry = table[slotOf(path)]; entry !== undefined; entry = entry.next) {
    if (entry.path !== path) continue
    entry.made ??= entry.make()
    return entry.made
  }
  return undefined
}
