import type { Json } from '../json.js'
import type { Ascii } from './ascii.js'
import type { Keyword } from './keywords.js'
import { isBound, textual, together } from './predicate.js'

/**
 * A predicate on values that tells of the commonest strings from data alone: V8 takes longer to call one function among
 * many than those functions take.
 */
export interface Passing {
  /** Strings of so many UTF-16 units pass, where they match the pattern; none if `least` is above `most`. */
  readonly least: number
  readonly most: number
  readonly pattern: RegExp | undefined
  /** Whether these two pass. */
  readonly listed: boolean
  readonly one: string
  readonly other: string
  /** What is to be asked of every other value. */
  readonly test: (value: unknown) => boolean
}

export function passes({ least, most, pattern, listed, one, other, test }: Passing, value: unknown): boolean {
  if (typeof value === 'string') {
    if (listed) {
      if (value === one || value === other) return true
    } else if (value.length >= least && value.length <= most && (pattern === undefined || pattern.test(value)))
      return true
  }
  return test(value)
}

/**
 * `values` lists what may pass, if anything does; `test` says the same as all the tests. Strings of which the tests ask for
 * nothing but lengths and patterns need no call.
 */
export function passingOf(
  values: readonly Json[] | undefined,
  tests: readonly Keyword[],
  test: (value: unknown) => boolean,
): Passing {
  const [one, other = one] = values?.filter(value => typeof value === 'string').filter(test) ?? []
  const called = { least: 1, most: 0, pattern: undefined, listed: false, one: '', other: '', test }
  if (one !== undefined && other !== undefined) return { ...called, listed: true, one, other }
  const patterns = tests.flatMap(({ pattern = [] }) => pattern)
  const others = tests.filter(({ pattern }) => pattern === undefined)
  const { ascii } = textual(undefined, others)
  const told = ascii?.beyond === true && takesAll(ascii) && (patterns.length < 2 || patterns.every(isBound))
  if (!told) return called
  const pattern = patterns.length === 0 ? undefined : together(patterns)
  // A code point is one unit or two.
  return { ...called, least: 2 * ascii.least, most: ascii.most, pattern }
}

const takesAll = ({ takes }: Ascii): boolean =>
  Array.from({ length: 128 }, (_, unit) => String.fromCharCode(unit)).every(takes)
