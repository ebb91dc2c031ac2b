import type { Finding } from '../diagnostic.js'
import { indexesOf, isObject } from '../json.js'
import { escapeToken } from '../pointer.js'
import type { InnerRule } from '../ruleset.js'
import { anyString } from './ascii.js'
import { flatKeywords, type Keyword } from './keywords.js'

/** The keywords of a rule, in the order in which they are judged: the value itself, then what stands inside it. */
export const keywordsOf = (rule: InnerRule): readonly Keyword[] =>
  [...flatKeywords, items, members].map(make => make(rule)).filter(keyword => keyword !== undefined)

/** The findings of a rule inside another one: what stands in an item or a member. */
const inner = (rule: InnerRule): Keyword['explain'] => {
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

function items({ items: rule }: InnerRule): Keyword | undefined {
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
      [...indexesOf(value as unknown[])].flatMap(index =>
        explain((value as unknown[])[index], attribute, `${pointer}/${index}`),
      ),
    ascii: anyString,
  }
}

function members({ required = [], properties = {}, additionalProperties }: InnerRule): Keyword | undefined {
  const rules = Object.entries(properties).map(([name, rule]) => ({ name, explain: inner(rule) }))
  if (required.length + rules.length === 0 && additionalProperties === undefined) return undefined
  const closed = additionalProperties === false
  const explain: Keyword['explain'] = (value, attribute, pointer) => {
    if (!isObject(value)) return []
    const found: Finding[] = []
    const has = (name: string): boolean => Object.hasOwn(value, name)
    for (const missing of required)
      if (!has(missing)) found.push({ code: 'value-members', pointer, params: { attribute, missing } })
    for (const unknown of closed ? Object.keys(value) : []) {
      if (!Object.hasOwn(properties, unknown)) {
        found.push({
          code: 'value-members',
          pointer: `${pointer}/${escapeToken(unknown)}`,
          params: { attribute, unknown },
        })
      }
    }
    for (const rule of rules) {
      if (has(rule.name))
        found.push(...rule.explain(value[rule.name], attribute, `${pointer}/${escapeToken(rule.name)}`))
    }
    return found
  }
  return { holds: value => explain(value, '', '').length === 0, explain, ascii: anyString }
}
