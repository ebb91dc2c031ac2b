import type { CompiledConstraint } from './checks/constraint.js'
import { checkDemand, type Occasion } from './checks/demand.js'
import type { Target } from './checks/target.js'
import { type Code, type Finding, isLate } from './diagnostic.js'
import { add, want } from './findings.js'
import type { Format } from './formats/format.js'
import type { Json } from './json.js'
import type { Op, RawOperation } from './operation.js'
import { fails, giveAway, judgeOwner } from './ownership.js'
import { presence } from './presence.js'
import type { EndpointMeaning } from './rules.js'
import type { Demand } from './ruleset.js'
import { pathPointer, type Run } from './run.js'

/** The second half of the server's work: who may do this, is the attribute there, and what the body has then done. */
export function judgeEffect(
  run: Run,
  format: Format,
  target: Target,
  wire: RawOperation,
  meaning: EndpointMeaning,
  index: number,
): boolean {
  const { sink } = run
  const { attribute, check } = target
  const { precondition } = meaning
  // The value of a remove counts for nothing.
  const sent = meaning.effect === 'set' ? wire.value : undefined
  const { demands } = check
  const occasion = demands.length === 0 ? undefined : { attribute, precondition, value: sent }
  const meet = (before: Demand['before']): boolean =>
    occasion !== undefined && meetDemands(run, demands, occasion, index, before, pathPointer(format, wire, index))
  const disowned = judgeOwner(run, format, wire, index)
  const first = meet('existence') || (run.broken?.text === undefined && fails(run, index, target))
  // What stands one step below an attribute has no presence of its own.
  const second =
    (target.depth === 1 && judgePresence(run, format, target, wire, meaning, index)) || fails(run, index, target)
  const third = meet(undefined)
  if (target.depth === 1) {
    const constraints = sink === undefined ? target.hard : target.constraints
    const present = meaning.effect === 'set'
    run.changes.set(attribute, { present, value: present ? wire.value : undefined, index })
    if (constraints.length > 0) touch(run, constraints)
    if (attribute === run.rules.ruleset.ownership?.attribute && (!present || sent !== undefined))
      giveAway(run, present ? sent : null, pathPointer(format, wire, index), index)
    if (check.stored === 'breaks-image' || check.stored === 'breaks-attributes') {
      const text = check.stored === 'breaks-attributes' ? String(sent) : undefined
      run.broken = { attribute, pointer: pathPointer(format, wire, index), text }
    }
  }
  return disowned || first || second || third
}

function touch(run: Run, constraints: readonly CompiledConstraint[]): void {
  run.constraints ??= []
  for (const constraint of constraints) if (!run.constraints.includes(constraint)) run.constraints.push(constraint)
}

const missing = { present: 'attribute-absent', absent: 'attribute-present' } as const

/** Judges the precondition; one that an unknown image decides becomes a condition. */
function judgePresence(
  run: Run,
  format: Format,
  target: Target,
  wire: RawOperation,
  meaning: EndpointMeaning,
  index: number,
): boolean {
  const { sink, changes } = run
  const { attribute, check } = target
  const { precondition, disputed } = meaning
  if (precondition === 'none' && !disputed) return false
  // No image has an attribute whose name could never be kept.
  const text = target.counts ? run.broken?.text : undefined
  const known = text === undefined ? presence(attribute, check.always, changes, run.image) : text.includes(attribute)
  const present = known === undefined && check.keepsName?.(attribute) === false ? false : known
  if (precondition === 'none') {
    if (present !== false)
      add(sink, { code: 'add-disputed', pointer: pathPointer(format, wire, index), params: { attribute } }, index)
    return false
  }
  const code = missing[precondition]
  if (present === undefined) {
    want(sink, { kind: precondition, attribute, code, index, answer: check.answers[code] })
    return false
  }
  if (present === (precondition === 'present')) return false
  const pointer = pathPointer(format, wire, index)
  const { op, path, value } = wire
  // What would do instead, where there is a value to set: the other one of add and replace.
  const better: Op | undefined =
    value === undefined || meaning.effect === 'unset' ? undefined : present ? 'replace' : 'add'
  const more =
    better === undefined || typeof path !== 'string'
      ? {}
      : {
          suggestion: {
            pointer: `/${index}`,
            replacement: format.write({ op: better, path, value: value as Json }),
            safe: false,
          },
        }
  const finding: Finding = present
    ? { code: 'attribute-present', pointer, params: { attribute, op, base: check.always }, ...more }
    : {
        code: 'attribute-absent',
        pointer,
        params: { attribute, op, removed: changes.has(attribute) },
        ...more,
      }
  add(sink, finding, index, check.answers)
  return true
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
    const judge = (): boolean => meetDemand(run, demand, occasion, index, pointer)
    if (isLate(demand.stage)) run.late.push({ attribute: occasion.attribute ?? '', index, judge })
    else if (judge()) refused = true
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
