import type { FormatId } from './formats/format.js'
import { ops } from './formats/ops.js'
import type { Op, Precondition } from './operation.js'
import type { Meanings } from './rules.js'
import type { Demand } from './ruleset.js'

/**
 * The op that stands for another one in a format. `exact`: same precondition and effect, on every image. `weakened`: the
 * format cannot demand what the source demanded. `strengthened`: it demands more, and the caller chose to assume that.
 */
export type Choice =
  | { readonly outcome: 'exact' | 'weakened'; readonly op: Op }
  | { readonly outcome: 'strengthened'; readonly op: Op; readonly assumed: 'present' | 'absent' }
  | { readonly outcome: 'untranslatable'; readonly reason: 'undecided' | 'role' | 'no-op' }

export interface Question {
  readonly meanings: Meanings
  readonly from: FormatId
  readonly to: FormatId
  readonly op: Op
  /** Whether the target is there at this point of the body; undefined: unknown. */
  readonly present: boolean | undefined
  readonly assume: 'present' | 'absent' | undefined
  readonly demands: readonly Demand[]
  readonly role: 'member' | 'admin'
}

/**
 * Chooses the op for one operation. Where the source's precondition is known to hold, an op is preferred whose own is known
 * to hold too (`replace` of what exists, `add` of what does not): that is right on every server, whatever its table says.
 */
export function chooseOp(question: Question): Choice {
  const { meanings, from, to, op, present, assume } = question
  const { precondition, effect } = meanings[from][op]
  const candidates = ops.filter(one => meanings[to][one].effect === effect)
  const demanding = (wanted: Precondition): Op | undefined =>
    candidates.find(one => meanings[to][one].precondition === wanted && sameDemands(question, precondition, wanted))
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
  const assumed = assume === undefined || certain !== undefined ? undefined : demanding(assume)
  if (assumed !== undefined && assume !== undefined) return { outcome: 'strengthened', op: assumed, assumed: assume }
  return { outcome: 'untranslatable', reason: certain === undefined ? 'undecided' : 'role' }
}

/** Whether two preconditions meet the same demands of the attribute, as far as this caller does not meet them. */
const sameDemands = ({ demands, role }: Question, a: Precondition, b: Precondition): boolean =>
  a === b ||
  demands.every(
    ({ precondition, role: wanted }) =>
      precondition === undefined ||
      wanted === undefined ||
      wanted === role ||
      (precondition === a) === (precondition === b),
  )
