import type { Finding } from '../diagnostic.js'
import { excerpt, indexesOf, isObject, typeName } from '../json.js'
import { escapeToken } from '../pointer.js'
import type { ValueRule } from '../ruleset.js'
import { speller } from '../spelling.js'

/** One keyword of a value rule at work: a predicate, and what is found where it does not hold. */
export interface Keyword {
  readonly holds: (value: unknown) => boolean
  readonly explain: (value: unknown, attribute: string, pointer: string) => readonly Finding[]
  /** A value that fails is judged no further: it is not of the kind that the other keywords speak of. */
  readonly stops?: true
}

/** The keywords of a rule that constrain a value, in the order in which they are judged. */
export const keywordsOf = (rule: ValueRule): readonly Keyword[] =>
  [not(rule), type(rule), values(rule), length(rule), pattern(rule), range(rule), maxItems(rule), items(rule), members(rule)].filter(
    keyword => keyword !== undefined,
  )

function not({ not: excluded, description }: ValueRule): Keyword | undefined {
  if (excluded === undefined) return undefined
  const set: ReadonlySet<unknown> = new Set(excluded.enum)
  return {
    holds: value => !set.has(value),
    explain: (value, attribute, pointer) => [
      { code: 'value-not-allowed', pointer, params: { attribute, found: excerpt(value), ...(description === undefined ? {} : { wants: description }) } },
    ],
    stops: true,
  }
}

function type({ type: wanted }: ValueRule): Keyword | undefined {
  if (wanted === undefined) return undefined
  const wants = typeof wanted === 'string' ? [wanted] : wanted
  const names: ReadonlySet<string> = new Set(wants.includes('number') ? [...wants, 'integer'] : wants)
  const only = wants.length === 1 && (wants[0] === 'string' || wants[0] === 'boolean') ? wants[0] : undefined
  return {
    holds: only === undefined ? value => names.has(typeName(value)) : value => typeof value === only,
    explain: (value, attribute, pointer) => [{ code: 'value-type', pointer, params: { attribute, wants, found: typeName(value) } }],
    stops: true,
  }
}

function values({ enum: allowed, description }: ValueRule): Keyword | undefined {
  if (allowed === undefined) return undefined
  const set: ReadonlySet<unknown> = new Set(allowed)
  const similar = speller(allowed.filter(value => typeof value === 'string'))
  return {
    holds: value => set.has(value),
    explain: (value, attribute, pointer) => {
      const near = typeof value === 'string' ? similar(value) : undefined
      const params = { attribute, allowed, found: excerpt(value), ...(description === undefined ? {} : { wants: description }) }
      return near === undefined
        ? [{ code: 'value-not-allowed', pointer, params }]
        : [{ code: 'value-not-allowed', pointer, params: { ...params, similar: near }, suggestion: { pointer, replacement: near, safe: false } }]
    },
  }
}

const bounds = (minimum: number | undefined, maximum: number | undefined): { minimum?: number; maximum?: number } => ({
  ...(minimum === undefined ? {} : { minimum }),
  ...(maximum === undefined ? {} : { maximum }),
})

/** The length of a string in code points, as Python's `len` and JSON Schema count it (6.3.1). */
function codePoints(text: string): number {
  let count = text.length
  for (let i = 1; i < text.length; i++) {
    const low = text.charCodeAt(i) & 0xfc00
    if (low === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--
  }
  return count
}

function length({ minLength, maxLength }: ValueRule): Keyword | undefined {
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
      { code: 'value-length', pointer, params: { attribute, ...bounds(minLength, maxLength), found: codePoints(String(value)), unit: 'characters' } },
    ],
  }
}

function pattern({ pattern: text, description }: ValueRule): Keyword | undefined {
  if (text === undefined) return undefined
  const expression = new RegExp(text, 'u')
  const wants = description ?? `text that matches ${text}`
  return {
    holds: value => typeof value !== 'string' || expression.test(value),
    explain: (_, attribute, pointer) => [{ code: 'value-pattern', pointer, params: { attribute, wants } }],
  }
}

function range({ minimum, maximum }: ValueRule): Keyword | undefined {
  if (minimum === undefined && maximum === undefined) return undefined
  const low = minimum ?? Number.NEGATIVE_INFINITY
  const high = maximum ?? Number.POSITIVE_INFINITY
  return {
    holds: value => typeof value !== 'number' || (value >= low && value <= high),
    explain: (value, attribute, pointer) => [
      { code: 'value-range', pointer, params: { attribute, ...bounds(minimum, maximum), found: Number(value) } },
    ],
  }
}

function maxItems({ maxItems: maximum }: ValueRule): Keyword | undefined {
  if (maximum === undefined) return undefined
  return {
    holds: value => !Array.isArray(value) || value.length <= maximum,
    explain: (value, attribute, pointer) => [
      { code: 'value-length', pointer, params: { attribute, maximum, found: (value as unknown[]).length, unit: 'items' } },
    ],
  }
}

/** The findings of a rule inside another one: what stands in an item or a member. */
const inner = (rule: ValueRule): Keyword['explain'] => {
  const keywords = keywordsOf(rule)
  return (value, attribute, pointer) => {
    const found: Finding[] = []
    for (const keyword of keywords) {
      if (keyword.holds(value)) continue
      found.push(...keyword.explain(value, attribute, pointer))
      if (keyword.stops) break
    }
    return found
  }
}

function items({ items: rule }: ValueRule): Keyword | undefined {
  if (rule === undefined) return undefined
  const keywords = keywordsOf(rule)
  const explain = inner(rule)
  return {
    holds(value) {
      if (!Array.isArray(value)) return true
      for (let i = 0; i < value.length; i++) {
        for (const keyword of keywords) if (!keyword.holds(value[i])) return false
      }
      return true
    },
    explain: (value, attribute, pointer) =>
      [...indexesOf(value as unknown[])].flatMap(index => explain((value as unknown[])[index], attribute, `${pointer}/${index}`)),
  }
}

function members({ required = [], properties = {}, additionalProperties }: ValueRule): Keyword | undefined {
  const rules = Object.entries(properties).map(([name, rule]) => ({ name, explain: inner(rule) }))
  if (required.length + rules.length === 0 && additionalProperties === undefined) return undefined
  const closed = additionalProperties === false
  const explain: Keyword['explain'] = (value, attribute, pointer) => {
    if (!isObject(value)) return []
    const found: Finding[] = []
    const has = (name: string): boolean => Object.hasOwn(value, name)
    for (const missing of required) if (!has(missing)) found.push({ code: 'value-members', pointer, params: { attribute, missing } })
    for (const unknown of closed ? Object.keys(value) : []) {
      if (!Object.hasOwn(properties, unknown)) {
        found.push({ code: 'value-members', pointer: `${pointer}/${escapeToken(unknown)}`, params: { attribute, unknown } })
      }
    }
    for (const rule of rules) {
      if (has(rule.name)) found.push(...rule.explain(value[rule.name], attribute, `${pointer}/${escapeToken(rule.name)}`))
    }
    return found
  }
  return { holds: value => explain(value, '', '').length === 0, explain }
}
