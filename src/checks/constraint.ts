import type { Finding, Severity } from '../diagnostic.js'
import type { Json } from '../json.js'
import { type Change, type Image, initial, type Known } from '../presence.js'
import type { Constraint, Ruleset } from '../ruleset.js'
import { amount, contradicts, endOf, isSeverity, judgePair, type Need, needOf, type Side, same, side } from './pair.js'

/** A finding, and the operation that completes it. */
export interface Conflict {
  readonly index: number
  readonly finding: Finding
}

/** A constraint with its ends as sides. */
export interface CompiledConstraint {
  readonly constraint: Constraint
  readonly subject: Side
  readonly others: readonly Side[]
  /** Only warns. */
  readonly soft: boolean
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
    const compiled = { constraint, subject, others, soft: (constraint.severity ?? 'error') !== 'error', index }
    for (const attribute of new Set([subject, ...others].map(end => end.attribute))) {
      of.set(attribute, [...(of.get(attribute) ?? []), compiled])
    }
  }
  // Only what one constraint asks for can another one forbid.
  const asks = ruleset.constraints.some(({ kind }) => kind === 'requires')
  return {
    of,
    judge(constraints, changes, image, briefly) {
      const known = ({ attribute }: Side): Known =>
        changes.get(attribute) ?? initial(attribute, bases.get(attribute), image)
      const needless = briefly && !asks
      const conflicts: Conflict[] = []
      const needs: Need[] = []
      for (const compiled of constraints) {
        const { constraint, subject, others } = compiled
        const self = known(subject)
        if (needless && self.present !== true) continue
        const blamed: { readonly severity: Severity; readonly other: Side }[] = []
        for (const other of others) {
          const pairing = judgePair(constraint, subject, self, other, known(other))
          if (pairing === undefined) continue
          if (isSeverity(pairing)) {
            blamed.push({ severity: pairing, other })
            continue
          }
          const need = needless ? undefined : needOf(constraint, subject, other, pairing)
          if (need === undefined || needs.some(earlier => same(earlier, need))) continue
          if (needs.some(earlier => contradicts(earlier, need))) blamed.push({ severity: 'error', other })
          else needs.push(need)
        }
        if (blamed.length === 0) continue
        for (const severity of ['error', 'warning', 'info'] as const) {
          const sides = blamed.filter(one => one.severity === severity).map(({ other }) => other)
          if (sides.length > 0) conflicts.push(conflict(compiled, severity, self, sides, known))
        }
      }
      return { conflicts, needs }
    },
  }
}

function conflict(
  { constraint, subject }: CompiledConstraint,
  severity: Severity,
  self: Known,
  blamed: readonly Side[],
  known: (side: Side) => Known,
): Conflict {
  const index = Math.max(self.index, ...blamed.map(side => known(side).index))
  const more = {
    pointer: `/${index}`,
    severity,
    ...(constraint.answer === undefined ? {} : { answer: constraint.answer }),
  }
  const [first] = blamed
  if (constraint.kind !== 'atMost' || first === undefined) {
    const code = constraint.kind === 'requires' ? 'constraint-requires' : 'constraint-excludes'
    return { index, finding: { code, params: { attribute: endOf(subject), others: blamed.map(endOf) }, ...more } }
  }
  const params = {
    attribute: subject.attribute,
    other: first.attribute,
    found: amount(self.value) ?? 0,
    limit: amount(known(first).value) ?? 0,
  }
  return { index, finding: { code: 'constraint-at-most', params, ...more } }
}
