import type { Suggestion } from '../diagnostic.js'
import type { Json } from '../json.js'
import type { Complaint } from '../path.js'
import { formatPointer } from '../pointer.js'
import type { Answers, AttributeRule, CustomRule, Demand } from '../ruleset.js'
import type { Speller } from '../spelling.js'
import { compileValue, type ValueCheck } from './value.js'

/** An attribute rule, compiled. */
export interface AttributeCheck {
  readonly set: boolean
  readonly unset: boolean
  /** A base attribute: exists on every image. */
  readonly always: boolean
  readonly value: ValueCheck
  readonly demands: readonly Demand[]
  readonly answers: Answers
  readonly advice: string | undefined
  /** The default of a base attribute, where it may be set to that. */
  readonly neutral: Json | undefined
  /** True when no operation may touch an attribute of this name. */
  refuses(attribute: string): boolean
  /** What is to be said of the name itself, whatever the operation; one is an error exactly when it is refused. */
  complaints(attribute: string): readonly Complaint[]
}

const anything: ValueCheck = { accepts: () => true, clean: () => true, explain: () => [] }
const none: readonly Complaint[] = []

const untouchable = {
  set: false,
  unset: false,
  always: false,
  value: anything,
  demands: [],
  answers: {},
  advice: undefined,
  neutral: undefined,
  refuses: () => true,
}
/** The check behind a path that leads nowhere. */
export const nowhere: AttributeCheck = { ...untouchable, complaints: () => none }

/** Compiles the rule of an attribute that the ruleset lists by name. */
export function listed(rule: AttributeRule): AttributeCheck {
  const { advice } = rule
  const readOnly = rule.effects.length === 0
  const advised = advice === undefined ? {} : { advice }
  const complaints = (attribute: string): readonly Complaint[] => {
    if (readOnly) return [pointer => ({ code: 'attribute-read-only', pointer, params: { attribute, ...advised } })]
    return advice === undefined
      ? none
      : [pointer => ({ code: 'attribute-advice', pointer, params: { attribute, advice } })]
  }
  const effects = effectsOf(rule)
  return {
    ...effects,
    always: rule.presence === 'always',
    demands: rule.demands ?? [],
    answers: rule.answers ?? {},
    advice,
    neutral: rule.default !== undefined && effects.value.accepts(rule.default) ? rule.default : undefined,
    refuses: () => readOnly,
    complaints,
  }
}

const effectsOf = ({
  effects,
  value,
}: AttributeRule | CustomRule): Pick<AttributeCheck, 'set' | 'unset' | 'value'> => ({
  set: effects.includes('set'),
  unset: effects.includes('unset'),
  value: value === undefined ? anything : compileValue(value),
})

/** What both a slip and an unknown name offer: the path of the near one instead. */
const offer = (pointer: string, near: string): Suggestion => ({
  pointer,
  replacement: formatPointer([near]),
  safe: false,
})

/** The check of attributes that a ruleset without a rule for the others does not list. */
export function unknown(similar: Speller): AttributeCheck {
  const complaints = (attribute: string): readonly Complaint[] => {
    const near = similar(attribute)
    if (near === undefined) return [pointer => ({ code: 'attribute-unknown', pointer, params: { attribute } })]
    return [
      pointer => ({
        code: 'attribute-unknown',
        pointer,
        params: { attribute, similar: near },
        suggestion: offer(pointer, near),
      }),
    ]
  }
  return { ...untouchable, complaints }
}

/** Compiles the rule for attributes that the ruleset does not list by name. */
export function custom(rule: CustomRule, similar: Speller): AttributeCheck {
  const name = rule.name === undefined ? anything : compileValue(rule.name)
  const reserved = rule.reserved ?? []
  const ownerOf = (attribute: string): (typeof reserved)[number] | undefined => {
    for (const owner of reserved) if (attribute.startsWith(owner.prefix)) return owner
    return undefined
  }
  const complaints = (attribute: string): readonly Complaint[] => {
    const owner = ownerOf(attribute)
    if (owner !== undefined) {
      const params = { attribute, prefix: owner.prefix }
      return [
        pointer => ({
          code: 'attribute-reserved',
          pointer,
          params,
          ...(owner.answer === undefined ? {} : { answer: owner.answer }),
        }),
      ]
    }
    const near = similar(attribute)
    if (near === undefined && name.clean(attribute)) return none
    // A slip in a documented name is one cause: that the name is odd besides is no news.
    const odd = name
      .explain(attribute, attribute, '')
      .filter(({ severity }) => near === undefined || severity === 'error')
    const oddities = odd.map(({ severity, answer, params }): Complaint => {
      const wants = 'wants' in params && typeof params.wants === 'string' ? params.wants : 'another name'
      const more = { ...(severity === undefined ? {} : { severity }), ...(answer === undefined ? {} : { answer }) }
      return pointer => ({
        code: 'attribute-name',
        pointer,
        params: { attribute, wants, ...(near === undefined ? {} : { similar: near }) },
        ...more,
        ...(near === undefined ? {} : { suggestion: offer(pointer, near) }),
      })
    })
    if (near === undefined || oddities.length > 0) return oddities
    return [
      pointer => ({
        code: 'attribute-similar',
        pointer,
        params: { attribute, similar: near },
        suggestion: offer(pointer, near),
      }),
      ...oddities,
    ]
  }
  return {
    ...effectsOf(rule),
    always: false,
    demands: [],
    answers: {},
    advice: undefined,
    neutral: undefined,
    refuses: attribute => ownerOf(attribute) !== undefined || !name.accepts(attribute),
    complaints,
  }
}
