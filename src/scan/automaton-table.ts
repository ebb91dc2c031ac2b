/** A pattern as a table: the next state by state and ASCII character. State 0 is that of no hope, state 1 the first. */
export interface Automaton {
  readonly next: Uint16Array
  /** 1 for each state in which a text may end. */
  readonly ends: Uint8Array
}

/** Whether the ASCII text between two offsets matches. */
export function matches({ next, ends }: Automaton, text: DataView, start: number, end: number): boolean {
  let state = 1
  for (let at = start; at < end; at++) state = next[(state << 7) | text.getUint8(at)] as number
  return ends[state] === 1
}

/** A piece of a pattern, as Glushkov has it: the places of its characters that may come first and last. */
export interface Piece {
  readonly empty: boolean
  readonly first: readonly number[]
  readonly last: readonly number[]
}

/** As many places, and as many states, an automaton may have. */
export const most = 100

/** The automaton of the pieces of a pattern. The states are sets of places, made as they are met. */
export function tableOf(
  whole: Piece,
  follow: readonly Set<number>[],
  places: readonly string[],
): Automaton | undefined {
  const holds = new Map<string, Uint8Array>()
  for (const characters of new Set(places)) {
    const one = new RegExp(`^${characters}$`, 'u')
    holds.set(
      characters,
      Uint8Array.from({ length: 128 }, (_, unit) => +one.test(String.fromCharCode(unit))),
    )
  }
  const states: { readonly next: readonly number[]; readonly ends: boolean }[] = [{ next: [], ends: false }]
  const known = new Map<string, number>([['false', 0]])
  const stateOf = (next: readonly number[], ends: boolean): number => {
    const sorted = [...new Set(next)].sort((a, b) => a - b)
    const name = sorted.length === 0 && !ends ? 'false' : `${ends} ${sorted}`
    const there = known.get(name) ?? states.push({ next: sorted, ends }) - 1
    known.set(name, there)
    return there
  }
  stateOf(whole.first, whole.empty)
  const table: number[] = new Array(128).fill(0)
  const last = new Set(whole.last)
  for (let index = 1; index < states.length; index++) {
    if (states.length > most) return undefined
    const { next } = states[index] as { readonly next: readonly number[] }
    for (let unit = 0; unit < 128; unit++) {
      const met = next.filter(each => holds.get(places[each] ?? '')?.[unit] === 1)
      const behind = met.flatMap(each => [...(follow[each] ?? [])])
      table.push(
        stateOf(
          behind,
          met.some(each => last.has(each)),
        ),
      )
    }
  }
  return { next: Uint16Array.from(table), ends: Uint8Array.from(states, ({ ends }) => +ends) }
}
