import { complain, type Fault, faultsOf } from './faults.js'
import { excerpt, isObject } from './json.js'
import { escapeToken } from './pointer.js'
import type { Ruleset } from './ruleset.js'
import { rulesetSchema } from './ruleset-schema.js'

/** Throws a TypeError that lists the faults of a ruleset and where they are; returns when it has none. */
export function checkRuleset(ruleset: Ruleset): void {
  complain('The ruleset', rulesetFaults(ruleset))
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
  walk(ruleset.attributes, '/attributes', faults)
  walk(ruleset.otherwise, '/otherwise', faults)
  ruleset.constraints.forEach((constraint, index) => {
    if (constraint.kind !== 'excludes' && 'off' in constraint)
      faults.push({ pointer: `/constraints/${index}/off`, wants: 'only for excludes' })
  })
  return faults
}

/** Visits every object below a value and judges those that are value rules by their keywords. */
function walk(value: unknown, pointer: string, faults: Fault[]): void {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, `${pointer}/${index}`, faults)
  else if (isObject(value)) {
    if (typeof value.pattern === 'string' && !isExpression(value.pattern)) {
      faults.push({
        pointer: `${pointer}/pattern`,
        wants: `a regular expression wanted, not ${excerpt(value.pattern)}`,
      })
    }
    faults.push(...disordered(value, pointer))
    for (const [member, inner] of Object.entries(value)) walk(inner, `${pointer}/${escapeToken(member)}`, faults)
  }
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
