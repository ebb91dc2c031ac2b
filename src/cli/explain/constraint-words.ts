import type { Constraint, End } from '../../index.js'
import { all, either } from './phrases.js'

/** A constraint as a sentence, without its full stop. */
export function constraintWords(constraint: Constraint): string {
  const { kind, attribute, others, severity = 'error' } = constraint
  const [self, fellows, hard] = [endWords(attribute), others.map(endWords), severity === 'error']
  switch (kind) {
    case 'excludes': {
      const off = constraint.off === undefined ? '' : `; ${JSON.stringify(constraint.off)} only warns`
      return `${self} ${hard ? 'cannot be together with' : 'may conflict with'} ${either(fellows)}${off}`
    }
    case 'requires':
      return `${self} ${hard ? 'needs' : 'is only of use with'} ${all(fellows)}`
    case 'atMost':
      return `${self} should not be above ${either(fellows)}`
  }
}

const attributeOf = (end: End): string => (typeof end === 'string' ? end : end.attribute)
const endWords = (end: End): string =>
  typeof end === 'string' ? end : `${end.attribute} ${JSON.stringify(end.equals)}`

/** What constraints say of one attribute, seen from its end: what they say alike stands in one phrase. */
export function companyWords(attribute: string, constraints: readonly Constraint[]): readonly string[] {
  const fellows = new Map<string, string[]>()
  const meet = (relation: string, met: readonly End[]): void =>
    void fellows.set(relation, [...(fellows.get(relation) ?? []), ...met.map(endWords)])
  for (const constraint of constraints) {
    const { attribute: subject, others } = constraint
    if (attributeOf(subject) === attribute) meet(relationOf(constraint, subject, true), others)
    for (const end of others) if (attributeOf(end) === attribute) meet(relationOf(constraint, end, false), [subject])
  }
  return [...fellows].map(([relation, names]) => `${relation} ${[...new Set(names)].join(', ')}`)
}

function relationOf({ kind, severity = 'error' }: Constraint, end: End, isSubject: boolean): string {
  const hard = severity === 'error'
  const as = typeof end === 'string' ? '' : `as ${JSON.stringify(end.equals)}: `
  switch (kind) {
    case 'excludes':
      return `${as}${hard ? 'not' : 'better not'} together with`
    case 'requires':
      return `${as}${isSubject ? (hard ? 'needs' : 'only of use with') : hard ? 'needed by' : 'of use to'}`
    case 'atMost':
      return `${as}${isSubject ? 'better not above' : 'better not below'}`
  }
}
