import { breakImage, fails } from './broken.js'
import { breaks } from './checks/attribute.js'
import type { CompiledConstraint } from './checks/constraint.js'
import type { Target } from './checks/target.js'
import type { Finding } from './diagnostic.js'
import { add, wantPresence } from './findings.js'
import type { Format } from './formats/format.js'
import { otherOp } from './formats/ops.js'
import { meetDemands } from './judge-demand.js'
import type { RawOperation } from './operation.js'
import { giveAway, judgeOwner } from './ownership.js'
import { presence } from './presence.js'
import type { EndpointMeaning } from './rules.js'
import { pathPointer, type Run } from './run.js'

/**
 * The second half of the server's work: who may do this, is the attribute there, and what the body has then done. `meant` is the
 * value that the attribute has then.
 */
export function judgeEffect(
  run: Run,
  format: Format,
  target: Target,
  wire: RawOperation,
  meaning: EndpointMeaning,
  index: number,
  meant: unknown,
): boolean {
  const { sink } = run
  const { attribute, check } = target
  const { precondition } = meaning
  // The value of a remove counts for nothing.
  const sent = meaning.effect === 'set' ? wire.value : undefined
  const { demands } = check
  const occasion = demands.length === 0 ? undefined : { attribute, precondition, value: sent }
  const at = occasion === undefined ? '' : pathPointer(format, wire, index)
  const disowned = judgeOwner(run, format, wire, index)
  const first =
    (occasion !== undefined && meetDemands(run, demands, occasion, index, 'existence', at)) ||
    (run.broken?.text === undefined && fails(run, index, target))
  // What stands one step below an attribute has no presence of its own.
  const second =
    (target.depth === 1 && judgePresence(run, format, target, wire, meaning, index)) || fails(run, index, target)
  const third = occasion !== undefined && meetDemands(run, demands, occasion, index, undefined, at)
  const refused = disowned || first || second || third
  if (target.depth === 1) {
    const constraints = sink === undefined ? target.hard : target.constraints
    const present = meaning.effect === 'set'
    run.changes.set(attribute, { present, value: present ? meant : undefined, index })
    touch(run, constraints)
    // Who may not give the image away is told that, and not what would come of it.
    if (!refused && attribute === run.rules.ruleset.ownership?.attribute && (!present || sent !== undefined))
      giveAway(run, present ? sent : null, pathPointer(format, wire, index), index)
    if (breaks(check.stored)) breakImage(run, target, sent, pathPointer(format, wire, index))
  }
  return refused
}

/** Notes constraints that are to be judged when the body is done. */
export function touch(run: Run, constraints: readonly CompiledConstraint[]): void {
  if (constraints.length === 0) return
  run.constraints ??= []
  for (const constraint of constraints) if (!run.constraints.includes(constraint)) run.constraints.push(constraint)
}

export const missing = { present: 'attribute-absent', absent: 'attribute-present' } as const

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
  const text = target.counts ? run.broken?.text : undefined
  const known = text === undefined ? presence(attribute, check.always, changes, run.image) : text.includes(attribute)
  // No image has an attribute whose name could never be kept.
  const present = known === undefined && check.keepsName?.(attribute) === false ? false : known
  if (precondition === 'none') {
    if (present !== false)
      add(sink, { code: 'add-disputed', pointer: pathPointer(format, wire, index), params: { attribute } }, index)
    return false
  }
  const code = missing[precondition]
  if (present === undefined) {
    if (sink !== undefined) wantPresence(sink, precondition, attribute, code, undefined, index, check.answers[code])
    return false
  }
  if (present === (precondition === 'present')) return false
  if (sink !== undefined) add(sink, unmet(run, format, target, wire, meaning, index, present), index, check.answers)
  return true
}

/** That an attribute is there which should not be, or the other way round; and what would do instead, where there is a value to set. */
function unmet(
  { changes }: Run,
  format: Format,
  { attribute, check }: Target,
  wire: RawOperation,
  { effect }: EndpointMeaning,
  index: number,
  present: boolean,
): Finding {
  const { op, value } = wire
  const pointer = pathPointer(format, wire, index)
  const suggestion =
    value === undefined || effect === 'unset'
      ? undefined
      : otherOp(`/${index}`, format, op, present ? 'replace' : 'add')
  if (present) {
    const code = missing.absent
    const params = { attribute, op, base: check.always }
    return suggestion === undefined ? { code, pointer, params } : { code, pointer, params, suggestion }
  }
  const code = missing.present
  const params = { attribute, op, removed: changes.has(attribute) }
  return suggestion === undefined ? { code, pointer, params } : { code, pointer, params, suggestion }
}
