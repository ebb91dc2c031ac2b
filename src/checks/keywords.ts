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
    explain: (value, attribute, pointer) => [
      {
        code: 'value-not-allowed',
        pointer,
        params: { attribute, found: excerpt(value), ...(description === undefined ? {} : { wants: description }) },
      },
    ],
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
      const params = {
        attribute,
        allowed,
        found: excerpt(value),
        ...(description === undefined ? {} : { wants: description }),
      }
      return near === undefined
        ? [{ code: 'value-not-allowed', pointer, params }]
        : [
            {
              code: 'value-not-allowed',
              pointer,
              params: { ...params, similar: near },
              suggestion: { pointer, replacement: near, safe: false },
            },
          ]
    },
  }
}

const bounds = (minimum: number | undefined, maximum: number | undefined): { minimum?: number; maximum?: number } => ({
  ...(minimum === undefined ? {} : { minimum }),
  ...(maximum === undefined ? {} : { maximum }),
})

function length({ minLength, maxLength }: InnerRule): Keyword | undefined {
  if (minLength === undefined && maxLength === undefined) return undefined
  const low = minLength ?? 0
  const high = maxLength ?? Number.POSITIVE_INFINITY
  return {
    holds(value) {
      if (typeof value !== 'string') return true
      // Never more code points than UTF-16 units, and at least half as many: most strings need no counting.
      if (value.length <= high && value.length >= 2 * low) return true
      const points = codePoints(value)
      return points >= low && points <= high
    },
    explain: (value, attribute, pointer) => [
      {
        code: 'value-length',
        pointer,
        params: { attribute, ...bounds(minLength, maxLength), found: codePoints(String(value)), unit: 'characters' },
      },
    ],
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
    explain: (value, attribute, pointer) => [
      { code: 'value-range', pointer, params: { attribute, ...bounds(minimum, maximum), found: Number(value) } },
    ],
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
