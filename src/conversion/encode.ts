import { byFormat, type PatchFormatId } from '../formats/format.js'
import { ops } from '../formats/ops.js'
import { v21 } from '../formats/v2.1.js'
import type { Effect, Op, Precondition } from '../operation.js'
import type { Meanings } from '../rules.js'
import type { Demand } from '../ruleset.js'

/** The ops of a format by their effect, each with what it demands. */
export type Table = {
  readonly [E in Effect['kind']]: readonly { readonly op: Op; readonly precondition: Precondition }[]
}

/** What the ops of a format mean, at an endpoint where endpoints take it. */
export function tableOf(format: PatchFormatId, meanings: Meanings): Table {
  // RFC 7396, 1: a member is set, and null removes one, whether it is there or not.
  if (format === 'merge-patch')
    return { set: [{ op: 'add', precondition: 'none' }], unset: [{ op: 'remove', precondition: 'none' }] }
  // RFC 6902, 4.1 to 4.3 is the table of v2.1 wherever nobody overrides it.
  const table = format === 'json-patch' ? v21.ops : byFormat(meanings, format)
  const having = (effect: Effect['kind']): Table['set'] =>
    ops.filter(op => table[op].effect === effect).map(op => ({ op, precondition: table[op].precondition }))
  return { set: having('set'), unset: having('unset') }
}

/**
 * The op that stands for an operation in a format. `exact`: same precondition and effect, on every image. `weakened`: the
 * format cannot demand what the source demanded. `strengthened`: it demands more.
 */
export type Choice =
  | { readonly outcome: 'exact'; readonly op: Op }
  | { readonly outcome: 'weakened'; readonly op: Op }
  | { readonly outcome: 'strengthened'; readonly op: Op; readonly assumed: 'present' | 'absent' }
  | { readonly outcome: 'untranslatable'; readonly reason: 'undecided' | 'role' | 'no-op' }

export interface Question {
  readonly table: Table
  readonly precondition: Precondition
  readonly effect: Effect['kind']
  /** Whether the target is there at this point of the body; undefined: unknown. */
  readonly present: boolean | undefined
  readonly assume: 'present' | 'absent' | undefined
  readonly demands: readonly Demand[]
  readonly role: 'member' | 'admin'
}

/**
 * Chooses the op for one operation. Where its precondition is known to hold, an op is preferred whose own is known to hold
 * too (`replace` of what exists, `add` of what does not): that is right on every server, whatever its table says.
 */
export function chooseOp(question: Question): Choice {
  const { table, precondition, effect, present } = question
  const demanding = (wanted: Precondition): Op | undefined =>
    table[effect].find(entry => entry.precondition === wanted && sameDemands(question, wanted))?.op
  const certain: Precondition | undefined = present === undefined ? undefined : present ? 'present' : 'absent'
  const holds = precondition === 'none' || precondition === certain

  const exact =
    (holds && certain !== undefined ? (demanding(certain) ?? demanding('none')) : undefined) ?? demanding(precondition)
  if (exact !== undefined) return { outcome: 'exact', op: exact }
  if (!holds) {
    // What the source demanded cannot be said; the nearest that fails no more often is said instead.
    const weaker = (certain === undefined ? undefined : demanding(certain)) ?? demanding('none')
    return weaker === undefined ? { outcome: 'untranslatable', reason: 'no-op' } : { outcome: 'weakened', op: weaker }
  }
  // To remove what is not there is to do nothing: an op that demands it fails more often, and does nothing else.
  const assume = effect === 'unset' ? 'present' : question.assume
  const assumed = assume === undefined || certain !== undefined ? undefined : demanding(assume)
  if (assumed !== undefined && assume !== undefined) return { outcome: 'strengthened', op: assumed, assumed: assume }
  return { outcome: 'untranslatable', reason: certain === undefined ? 'undecided' : 'role' }
}

/** Whether another precondition meets the same demands of the attribute, as far as this caller does not meet them. */
const sameDemands = ({ demands, role, precondition: own }: Question, other: Precondition): boolean =>
  own === other ||
  demands.every(
    ({ precondition, role: wanted }) =>
      precondition === undefined ||
      wanted === undefined ||
      wanted === role ||
      (precondition === own) === (precondition === other),
  )
