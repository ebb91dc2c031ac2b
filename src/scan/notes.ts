/** A list that is used again and again: an array that begins anew each time would be made anew each time. */
export interface Notes {
  push(note: string): void
  /** All notes since the last time. */
  taken(): readonly string[]
}

export function notes(): Notes {
  const all: string[] = []
  let count = 0
  return {
    push(note) {
      all[count++] = note
    },
    taken() {
      const taken = all.slice(0, count)
      count = 0
      return taken
    },
  }
}
