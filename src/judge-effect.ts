import type { CompiledConstraint } from './checks/constraint.js'
import { checkDemand, type Occasion } from './checks/demand.js'
import type { Target } from './checks/target.js'
import type { Finding } from './diagnostic.js'
import { add } from './findings.js'
import type { Format } from './formats/format.js'
import type { Json } from './json.js'
import type { Op, RawOperation } from './operation.js'
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
  const { demands } = check
  const occasion = demands.length === 0 ? undefined : { attribute, precondition, value: wire.value }
  const first =
    occasion === undefined
      ? false
      : meetDemands(run, demands, occasion, index, 'existence', pathPointer(format, wire, index))
  const second = judgePresence(run, format, target, wire, meaning, index)
  const third =
    occasion === undefined
      ? false
      : meetDemands(run, demands, occasion, index, undefined, pathPointer(format, wire, index))

  const constraints = sink === undefined ? target.hard : target.constraints
  if (constraints.length > 0 || (run.several && !(check.always && !check.unset))) {
    run.changes ??= new Map()
    const present = meaning.effect === 'set'
    run.changes.set(attribute, { present, value: present ? wire.value : undefined, index })
    if (constraints.length > 0) touch(run, constraints)
  }
  return first || second || third
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
  const present = presence(attribute, check.always, changes, run.image)
  if (precondition === 'none') {
    if (present !== false)
      add(sink, { code: 'add-disputed', pointer: pathPointer(format, wire, index), params: { attribute } }, index)
    return false
  }
  const code = missing[precondition]
  if (present === undefined) {
    sink?.wanted.push({ kind: precondition, attribute, code, index, answer: check.answers[code] })
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
        params: { attribute, op, removed: changes?.has(attribute) === true },
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
    const unmet = checkDemand(demand, occasion, run, demand.value === undefined ? pointer : `/${index}/value`)
    if (unmet === undefined) continue
    if ('code' in unmet) {
      add(run.sink, unmet, index)
      refused = true
    } else {
      const { answer } = demand
      run.sink?.wanted.push({ kind: 'status', attribute: '', status: unmet, code: 'image-status', index, answer })
    }
  }
  return refused
}
