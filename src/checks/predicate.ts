import type { Json } from '../json.js'
import type { ValueRule } from '../ruleset.js'
import { isLate } from '../stage.js'
import { type Ascii, anyString, asciiOf, bothOf } from './ascii.js'
import type { Keyword } from './keywords.js'

type Values = readonly Json[] | undefined

/**
 * The values that pass, where they are listed; the strings that do, where that can be said of their characters, and the patterns
 * that they must match besides.
 */
export interface Textual {
  readonly values: readonly Json[] | undefined
  readonly ascii: Ascii | undefined
  readonly patterns: readonly string[]
}

/** What a value must be to pass all tests. Where `values` lists what it may be, that is said by those of the list that pass them. */
export function predicate(values: Values, tests: readonly Keyword[]): (value: unknown) => boolean {
  const passes = all(tests)
  return values === undefined ? passes : oneOf(values.filter(passes))
}

/** The values of a list outside of which none is taken. */
export const listedIn = (rules: readonly ValueRule[]): Values =>
  rules.find(
    ({ enum: values, severity = 'error', stage }) => values !== undefined && severity === 'error' && !isLate(stage),
  )?.enum

export function textual(values: Values, tests: readonly Keyword[]): Textual {
  const asked = tests.map(
    ({ ascii, pattern }) => ascii ?? (pattern === undefined ? undefined : (asciiOf(pattern) ?? pattern)),
  )
  return {
    values: values?.filter(all(tests)),
    ascii: asked.includes(undefined)
      ? undefined
      : asked.filter(one => typeof one === 'object').reduce(bothOf, anyString),
    patterns: asked.filter(one => typeof one === 'string'),
  }
}

function oneOf(values: readonly unknown[]): (value: unknown) => boolean {
  const [first, second] = values
  if (values.length === 1) return value => value === first
  if (values.length === 2) return value => value === first || value === second
  const set: ReadonlySet<unknown> = new Set(values)
  return value => set.has(value)
}

/** One predicate out of many; most attributes have one or two, which then cost no loop. */
export function all(tests: readonly Keyword[]): (value: unknown) => boolean {
  const [first = always, second, ...rest] = merged(tests)
  if (second === undefined) return first
  return value => {
    if (!first(value) || !second(value)) return false
    for (let i = 0; i < rest.length; i++) if (!(rest[i] as typeof first)(value)) return false
    return true
  }
}

/** The predicates of tests. Patterns that are bound to the start are one expression: a call costs more than what it matches. */
function merged(tests: readonly Keyword[]): readonly Keyword['holds'][] {
  const bound = tests.flatMap(({ pattern }) => (pattern !== undefined && isBound(pattern) ? pattern : []))
  if (bound.length < 2) return tests.map(({ holds }) => holds)
  const expression = together(bound)
  const match = (value: unknown): boolean => typeof value !== 'string' || expression.test(value)
  return [...tests.filter(({ pattern }) => pattern === undefined || !isBound(pattern)).map(({ holds }) => holds), match]
}

/** Groups that capture have numbers and names, which would not be theirs any more. */
export const isBound = (pattern: string): boolean => /^\^[^|]*$/.test(pattern) && !/\((?!\?[:=!])/.test(pattern)

export const together = (patterns: readonly string[]): RegExp =>
  new RegExp(patterns.length === 1 ? `${patterns[0]}` : `^${patterns.map(pattern => `(?=${pattern})`).join('')}`, 'u')

const always = (): boolean => true
