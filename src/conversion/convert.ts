import { isNeverShown, valueCompiler } from '../checks/attribute.js'
import type { Finding, Params } from '../diagnostic.js'
import type { PatchBody, PatchFormatId } from '../formats/format.js'
import { opOf } from '../formats/ops.js'
import type { Op } from '../operation.js'
import { readPath } from '../path.js'
import { formatPointer, type Pointer } from '../pointer.js'
import { type Change, presence } from '../presence.js'
import { ruleOf } from '../rule-of.js'
import type { Demand } from '../ruleset.js'
import { type Choice, chooseOp, type Table } from './encode.js'
import { isIdle } from './idle.js'
import { sameJson } from './same.js'
import { baseOf, type Ends, stateOf } from './state.js'
import type { Source, Step } from './step.js'
import { writerOf } from './write.js'

/** What a conversion goes by. */
export interface Conversion extends Ends {
  readonly to: PatchFormatId
  readonly table: Table
  /** A path that is read in the one is read in the same way in the other. */
  readonly alike: boolean
  /** The body is one for an endpoint: there, some ops want paths into attributes. */
  readonly isWire: boolean
  readonly role: 'member' | 'admin'
  readonly assume: 'present' | 'absent' | undefined
}

export interface Converted {
  readonly body: PatchBody<PatchFormatId>
  /** The steps that the elements of the body say, or its members, in their order. */
  readonly steps: readonly Step[]
  readonly outcomes: ReadonlySet<Choice['outcome']>
}

type Complain = (finding: Finding, index: number) => void

/** Writes every step of a body in another format, and complains of what is lost or added. */
export function convert(body: unknown, source: Source, conversion: Conversion, complain: Complain): Converted {
  const { to } = conversion
  const changes = new Map<string, Change>()
  const outcomes = new Set<Choice['outcome']>()
  const writer = writerOf(to)
  const compile = valueCompiler()
  const write = (op: Op, path: string, step: Step): void => {
    const unsaid = writer.write(op, path, step)
    if (unsaid === undefined || isIdle(unsaid, conversion.ruleset, conversion.role, compile)) return
    outcomes.add('weakened')
    const params = { attribute: step.operation.target[0] ?? '', op: unsaid.op, to }
    complain({ code: 'operation-unsaid', pointer: source.place(unsaid).operation, params }, unsaid.index)
  }
  const tell = (step: Step): void => {
    const { operation, index } = step
    const { target, effect } = operation
    const path = pathOf(step, conversion)
    if (path === undefined) {
      const reason = target.length !== 1 ? 'nested' : depthOf(step, conversion) === 1 ? 'name' : 'part'
      complain(unsayable(step, source, to, reason), index)
      return
    }
    if (target.length !== 1 || depthOf(step, conversion) !== 1) {
      // What lies deeper means the same in every format that can say it (glance G1, G2), and so does what should.
      write(opOf(step.op) ?? 'add', path, step)
      return
    }
    const choice = choose(step, conversion, changes)
    const value = effect.kind === 'set' ? effect.value : undefined
    changes.set(target[0] ?? '', { present: effect.kind === 'set', value, index })
    outcomes.add(choice.outcome)
    if (choice.outcome !== 'exact') complain(account(choice, step, source, to), index)
    if (choice.outcome !== 'untranslatable') write(choice.op, path, step)
  }
  source.read(body, stateOf(conversion, changes), tell, complain)
  const written = writer.end((finding, step) =>
    complain({ ...finding, pointer: source.place(step).operation }, step.index),
  )
  return { body: written, steps: writer.steps, outcomes }
}

const none: readonly Demand[] = []

function choose({ operation }: Step, conversion: Conversion, changes: ReadonlyMap<string, Change>): Choice {
  const { table, ruleset, image, role, assume } = conversion
  const { target, precondition, effect } = operation
  const [attribute = ''] = target
  const rule = ruleOf(ruleset, attribute)
  const base = baseOf(conversion, attribute, rule)
  // A merge patch removes what an image shows, and names of the server's own are never shown.
  const isHidden = base !== undefined && isNeverShown(base.stored) && precondition === 'none' && effect.kind === 'unset'
  const present = presence(attribute, base !== undefined && !isHidden, changes, image)
  return chooseOp({ table, precondition, effect: effect.kind, present, assume, demands: rule?.demands ?? none, role })
}

/** How many parts the path of an operation should have. */
function depthOf({ op, operation: { target } }: Step, { ruleset, isWire }: Conversion): number {
  const name = isWire || target.length !== 1 ? opOf(op) : undefined
  return (name === undefined ? undefined : ruleOf(ruleset, target[0] ?? '')?.depth?.[name]) ?? 1
}

/** The path that leads to the same target at the other endpoint; undefined where none does. */
function pathOf(step: Step, conversion: Conversion): string | undefined {
  const { path, operation } = step
  const { to, alike, ruleset } = conversion
  const { target } = operation
  const depth = depthOf(step, conversion)
  if (alike && (to === 'v2.0' || to === 'v2.1')) return path
  if (to === 'merge-patch') return target.length === 1 && depth === 1 ? path : undefined
  const canonical = formatPointer(target)
  if (to === 'json-patch') return depth === target.length ? canonical : undefined
  return [path, canonical].find(each => sameJson(readPath(each, ruleset.paths), target))
}

type Untranslatable = Params<'operation-untranslatable'>['reason']

/** What is called an attribute in messages: a path that leads to none is shown as it is. */
const nameOf = (target: Pointer, path: string): string => (target.length === 1 ? (target[0] ?? '') : path)

function unsayable(step: Step, source: Source, to: PatchFormatId, reason: Untranslatable): Finding {
  const { op, path, operation } = step
  const params = { attribute: nameOf(operation.target, path), op, to, reason }
  return { code: 'operation-untranslatable', pointer: source.place(step).operation, params }
}

/** What is to be said of a choice that is not exact. */
function account(
  choice: Exclude<Choice, { outcome: 'exact' }>,
  step: Step,
  source: Source,
  to: PatchFormatId,
): Finding {
  const { op, operation } = step
  const [attribute = ''] = operation.target
  const pointer = source.place(step).operation
  switch (choice.outcome) {
    case 'weakened': {
      const precondition = operation.precondition === 'absent' ? 'absent' : 'present'
      return { code: 'precondition-dropped', pointer, params: { attribute, op, to, precondition } }
    }
    case 'strengthened':
      return { code: 'precondition-added', pointer, params: { attribute, op, to, precondition: choice.assumed } }
    case 'untranslatable':
      return unsayable(step, source, to, choice.reason)
  }
}
