import type { Finding, Severity } from '../diagnostic.js'
import type { Known } from '../presence.js'
import type { CompiledConstraint } from './constraint.js'
import { amount, endOf, type Side } from './pair.js'

/** A finding, and the operation that completes it. */
export interface Conflict {
  readonly index: number
  readonly finding: Finding
}

/** An end of a constraint that does not go with its subject, and what is known of it. */
export interface Blamed {
  readonly severity: Severity
  readonly other: Side
  readonly end: Known
}

/** What is to be said of the ends that do not go with a subject. */
export function conflict(
  { constraint, subject, closed }: CompiledConstraint,
  severity: Severity,
  self: Known,
  blamed: readonly Blamed[],
): Conflict {
  let index = self.index
  for (const { end } of blamed) if (end.index > index) index = end.index
  const pointer = `/${index}`
  const { kind, answer } = constraint
  const ends = kind === 'atMost' ? blamed.slice(0, 1) : blamed
  const shut = closed.filter(
    attribute => attribute === subject.attribute || ends.some(({ other }) => other.attribute === attribute),
  )
  const more = shut.length === 0 ? {} : { closed: shut }
  const [first] = ends
  const finding =
    kind !== 'atMost' || first === undefined
      ? {
          code: kind === 'requires' ? 'constraint-requires' : 'constraint-excludes',
          params: { attribute: endOf(subject), others: ends.map(({ other }) => endOf(other)), ...more },
        }
      : {
          code: 'constraint-at-most',
          params: {
            attribute: subject.attribute,
            other: first.other.attribute,
            found: amount(self.value) ?? 0,
            limit: amount(first.end.value) ?? 0,
            ...more,
          },
        }
  return {
    index,
    finding: { ...finding, pointer, severity, ...(answer === undefined ? {} : { answer }) } as Finding,
  }
}
