import type { CompileValue } from '../checks/attribute.js'
import { ruleOf } from '../rule-of.js'
import type { Ruleset } from '../ruleset.js'
import { sameJson } from './same.js'
import type { Step } from './step.js'

/**
 * Whether nothing is lost when an operation is not said because a later one on its attribute undoes it: the endpoint would
 * have had nothing against it, or has the same against the later one.
 */
export function isIdle(
  { operation }: Step,
  ruleset: Ruleset,
  role: 'member' | 'admin',
  compile: CompileValue,
): boolean {
  const [attribute = ''] = operation.target
  const listed = ruleOf(ruleset, attribute)
  const rule = listed ?? ruleset.otherwise
  if (rule === undefined || rule.effects.length === 0) return true
  const { effect } = operation
  if (!rule.effects.includes(effect.kind)) return false
  if (effect.kind === 'unset') return true
  const demands = listed?.demands ?? []
  return (
    demands.every(
      demand => demand.value === undefined || demand.role === role || !sameJson(demand.value, effect.value),
    ) &&
    (rule.value === undefined || compile(rule.value).accepts(effect.value))
  )
}
