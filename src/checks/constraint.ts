import type { Finding, Severity } from '../diagnostic.js'
import { type Change, final, type Image, type Known } from '../presence.js'
import type { Ruleset } from '../ruleset.js'
import { amount, codes, contradicts, endOf, judgePair, type Need, type Side, type Subject, side } from './pair.js'

/** A finding, and the operation that completes it. */
export interface Conflict {
  readonly index: number
  readonly finding: Finding
}

/** Whether an attribute takes part in a constraint: `hard` where one can refuse a body, `soft` where all only warn. */
export type Constrained = 'hard' | 'soft' | 'no'

export interface Constraints {
  constrained(attribute: string): Constrained
  /** Judges the image that the whole body leaves behind. Only an attribute that the body changes is ever blamed. */
  judge(
    changes: ReadonlyMap<string, Change>,
    image: Image | undefined,
  ): { readonly conflicts: readonly Conflict[]; readonly needs: readonly Need[] }
}

export function compileConstraints(ruleset: Ruleset): Constraints {
  const constraints = ruleset.constraints.map(constraint => ({
    constraint,
    subject: side(constraint.attribute),
    others: constraint.others.map(side),
  }))
  const concerned = new Map<string, Constrained>()
  for (const { constraint, subject, others } of constraints) {
    for (const { attribute } of [subject, ...others]) {
      if ((constraint.severity ?? 'error') === 'error') concerned.set(attribute, 'hard')
      else if (!concerned.has(attribute)) concerned.set(attribute, 'soft')
    }
  }
  const bases = new Map(
    Object.entries(ruleset.attributes).flatMap(([attribute, rule]) =>
      rule.presence === 'always' ? [[attribute, { value: rule.default ?? null }] as const] : [],
    ),
  )
  return {
    constrained: attribute => concerned.get(attribute) ?? 'no',
    judge(changes, image) {
      const conflicts: Conflict[] = []
      const needs: Need[] = []
      const known = ({ attribute }: Side): Known => final(attribute, bases.get(attribute), changes, image)
      for (const { constraint, subject, others } of constraints) {
        const rule = { constraint, subject, self: known(subject) }
        for (const severity of ['error', 'warning', 'info'] as const) {
          const blamed = others.filter(other => judgePair(rule, other, known(other)) === severity)
          if (blamed.length > 0)
            conflicts.push(
              conflict(
                rule,
                severity,
                blamed.map(other => ({ ...other, known: known(other) })),
              ),
            )
        }
        for (const other of others) {
          const need = judgePair(rule, other, known(other))
          if (typeof need !== 'object') continue
          if (needs.some(earlier => contradicts(earlier, need))) {
            conflicts.push(conflict(rule, 'error', [{ ...other, known: known(other) }]))
          } else needs.push(need)
        }
      }
      return { conflicts, needs }
    },
  }
}

function conflict(rule: Subject, severity: Severity, blamed: readonly (Side & { readonly known: Known })[]): Conflict {
  const { constraint, subject, self } = rule
  const index = Math.max(self.index, ...blamed.map(({ known }) => known.index))
  const pointer = `/${index}`
  const more = { pointer, severity, ...(constraint.answer === undefined ? {} : { answer: constraint.answer }) }

  const [first] = blamed
  if (constraint.kind !== 'atMost') {
    return {
      index,
      finding: {
        code: codes[constraint.kind],
        params: { attribute: endOf(subject), others: blamed.map(endOf) },
        ...more,
      },
    }
  }
  const params = {
    attribute: subject.attribute,
    other: first?.attribute ?? '',
    found: amount(self.value) ?? 0,
    limit: amount(first?.known.value) ?? 0,
  }
  return { index, finding: { code: 'constraint-at-most', params, ...more } }
}
