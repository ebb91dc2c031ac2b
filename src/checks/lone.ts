import type { Ruleset } from '../ruleset.js'
import type { CompiledConstraint } from './constraint.js'

/** One bit for each constraint in which an attribute is the subject, and in which it is one of the others: those may meet. */
export interface Bits {
  readonly subject: number
  readonly other: number
}

const joined = ({ subject, other }: Bits, bit: number, isSubject: boolean): Bits =>
  isSubject ? { subject: subject | bit, other } : { subject, other: other | bit }

/**
 * What can be said beforehand of a body in which no subject of a constraint meets another end of it: what setting this one asks of an
 * unknown image.
 */
export interface Lone {
  /** The attributes that must be absent. */
  readonly absent: readonly string[]
  /** Values with which it asks for something else. */
  readonly unless: readonly unknown[]
  /** A constraint asks for it, or it for others. */
  readonly required: boolean
  readonly bits: Bits
  /** The same for the constraints that can refuse a body. */
  readonly hard: Bits
}

const unbound: Bits = { subject: 0, other: 0 }
/** Of an attribute that no constraint speaks of. */
export const alone: Lone = { absent: [], unless: [], required: false, bits: unbound, hard: unbound }

/** undefined where the constraints of an attribute are not so simple. */
export function loneOf(
  attribute: string,
  constraints: readonly CompiledConstraint[],
  ruleset: Ruleset,
): Lone | undefined {
  const absent: string[] = []
  const unless: unknown[] = []
  let bits: Bits = { subject: 0, other: 0 }
  let hard: Bits = bits
  for (const { constraint, subject, others, soft, index } of constraints) {
    const ends = [subject, ...others]
    const once = ends.filter(end => end.attribute === attribute).length === 1
    const based = ends.some(
      end => ruleset.attributes[end.attribute]?.presence === 'always' && constraint.kind !== 'atMost',
    )
    if (!once || based) return undefined
    const bit = 1 << (index & 31)
    const isSubject = subject.attribute === attribute
    bits = joined(bits, bit, isSubject)
    if (soft) continue
    if (constraint.kind !== 'excludes' || ends.some(({ equals }) => equals !== undefined)) return undefined
    hard = joined(hard, bit, isSubject)
    if (constraint.off !== undefined) unless.push(constraint.off)
    const facing = isSubject ? others : [subject]
    absent.push(...facing.map(end => end.attribute).filter(name => !absent.includes(name)))
  }
  const required = constraints.some(({ constraint }) => constraint.kind === 'requires')
  return { absent, unless, required, bits, hard }
}
