import { bodyFault } from '../../body-fault.js'
import { unreadMembers } from '../../decode.js'
import type { Finding, Params } from '../../diagnostic.js'
import { opOf } from '../../formats/ops.js'
import { v21 } from '../../formats/v2.1.js'
import { indexesOf, type Json } from '../../json.js'
import type { Op } from '../../operation.js'
import { ruleOf } from '../../rule-of.js'
import type { Ruleset } from '../../ruleset.js'
import type { Source, Step } from '../step.js'
import { drafts } from './draft.js'
import type { Expand } from './expand.js'
import { type ReadOperation, readOperation } from './read-operation.js'
import { elementPlace, unset } from './wire.js'

/**
 * Bodies of RFC 6902. What changes one attribute as a whole means what it means in v2.1; all else is worked out from what is
 * known of the image, where there is somebody to do that.
 */
export const jsonPatchSource = (ruleset: Ruleset, expand: Expand | undefined): Source => ({
  read(body, state, tell, complain) {
    if (!Array.isArray(body)) {
      complain(bodyFault(body), -1)
      return
    }
    const draft = drafts(state, expand)
    const tellAll = (steps: readonly Step[]): void => {
      for (const step of steps) tell(step)
    }
    let given = false
    for (const index of indexesOf(body)) {
      const read = readOperation(body[index], `/${index}`)
      if ('code' in read) {
        complain(read, index)
        continue
      }
      // Once the image is given away only its owner may go on: what stands before that is said before.
      const gives: boolean = !given && changesOwner(read, ruleset)
      if (gives) tellAll(draft.closeAll())
      const plain = plainOp(read, ruleset)
      if (plain !== undefined) {
        tellAll(draft.close(read.target[0] ?? ''))
        const { raw, operation } = read
        const wire = { op: plain, path: operation.path, value: raw.value }
        for (const finding of unreadMembers(raw, v21, wire, undefined, index)) complain(finding, index)
        tell(plainStep(read, plain, index))
      } else {
        const isWhole = read.target.length === 0 || read.from?.length === 0
        if (isWhole) tellAll(draft.closeAll())
        const done = isWhole ? draft.applyWhole(read, index) : draft.apply(read, index)
        if (typeof done === 'string') complain(untranslatable(read, done, index), index)
        else tellAll(done)
      }
      if (gives) tellAll(draft.closeAll())
      given ||= gives
    }
    tellAll(draft.closeAll())
  },
  place: step => elementPlace(step, 'path'),
})

/** The op of v2.1 that an operation is, too: one on a whole attribute, or where that server has such paths. */
function plainOp({ operation, target }: ReadOperation, ruleset: Ruleset): Op | undefined {
  const op = opOf(operation.op)
  const depth = op === undefined ? undefined : (ruleOf(ruleset, target[0] ?? '')?.depth?.[op] ?? 1)
  return depth === target.length ? op : undefined
}

function plainStep({ raw, operation: { op, path }, target }: ReadOperation, plain: Op, index: number): Step {
  const { precondition, effect } = v21.ops[plain]
  const change = effect === 'unset' ? unset : ({ kind: 'set', value: raw.value as Json } as const)
  return { operation: { target, precondition, effect: change }, op, path, index, derived: false }
}

function changesOwner({ operation: { op }, target, from }: ReadOperation, { ownership }: Ruleset): boolean {
  if (ownership === undefined || op === 'test') return false
  return target[0] === ownership.attribute || (op === 'move' && from?.[0] === ownership.attribute)
}

const untranslatable = (
  { operation, target }: ReadOperation,
  reason: Params<'operation-untranslatable'>['reason'],
  index: number,
): Finding => ({
  code: 'operation-untranslatable',
  pointer: `/${index}`,
  params: { attribute: target[0] ?? '', op: operation.op, reason },
})
