import type { Target } from './checks/attribute.js'
import { checkDemand, type Occasion } from './checks/demand.js'
import type { Format } from './formats/format.js'
import { typeName } from './json.js'
import type { RawOperation } from './operation.js'
import { escapeToken } from './pointer.js'
import { type Change, type Image, presence } from './presence.js'
import type { Collector } from './report.js'
import type { EndpointMeaning, Rules } from './rules.js'
import type { Demand } from './ruleset.js'

/** The judgement of one body in progress. */
export interface Run {
  readonly rules: Rules
  readonly format: Format
  readonly image: Image | undefined
  readonly role: 'member' | 'admin'
  /** Where the findings go; without one, the judgement may end at the first error. */
  readonly sink: Collector | undefined
  /** More than one operation: what the earlier ones did must be kept. */
  readonly several: boolean
  changes: Map<string, Change> | undefined
  /** An attribute was changed that takes part in a constraint. */
  constrained: boolean
}

const pathPointer = (format: Format, wire: RawOperation, index: number): string => `/${index}/${format.pathMember(wire.op)}`

/** Judges one operation, as far as the body alone and then the image go; answers true when it is refused. */
export function judgeOperation(run: Run, format: Format, raw: Readonly<Record<string, unknown>>, wire: RawOperation, index: number): boolean {
  const { sink } = run
  const { op, path, value } = wire
  const meaning = run.rules.meanings[format.id][op]
  const sets = meaning.effect === 'set'
  if (sink !== undefined) complainOfMembers(sink, format, raw, wire, sets, index)
  if (typeof path !== 'string') {
    sink?.add({ code: 'path-not-string', pointer: pathPointer(format, wire, index), params: { found: typeName(path) } }, index)
    return true
  }
  const target = run.rules.targets(path)
  if (target.fault !== undefined) {
    sink?.add(target.fault(pathPointer(format, wire, index)), index)
    return true
  }
  let refused = false
  if (sets && value === undefined) {
    if (sink === undefined) return true
    sink.add({ code: 'value-missing', pointer: `/${index}`, params: { op } }, index, target.answers)
    refused = true
  }
  if (sink !== undefined) for (const complaint of target.complaints) sink.add(complaint(pathPointer(format, wire, index)), index, target.answers)
  if (target.refused) return true
  if (sets ? !target.set : !target.unset) {
    const code = sets ? 'attribute-not-settable' : 'attribute-not-removable'
    const params = { attribute: target.attribute, ...(target.advice === undefined ? {} : { advice: target.advice }) }
    sink?.add({ code, pointer: pathPointer(format, wire, index), params }, index, target.answers)
    return true
  }
  if (sets && value !== undefined) {
    if (sink === undefined) {
      if (!target.value.accepts(value)) return true
    } else if (!target.value.clean(value)) {
      for (const finding of target.value.explain(value, target.attribute, `/${index}/value`)) sink.add(finding, index, target.answers)
      if (!target.value.accepts(value)) refused = true
    }
  }
  return judgeEffect(run, format, target, wire, meaning, index) || refused
}

/** The second half of the server's work: who may do this, is the attribute there, and what the body has then done. */
function judgeEffect(run: Run, format: Format, target: Target, wire: RawOperation, meaning: EndpointMeaning, index: number): boolean {
  const { sink } = run
  const { attribute, demands, always } = target
  const { precondition } = meaning
  const present = presence(attribute, always, run.changes, run.image)
  let refused = false
  const occasion = demands.length === 0 ? undefined : { attribute, precondition, value: wire.value }
  if (occasion !== undefined && meetDemands(run, demands.filter(demand => demand.before === 'existence'), occasion, index)) refused = true
  if (precondition !== 'none') {
    if (present === undefined) {
      sink?.require(precondition, attribute, undefined, { code: `attribute-${opposite[precondition]}`, index, answer: target.answers[`attribute-${opposite[precondition]}`] })
    } else if (present !== (precondition === 'present')) {
      refused = true
      const pointer = pathPointer(format, wire, index)
      if (present) sink?.add({ code: 'attribute-present', pointer, params: { attribute, op: wire.op, base: always } }, index, target.answers)
      else sink?.add({ code: 'attribute-absent', pointer, params: { attribute, op: wire.op, removed: run.changes?.has(attribute) === true } }, index, target.answers)
    }
  } else if (meaning.disputed && present !== false) {
    sink?.add({ code: 'add-disputed', pointer: pathPointer(format, wire, index), params: { attribute } }, index)
  }
  if (occasion !== undefined && meetDemands(run, demands.filter(demand => demand.before === undefined), occasion, index)) refused = true

  const constrained = target.constrained === 'hard' || (target.constrained === 'soft' && sink !== undefined)
  if (constrained || (run.several && !always)) {
    run.changes ??= new Map()
    run.changes.set(attribute, { present: meaning.effect === 'set', value: meaning.effect === 'set' ? wire.value : undefined, index })
    if (constrained) run.constrained = true
  }
  return refused
}

const opposite = { present: 'absent', absent: 'present' } as const

/** Judges demands on the image and the caller; those that an unknown image decides become conditions. */
export function meetDemands(run: Run, demands: readonly Demand[], occasion: Occasion, index: number): boolean {
  let refused = false
  for (const demand of demands) {
    const unmet = checkDemand(demand, occasion, run, index < 0 ? '' : `/${index}`)
    if (unmet === undefined) continue
    if ('code' in unmet) {
      run.sink?.add(unmet, index)
      refused = true
    } else run.sink?.requireStatus(unmet, { code: 'image-status', index, answer: demand.answer })
  }
  return refused
}

/** Members that the server does not read: it takes the body all the same, and does not do what they say. */
function complainOfMembers(sink: Collector, format: Format, raw: Readonly<Record<string, unknown>>, wire: RawOperation, sets: boolean, index: number): void {
  const opMember = format.opMember(wire.op)
  const pathMember = format.pathMember(wire.op)
  for (const member in raw) {
    if (member === opMember || member === pathMember || member === 'value' || raw[member] === undefined) continue
    sink.add({ code: 'member-ignored', pointer: `/${index}/${escapeToken(member)}`, params: { member } }, index)
  }
  if (!sets && wire.value !== undefined) sink.add({ code: 'value-ignored', pointer: `/${index}/value`, params: { op: wire.op } }, index)
}
