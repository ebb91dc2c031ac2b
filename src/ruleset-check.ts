import { complain, type Fault, faultsOf } from './faults.js'
import { excerpt, isJson } from './json.js'
import { escapeToken } from './pointer.js'
import type { Ruleset } from './ruleset.js'
import { rulesetSchema } from './ruleset-schema.js'
import { isBuiltIn } from './rulesets/built-in.js'

/** Throws a TypeError that lists the faults of a ruleset and where they are; returns when it has none. */
export function checkRuleset(ruleset: Ruleset): void {
  if (!isBuiltIn(ruleset)) complain('The ruleset', rulesetFaults(ruleset))
}

function rulesetFaults(ruleset: Ruleset): readonly Fault[] {
  try {
    const shape = faultsOf(rulesetSchema, ruleset, '')
    return shape.length > 0 ? shape : meaningFaults(ruleset)
  } catch {
    // A getter or a proxy that throws.
    return [{ pointer: '', wants: 'plain JSON wanted, which can be read' }]
  }
}

/** What the shape of a ruleset cannot say: patterns that are regular expressions, bounds in their order. */
function meaningFaults(ruleset: Ruleset): readonly Fault[] {
  const faults: Fault[] = []
  const sent = [
    ...Object.keys(ruleset.mediaTypes).map(type => [type, `/mediaTypes/${escapeToken(type)}`] as const),
    ...(ruleset.creates?.mediaTypes ?? []).map((type, index) => [type, `/creates/mediaTypes/${index}`] as const),
  ]
  for (const [type, pointer] of sent)
    if (type.includes(';')) faults.push({ pointer, wants: 'a media type without parameters wanted' })
  for (const [attribute, rule] of Object.entries(ruleset.attributes))
    if (rule.default !== undefined && !isJson(rule.default))
      faults.push({ pointer: `/attributes/${escapeToken(attribute)}/default`, wants: 'plain JSON wanted' })
  const sound = new Set<object>()
  walk(ruleset.attributes, '/attributes', faults, sound)
  walk(ruleset.otherwise, '/otherwise', faults, sound)
  ruleset.constraints.forEach((constraint, index) => {
    if (constraint.kind !== 'excludes' && 'off' in constraint)
      faults.push({ pointer: `/constraints/${index}/off`, wants: 'only for excludes' })
  })
  return faults
}

/** Visits every object below a value, those without faults once, and judges those that are value rules by their keywords. */
function walk(value: unknown, pointer: string, faults: Fault[], sound: Set<object>): void {
  if (typeof value !== 'object' || value === null || sound.has(value)) return
  const before = faults.length
  const rule = value as Readonly<Record<string, unknown>>
  if (typeof rule.pattern === 'string' && !isExpression(rule.pattern))
    faults.push({ pointer: `${pointer}/pattern`, wants: `a regular expression wanted, not ${excerpt(rule.pattern)}` })
  faults.push(...disordered(rule, pointer))
  for (const member of Object.keys(rule)) walk(rule[member], `${pointer}/${escapeToken(member)}`, faults, sound)
  if (faults.length === before) sound.add(value)
}

/** The bounds of a rule that are not in their order. */
export const disordered = (rule: Readonly<Record<string, unknown>>, pointer: string): readonly Fault[] =>
  bounds
    .filter(([low, high]) => Number(rule[low]) > Number(rule[high]))
    .map(([low, high]) => ({ pointer: `${pointer}/${low}`, wants: `not above ${high}` }))

const bounds = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
] as const

export function isExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}
