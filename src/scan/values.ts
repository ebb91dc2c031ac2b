import type { Ascii } from '../checks/ascii.js'
import type { Textual } from '../checks/predicate.js'
import type { ValueCheck } from '../checks/value.js'
import { type Automaton, automatonOf, matches } from './automaton.js'
import type { Element } from './element.js'
import { isAmong, type Literal, literal, textOf } from './text.js'

/** Strings that are known by their bytes. */
export interface Strings {
  readonly least: number
  readonly most: number
  /** 1 for each ASCII character that they may have; undefined: any. */
  readonly characters: Uint8Array | undefined
  /** What they must match. */
  readonly automata: readonly Automaton[]
  /** The same goes for strings with other characters. */
  readonly beyond: boolean
}

/** The values that an attribute takes: written as one of the literals or as such strings, or what the test says. */
export interface Values {
  readonly literals: readonly Literal[] | undefined
  readonly strings: Strings | undefined
  test(value: unknown): boolean
}

/** Makes the values of value rules, once for each: many attributes share theirs. */
export function valuesOf(): (check: ValueCheck) => { readonly taken: Values; readonly clean: Values } {
  const known = new Map<ValueCheck, { readonly taken: Values; readonly clean: Values }>()
  return check => {
    const made = known.get(check) ?? make(check)
    known.set(check, made)
    return made
  }
}

function make(check: ValueCheck): { readonly taken: Values; readonly clean: Values } {
  const { taken, clean } = check.inText()
  const { accepts, keeps } = check
  return {
    taken: compile(taken, keeps === undefined ? accepts : value => accepts(value) && keeps(value)),
    clean: compile(clean, check.clean),
  }
}

const compile = ({ values, ascii, patterns }: Textual, test: (value: unknown) => boolean): Values => ({
  // Other literals are no strings: they go to the test.
  literals: values === undefined ? undefined : literalsOf(values),
  strings: ascii === undefined ? undefined : stringsOf(ascii, patterns),
  test,
})

export const literalsOf = (values: readonly unknown[]): readonly Literal[] =>
  values.filter(value => typeof value === 'string').map(literal)

/** undefined where a pattern is too much for an automaton. */
export function stringsOf({ least, most, takes, beyond }: Ascii, patterns: readonly string[]): Strings | undefined {
  const automata = patterns.map(automatonOf).filter(automaton => automaton !== undefined)
  if (automata.length < patterns.length) return undefined
  const characters = Uint8Array.from({ length: 128 }, (_, unit) => +takes(String.fromCharCode(unit)))
  return {
    least,
    most,
    characters: characters.includes(0) ? characters : undefined,
    automata,
    beyond: beyond && automata.length === 0,
  }
}

/** Whether the value of an element is among them: true only where that is certain. */
export function has({ literals, strings, test }: Values, text: DataView, element: Element): boolean {
  const { kind, valueStart, valueEnd, spare } = element
  if (kind === 'scalar') return test(element.scalar)
  if (literals !== undefined) return spare === 0 && isAmong(literals, text, valueStart, valueEnd)
  if (strings === undefined || (spare > 0 && !strings.beyond)) return test(textOf(text, valueStart, valueEnd))
  return hasAll(strings, text, valueStart, valueEnd, valueEnd - valueStart - spare)
}

/** Whether the text between two offsets is one of those strings; of so many characters. */
export function hasAll(strings: Strings, text: DataView, start: number, end: number, length: number): boolean {
  const { least, most, characters, automata } = strings
  if (length < least || length > most) return false
  if (characters !== undefined)
    for (let at = start; at < end; at++) if (characters[text.getUint8(at)] !== 1) return false
  for (let index = 0; index < automata.length; index++)
    if (!matches(automata[index] as Automaton, text, start, end)) return false
  return true
}
