import type { Json } from '../json.js'
import { type Change, type Image, initial, type Known } from '../presence.js'
import type { Constraint, Ruleset } from '../ruleset.js'
import { type Blamed, type Conflict, conflict } from './conflict.js'
import { contradicts, isSeverity, judgePair, type Need, needOf, type Side, same, side } from './pair.js'

/** A constraint with its ends as sides. */
export interface CompiledConstraint {
  readonly constraint: Constraint
  readonly subject: Side
  readonly others: readonly Side[]
  /** Only warns. */
  readonly soft: boolean
  /** Its attributes that no body may change. */
  readonly closed: readonly string[]
  /** Its place in the ruleset. */
  readonly index: number
}

export interface Constraints {
  /** The constraints that an attribute takes part in. */
  readonly of: ReadonlyMap<string, readonly CompiledConstraint[]>
  /**
   * Judges constraints on the image that the whole body leaves behind. Only an attribute that the body changes is ever
   * blamed. `briefly`: only what refuses a body is of interest.
   */
  judge(
    constraints: readonly CompiledConstraint[],
    changes: ReadonlyMap<string, Change>,
    image: Image | undefined,
    briefly: boolean,
  ): { readonly conflicts: readonly Conflict[]; readonly needs: readonly Need[] }
}

export function compileConstraints(
  ruleset: Ruleset,
  bases: ReadonlyMap<string, { readonly value: Json }>,
): Constraints {
  const of = new Map<string, CompiledConstraint[]>()
  for (const [index, constraint] of ruleset.constraints.entries()) {
    const subject = side(constraint.attribute)
    const others = constraint.others.map(side)
    const attributes = [...new Set([subject, ...others].map(end => end.attribute))]
    const closed = attributes.filter(attribute => isClosed(ruleset, attribute))
    const soft = (constraint.severity ?? 'error') !== 'error'
    const compiled = { constraint, subject, others, soft, closed, index }
    for (const attribute of attributes) {
      of.set(attribute, [...(of.get(attribute) ?? []), compiled])
    }
  }
  // Only what one constraint asks for can another one forbid.
  const asks = ruleset.constraints.some(({ kind }) => kind === 'requires')
  return {
    of,
    judge(constraints, changes, image, briefly) {
      const needless = briefly && !asks
      const conflicts: Conflict[] = []
      const needs: Need[] = []
      for (const compiled of constraints) {
        const { constraint, subject, others } = compiled
        const self = known(subject, changes, bases, image)
        if (needless && self.present !== true) continue
        const blamed: Blamed[] = []
        for (const other of others) {
          const end = known(other, changes, bases, image)
          const pairing = judgePair(constraint, subject, self, other, end)
          if (pairing === undefined) continue
          if (isSeverity(pairing)) {
            blamed.push({ severity: pairing, other, end })
            continue
          }
          const need = needless ? undefined : needOf(constraint, subject, other, pairing)
          if (need === undefined || isAmong(needs, need, same)) continue
          if (isAmong(needs, need, contradicts)) blamed.push({ severity: 'error', other, end })
          else needs.push(need)
        }
        if (blamed.length === 0) continue
        for (const severity of severities) {
          const alike = blamed.filter(one => one.severity === severity)
          if (alike.length > 0) conflicts.push(conflict(compiled, severity, self, alike))
        }
      }
      return { conflicts, needs }
    },
  }
}

const isClosed = ({ attributes, otherwise }: Ruleset, attribute: string): boolean =>
  ((Object.hasOwn(attributes, attribute) ? attributes[attribute] : otherwise)?.effects ?? []).length === 0

const severities = ['error', 'warning', 'info'] as const

const known = (
  { attribute }: Side,
  changes: ReadonlyMap<string, Change>,
  bases: ReadonlyMap<string, { readonly value: Json }>,
  image: Image | undefined,
): Known => changes.get(attribute) ?? initial(attribute, bases.get(attribute), image)

function isAmong(needs: readonly Need[], need: Need, is: (earlier: Need, need: Need) => boolean): boolean {
  for (const earlier of needs) if (is(earlier, need)) return true
  return false
}
