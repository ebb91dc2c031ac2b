import { type Automaton, most, type Piece, tableOf } from './automaton-table.js'

export { type Automaton, matches } from './automaton-table.js'

const nothing: Piece = { empty: true, first: [], last: [] }

/**
 * Makes the automaton of a pattern of JSON Schema that is bound to start and end; undefined for one with look-around, references
 * and whatever else is more than characters, groups, alternatives and repetitions, and where it would be large. What a class
 * of characters holds, its own regular expression is asked.
 */
export function automatonOf(pattern: string): Automaton | undefined {
  const bound = /^\^(.*)\$$/s.exec(pattern)?.[1]
  if (bound === undefined) return undefined
  const tokens = bound.match(token)
  if (tokens === null || tokens.join('') !== bound) return undefined
  const places: string[] = []
  const follow: Set<number>[] = []
  let at = 0
  let failed = false

  const place = (characters: string): Piece => {
    places.push(characters)
    follow.push(new Set())
    failed ||= places.length > most
    return { empty: false, first: [places.length - 1], last: [places.length - 1] }
  }
  const then = (one: Piece, other: Piece): Piece => {
    for (const last of one.last) for (const first of other.first) follow[last]?.add(first)
    return {
      empty: one.empty && other.empty,
      first: one.empty ? [...one.first, ...other.first] : one.first,
      last: other.empty ? [...one.last, ...other.last] : other.last,
    }
  }
  const either = (one: Piece, other: Piece): Piece => ({
    empty: one.empty || other.empty,
    first: [...one.first, ...other.first],
    last: [...one.last, ...other.last],
  })
  const alternatives = (): Piece => {
    let all = sequence()
    while (tokens[at] === '|') {
      at++
      all = either(all, sequence())
    }
    return all
  }
  const sequence = (): Piece => {
    let all = nothing
    while (at < tokens.length && tokens[at] !== '|' && tokens[at] !== ')' && !failed) all = then(all, repeated())
    return all
  }
  /** An atom as often as its quantifier says; what is read again is copied. */
  const repeated = (): Piece => {
    const start = at
    const one = atom()
    const end = at
    const { least, greatest } = quantity(tokens[at])
    if (least === undefined) return one
    at++
    const again = (): Piece => {
      const after = at
      at = start
      const copy = atom()
      at = after
      return copy
    }
    let all = least === 0 ? nothing : one
    for (let count = 1; count < least && !failed; count++) all = then(all, again())
    if (greatest === undefined) {
      const loop = least === 0 ? one : again()
      then(loop, loop)
      return then(all, { ...loop, empty: true })
    }
    let optional = nothing
    for (let count = least; count < greatest && !failed; count++)
      optional = { ...then(count === 0 ? one : again(), optional), empty: true }
    return end === start ? nothing : then(all, optional)
  }
  const atom = (): Piece => {
    const text = tokens[at++] ?? ''
    if (text === '(?:') {
      const inner = alternatives()
      failed ||= tokens[at++] !== ')'
      return inner
    }
    failed ||= /^(?:[)(|*+?{}^$]|\(\?.)$/.test(text)
    return place(text)
  }
  const whole = alternatives()
  if (failed || at < tokens.length) return undefined
  return tableOf(whole, follow, places)
}

/** A group, a class, an escape that stands for characters, a quantifier, or a character. */
const token =
  /\(\?:|\(\?.|\[(?:[^\]\\]|\\.)*\]|\\u[0-9a-fA-F]{4}|\\u\{[0-9a-fA-F]+\}|\\x[0-9a-fA-F]{2}|\\[wWdDsSnrtfv]|\\[^a-zA-Z0-9]|\{[0-9]+(?:,[0-9]*)?\}|[^\\]/gsu

function quantity(text = ''): { readonly least?: number; readonly greatest?: number | undefined } {
  if (text === '*') return { least: 0 }
  if (text === '+') return { least: 1 }
  if (text === '?') return { least: 0, greatest: 1 }
  const [, least, comma, greatest] = /^\{([0-9]+)(,?)([0-9]*)\}$/.exec(text) ?? []
  if (least === undefined) return {}
  return { least: Number(least), greatest: greatest ? Number(greatest) : comma ? undefined : Number(least) }
}
