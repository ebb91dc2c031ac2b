import type { Finding } from '../diagnostic.js'
import { codePoints, excerpt, typeName, typeTest } from '../json.js'
import type { InnerRule } from '../ruleset.js'
import { speller } from '../spelling.js'
import { type Ascii, anyString, noString } from './ascii.js'

/** One keyword of a value rule at work: a predicate, and what is found where it does not hold. */
export interface Keyword {
  readonly holds: (value: unknown) => boolean
  readonly explain: (value: unknown, attribute: string, pointer: string) => readonly Finding[]
  /** A value that fails is judged no further: it is not of the kind that the other keywords speak of. */
  readonly stops?: true
  /** Where it is a regular expression that strings must match, and nothing else. */
  readonly pattern?: string
  /** What it asks of strings, where that can be told of each character and the length alone; for a pattern, `asciiOf` finds it. */
  readonly ascii?: Ascii
}

/** What makes a keyword of a rule that has it. */
export type MakeKeyword = (rule: InnerRule) => Keyword | undefined

function not({ not: excluded, description }: InnerRule): Keyword | undefined {
  if (excluded === undefined) return undefined
  const set: ReadonlySet<unknown> = new Set(excluded.enum)
  return {
    holds: value => !set.has(value),
    explain: (value, attribute, pointer) => {
      const found = excerpt(value)
      const params = description === undefined ? { attribute, found } : { attribute, found, wants: description }
      return [{ code: 'value-not-allowed', pointer, params }]
    },
    stops: true,
    ...(excluded.enum.some(value => typeof value === 'string') ? {} : { ascii: anyString }),
  }
}

function type({ type: wanted }: InnerRule): Keyword | undefined {
  if (wanted === undefined) return undefined
  const wants = typeof wanted === 'string' ? [wanted] : wanted
  return {
    holds: typeTest(wants),
    explain: (value, attribute, pointer) => [
      { code: 'value-type', pointer, params: { attribute, wants, found: typeName(value) } },
    ],
    stops: true,
    ascii: wants.includes('string') ? anyString : noString,
  }
}

function values({ enum: allowed, description }: InnerRule): Keyword | undefined {
  if (allowed === undefined) return undefined
  const set: ReadonlySet<unknown> = new Set(allowed)
  const similar = speller(allowed.filter(value => typeof value === 'string'))
  return {
    holds: value => set.has(value),
    explain: (value, attribute, pointer) => {
      const near = typeof value === 'string' ? similar(value) : undefined
      const found = excerpt(value)
      // Spelled out, since spreading what may be absent is slow.
      if (near === undefined) {
        const params =
          description === undefined ? { attribute, allowed, found } : { attribute, allowed, found, wants: description }
        return [{ code: 'value-not-allowed', pointer, params }]
      }
      const params =
        description === undefined
          ? { attribute, allowed, found, similar: near }
          : { attribute, allowed, found, wants: description, similar: near }
      const suggestion = { pointer, replacement: near, safe: false }
      return [{ code: 'value-not-allowed', pointer, params, suggestion }]
    },
  }
}

function length({ minLength, maxLength }: InnerRule): Keyword | undefined {
  if (minLength === undefined && maxLength === undefined) return undefined
  const low = minLength ?? 0
  const high = maxLength ?? Number.POSITIVE_INFINITY
  return {
    holds(value) {
      if (typeof value !== 'string') return true
      // Never more code points than UTF-16 units, and at least half as many: most strings need no counting.
      if (value.length <= high && value.length >= 2 * low) return true
      if (value.length > 2 * high) return false
      const points = codePoints(value)
      return points >= low && points <= high
    },
    explain: (value, attribute, pointer) => {
      const found = codePoints(String(value))
      const unit = 'characters' as const
      const params =
        minLength === undefined
          ? { attribute, maximum: high, found, unit }
          : maxLength === undefined
            ? { attribute, minimum: low, found, unit }
            : { attribute, minimum: low, maximum: high, found, unit }
      return [{ code: 'value-length', pointer, params }]
    },
    ascii: { ...anyString, least: low, most: high },
  }
}

function pattern({ pattern: text, description }: InnerRule): Keyword | undefined {
  if (text === undefined) return undefined
  const expression = new RegExp(text, 'u')
  const wants = description ?? `text that matches ${text}`
  return {
    holds: value => typeof value !== 'string' || expression.test(value),
    explain: (_, attribute, pointer) => [{ code: 'value-pattern', pointer, params: { attribute, wants } }],
    pattern: text,
  }
}

function range({ minimum, maximum }: InnerRule): Keyword | undefined {
  if (minimum === undefined && maximum === undefined) return undefined
  const low = minimum ?? Number.NEGATIVE_INFINITY
  const high = maximum ?? Number.POSITIVE_INFINITY
  return {
    holds: value => typeof value !== 'number' || (value >= low && value <= high),
    explain: (value, attribute, pointer) => {
      const found = Number(value)
      const params =
        minimum === undefined
          ? { attribute, maximum: high, found }
          : maximum === undefined
            ? { attribute, minimum, found }
            : { attribute, minimum, maximum, found }
      return [{ code: 'value-range', pointer, params }]
    },
    ascii: anyString,
  }
}

function maxItems({ maxItems: maximum }: InnerRule): Keyword | undefined {
  if (maximum === undefined) return undefined
  return {
    holds: value => !Array.isArray(value) || value.length <= maximum,
    explain: (value, attribute, pointer) => [
      {
        code: 'value-length',
        pointer,
        params: { attribute, maximum, found: (value as unknown[]).length, unit: 'items' },
      },
    ],
    ascii: anyString,
  }
}

/** The keywords that look at a value itself, in the order in which they are judged. */
export const flatKeywords: readonly MakeKeyword[] = [not, type, values, length, pattern, range, maxItems]
