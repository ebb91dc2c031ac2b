import type { Code, Finding, Severity } from '../diagnostic.js'
import type { Json } from '../json.js'
import { type Change, final, type Image, type Known } from '../presence.js'
import type { Answer, Constraint, End, Ruleset } from '../ruleset.js'

/** What an unknown image must be like for a body to be taken: an attribute there or not there, at all or with a value. */
export interface Need {
  readonly attribute: string
  readonly present: boolean
  readonly equals?: Json
  /** What the server answers to an image that is not like that. */
  readonly code: Code
  readonly answer: Answer | undefined
}

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
  judge(changes: ReadonlyMap<string, Change>, image: Image | undefined): { readonly conflicts: readonly Conflict[]; readonly needs: readonly Need[] }
}

const codes = { excludes: 'constraint-excludes', requires: 'constraint-requires', atMost: 'constraint-at-most' } as const

interface Side {
  readonly attribute: string
  readonly equals?: Json
}

const side = (end: End): Side => (typeof end === 'string' ? { attribute: end } : end)

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
      rule.presence === 'always' ? [[attribute, { value: rule.default }] as const] : [],
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
          if (blamed.length > 0) conflicts.push(conflict(rule, severity, blamed.map(other => ({ ...other, known: known(other) }))))
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

interface Rule {
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
function judgePair({ constraint, subject, self }: Rule, other: Side, known: Known): Severity | Need | undefined {
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
      return (setSelf || setOther) && found !== undefined && limit !== undefined && found > limit ? severity : undefined
    }
  }
}

/** A number, or a string of digits as IMS writes some; anything else is no amount. */
export const amount = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined

function contradicts(a: Need, b: Need): boolean {
  if (a.attribute !== b.attribute) return false
  if (a.present && b.present) return a.equals !== undefined && b.equals !== undefined && a.equals !== b.equals
  const [positive, negative] = a.present ? [a, b] : [b, a]
  return a.present !== b.present && (negative.equals === undefined || negative.equals === positive.equals)
}

function conflict(rule: Rule, severity: Severity, blamed: readonly (Side & { readonly known: Known })[]): Conflict {
  const { constraint, subject, self } = rule
  const index = Math.max(self.index, ...blamed.map(({ known }) => known.index))
  const pointer = `/${index}`
  const more = { pointer, severity, ...(constraint.answer === undefined ? {} : { answer: constraint.answer }) }
  const others = blamed.map(spelled)
  const [first] = blamed
  if (constraint.kind !== 'atMost') {
    return { index, finding: { code: codes[constraint.kind], params: { attribute: spelled(subject), others }, ...more } }
  }
  const params = { attribute: subject.attribute, other: others[0] ?? '', found: amount(self.value) ?? 0, limit: amount(first?.known.value) ?? 0 }
  return { index, finding: { code: 'constraint-at-most', params, ...more } }
}

const spelled = ({ attribute, equals }: Side): string => (equals === undefined ? attribute : `${attribute} = ${JSON.stringify(equals)}`)
