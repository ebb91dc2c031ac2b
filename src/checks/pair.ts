import type { Code, Severity } from '../diagnostic.js'
import type { JsonPrimitive } from '../json.js'
import type { Known } from '../presence.js'
import type { Answer, Constraint, End } from '../ruleset.js'

/** What an unknown image must be like for a body to be taken: an attribute there or not there, at all or with a value. */
export interface Need {
  readonly attribute: string
  readonly present: boolean
  readonly equals?: JsonPrimitive
  /** What the server answers to an image that is not like that. */
  readonly code: Code
  readonly answer: Answer | undefined
}

const codes = {
  excludes: 'constraint-excludes',
  requires: 'constraint-requires',
  atMost: 'constraint-at-most',
} as const

/** One end of a constraint. */
export interface Side {
  readonly attribute: string
  readonly equals?: JsonPrimitive
}

export const side = (end: End): Side => (typeof end === 'string' ? { attribute: end } : end)

/** Whether an end is there, with its value where it names one; undefined: unknown. */
function there({ equals }: Side, { present, value }: Known): boolean | undefined {
  if (present !== true || equals === undefined) return present
  return value === undefined ? undefined : value === equals
}

/** Which of two ends an unknown image must have or lack. */
export type Ask = 'lacks-subject' | 'lacks-other' | 'has-other'

/** Judges the subject of a constraint against one of its other ends, by what is known of both after the body. */
export function judgePair(
  constraint: Constraint,
  subject: Side,
  self: Known,
  other: Side,
  known: Known,
): Severity | Ask | undefined {
  const setSelf = self.index >= 0 && self.present === true
  const setOther = known.index >= 0 && known.present === true
  const severity = constraint.severity ?? 'error'
  const a = there(subject, self)
  const b = there(other, known)
  switch (constraint.kind) {
    case 'excludes': {
      if ((!setSelf && !setOther) || a === false || b === false) return undefined
      const off = constraint.off !== undefined && (self.value === constraint.off || known.value === constraint.off)
      if (a === true && b === true) return off && severity === 'error' ? 'warning' : severity
      return off ? undefined : a === true ? 'lacks-other' : 'lacks-subject'
    }
    case 'requires': {
      if ((!setSelf && known.index < 0) || a === false || b === true) return undefined
      if (a === true) return b === false ? severity : 'has-other'
      return b === false ? 'lacks-subject' : undefined
    }
    case 'atMost': {
      const limit = amount(known.value)
      const found = amount(self.value)
      return (setSelf || setOther) && found !== undefined && limit !== undefined && limit > 0 && found > limit
        ? severity
        : undefined
    }
  }
}

export const isSeverity = (pairing: Severity | Ask): pairing is Severity =>
  pairing === 'error' || pairing === 'warning' || pairing === 'info'

/** What is asked of an unknown image; nothing where the constraint only warns. */
export function needOf(constraint: Constraint, subject: Side, other: Side, ask: Ask): Need | undefined {
  if ((constraint.severity ?? 'error') !== 'error') return undefined
  const { attribute, equals } = ask === 'lacks-subject' ? subject : other
  const need = { attribute, present: ask === 'has-other', code: codes[constraint.kind], answer: constraint.answer }
  return equals === undefined ? need : { ...need, equals }
}

/** A number, or a string of digits as IMS writes some; anything else is no amount. */
export const amount = (value: unknown): number | undefined =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && /^[0-9]{1,15}$/.test(value)
      ? Number(value)
      : undefined

/** True when both ask for the same. */
export const same = (a: Need, b: Need): boolean =>
  a.attribute === b.attribute && a.present === b.present && a.equals === b.equals

/** True when no image can be like both. */
export function contradicts(a: Need, b: Need): boolean {
  if (a.attribute !== b.attribute) return false
  if (a.present && b.present) return a.equals !== undefined && b.equals !== undefined && a.equals !== b.equals
  const [positive, negative] = a.present ? [a, b] : [b, a]
  return a.present !== b.present && (negative.equals === undefined || negative.equals === positive.equals)
}

/** The end that a side was made of. */
export const endOf = ({ attribute, equals }: Side): End => (equals === undefined ? attribute : { attribute, equals })
