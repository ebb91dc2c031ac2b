import { checkDemand, type Occasion } from './checks/demand.js'
import type { Code } from './diagnostic.js'
import { add, want } from './findings.js'
import { hangsOnImage } from './rules.js'
import type { Demand } from './ruleset.js'
import type { Run } from './run.js'
import { isLate } from './stage.js'

/** Judges the demands of the endpoint, whatever the body; that an unknown image meets them is assumed. */
export function judgeEndpoint(run: Run): boolean {
  let refused = false
  for (const demand of run.rules.ruleset.demands ?? []) {
    if (run.image === undefined && hangsOnImage(demand)) continue
    const unmet = checkDemand(demand, {}, run, '')
    if (unmet === undefined || !('code' in unmet)) continue
    add(run.sink, unmet, -1)
    refused = true
  }
  return refused
}

/**
 * Judges demands on the image and the caller; those that an unknown image decides become conditions. `pointer` is that of
 * what makes the demand.
 */
export function meetDemands(
  run: Run,
  demands: readonly Demand[],
  occasion: Occasion,
  index: number,
  before: Demand['before'] | undefined,
  pointer: string,
): boolean {
  let refused = false
  for (const demand of demands) {
    if (demand.before !== before) continue
    if (isLate(demand.stage)) {
      const judge = (): boolean => meetDemand(run, demand, occasion, index, pointer)
      run.late.push({ attribute: occasion.attribute ?? '', index, judge })
    } else if (meetDemand(run, demand, occasion, index, pointer)) refused = true
  }
  return refused
}

function meetDemand(run: Run, demand: Demand, occasion: Occasion, index: number, pointer: string): boolean {
  const at = demand.value === undefined ? pointer : `/${index}/value`
  const unmet = checkDemand(demand, occasion, run, at)
  if (unmet === undefined) return false
  if ('code' in unmet) {
    add(run.sink, unmet, index)
    return true
  }
  const { stage, answer } = demand
  const code: Code =
    demand.role === undefined ? (demand.status === undefined ? 'value-fixed' : 'image-status') : 'role-required'
  want(run.sink, { kind: 'either', attribute: '', either: unmet, code, stage, index, answer })
  return false
}
