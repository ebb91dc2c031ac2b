import type { CompiledConstraint } from './checks/constraint.js'
import type { Change } from './presence.js'
import type { Rules } from './rules.js'

/**
 * The attributes that constraints want to be absent of an unknown image, where their ends meet in a body, or one is removed;
 * undefined where there is more to be said. `changes` are those of all attributes that constraints speak of.
 */
export function excludedBy(rules: Rules, changes: ReadonlyMap<string, Change>): readonly string[] | undefined {
  const constraints = new Set<CompiledConstraint>()
  for (const attribute of changes.keys())
    for (const constraint of rules.constraints.of.get(attribute) ?? []) constraints.add(constraint)
  const { conflicts, needs } = rules.constraints.judge([...constraints], changes, undefined, false)
  const isAll = conflicts.length === 0 && needs.every(({ present, equals }) => !present && equals === undefined)
  return isAll ? needs.map(({ attribute }) => attribute) : undefined
}
