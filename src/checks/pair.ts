import type { Code, Severity } from '../diagnostic.js'
import type { Json } from '../json.js'
import type { Known } from '../presence.js'
import type { Answer, Constraint, End } from '../ruleset.js'

/** What an unknown image must be like for a body to be taken: an attribute there or not there, at all or with a value. */
export interface Need {
  readonly attribute: string
  readonly present: boolean
  readonly equals?: Json
  /** What the server answers to an image that is not like that. */
  readonly code: Code
  readonly answer: Answer | undefined
}

/** The code of each kind of constraint. */
export const codes = {
  excludes: 'constraint-excludes',
  requires: 'constraint-requires',
  atMost: 'constraint-at-most',
} as const

/** One end of a constraint. */
export interface Side {
  readonly attribute: string
  readonly equals?: Json
}

export const side = (end: End): Side => (typeof end === 'string' ? { attribute: end } : end)

/** One subject of a constraint, and what is known of it. */
export interface Subject {
  readonly constraint: Constraint
  readonly subject: Side
  readonly self: Known
}

/** Whether an end is there, with its value where it names one; undefined: unknown. */
function there({ equals }: Side, { present, value }: Known): boolean | undefined {
  if (present !== true || equals === undefined) return present
  return value === undefined ? undefined : value === equals
}

/** One subject against one other end: the severity of a conflict, what the unknown image must be like, or nothing. */
export function judgePair(
  { constraint, subject, self }: Subject,
  other: Side,
  known: Known,
): Severity | Need | undefined {
  const setSelf = self.index >= 0 && self.present === true
  const setOther = known.index >= 0 && known.present === true
  const severity = constraint.severity ?? 'error'
  const a = there(subject, self)
  const b = there(other, known)
  const need = (end: Side, present: boolean): Need | undefined =>
    severity === 'error' ? { ...end, present, code: codes[constraint.kind], answer: constraint.answer } : undefined
  switch (constraint.kind) {
    case 'excludes': {
      if ((!setSelf && !setOther) || a === false || b === false) return undefined
      const off = constraint.off !== undefined && (self.value === constraint.off || known.value === constraint.off)
      if (a === true && b === true) return off && severity === 'error' ? 'warning' : severity
      return off ? undefined : need(a === true ? other : subject, false)
    }
    case 'requires': {
      if ((!setSelf && known.index < 0) || a === false || b === true) return undefined
      if (a === true) return b === false ? severity : need(other, true)
      return b === false ? need(subject, false) : undefined
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

/** A number, or a string of digits as IMS writes some; anything else is no amount. */
export const amount = (value: unknown): number | undefined =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && /^[0-9]{1,15}$/.test(value)
      ? Number(value)
      : undefined

/** True when no image can be like both. */
export function contradicts(a: Need, b: Need): boolean {
  if (a.attribute !== b.attribute) return false
  if (a.present && b.present) return a.equals !== undefined && b.equals !== undefined && a.equals !== b.equals
  const [positive, negative] = a.present ? [a, b] : [b, a]
  return a.present !== b.present && (negative.equals === undefined || negative.equals === positive.equals)
}

/** The end that a side was made of. */
export const endOf = ({ attribute, equals }: Side): End => (equals === undefined ? attribute : { attribute, equals })
