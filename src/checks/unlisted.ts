import type { Suggestion } from '../diagnostic.js'
import type { Complaint } from '../path.js'
import { formatPointer } from '../pointer.js'
import type { CustomRule } from '../ruleset.js'
import { isLate } from '../stage.js'
import { type AttributeCheck, anything, type CompileValue, effectsOf, none, untouchable } from './attribute.js'

/** A listed attribute of about the same name, and whether no body may change it. */
export interface Near {
  readonly similar: string
  readonly closed?: true
}
export type FindNear = (attribute: string) => Near | undefined

/** What both a slip and an unknown name offer: the path of the near one instead, where that would be of use. */
const offer = (pointer: string, near: Near | undefined): { readonly suggestion?: Suggestion } =>
  near === undefined || near.closed
    ? {}
    : { suggestion: { pointer, replacement: formatPointer([near.similar]), safe: false } }

/** The check of attributes that a ruleset without a rule for the others does not list. */
export function unknown(findNear: FindNear): AttributeCheck {
  const complaints = (attribute: string): readonly Complaint[] => {
    const near = findNear(attribute)
    return [
      pointer => ({ code: 'attribute-unknown', pointer, params: { attribute, ...near }, ...offer(pointer, near) }),
    ]
  }
  return { ...untouchable, complaints, isQuiet: () => false }
}

/** Compiles the rule for attributes that the ruleset does not list by name. */
export function custom(rule: CustomRule, findNear: FindNear, compile: CompileValue): AttributeCheck {
  const name = rule.name === undefined ? anything : compile(rule.name)
  const reserved = rule.reserved ?? []
  const strict = rule.name?.some(({ severity = 'error', stage }) => severity === 'error' && !isLate(stage)) === true
  const { keeps } = name
  const ownerOf = (text: string, from: number): (typeof reserved)[number] | undefined => {
    for (const owner of reserved)
      if (text.charCodeAt(from) === owner.prefix.charCodeAt(0) && text.startsWith(owner.prefix, from)) return owner
    return undefined
  }
  const complaints = (attribute: string): readonly Complaint[] => {
    const owner = ownerOf(attribute, 0)
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
    const near = findNear(attribute)
    if (near === undefined && name.clean(attribute)) return none
    // A slip in a documented name is one cause: that the name is odd besides is no news.
    const odd = name
      .explain(attribute, attribute, '')
      .filter(({ severity }) => near === undefined || severity === 'error')
    const oddities = odd.map(({ severity, stage, answer, params }): Complaint => {
      const wants = 'wants' in params && typeof params.wants === 'string' ? params.wants : 'another name'
      const more = {
        ...(severity === undefined ? {} : { severity }),
        ...(stage === undefined ? {} : { stage }),
        ...(answer === undefined ? {} : { answer }),
      }
      return pointer => ({
        code: 'attribute-name',
        pointer,
        params: { attribute, wants, ...near },
        ...more,
        ...offer(pointer, near),
      })
    })
    if (near === undefined || oddities.length > 0) return oddities
    return [
      pointer => ({ code: 'attribute-similar', pointer, params: { attribute, ...near }, ...offer(pointer, near) }),
    ]
  }
  const { set, unset, value } = effectsOf(rule, compile)
  const { ascii, patterns } = name.inText().taken
  return {
    set,
    unset,
    value,
    always: false,
    demands: [],
    answers: {},
    advice: undefined,
    depth: undefined,
    stored: undefined,
    neutral: undefined,
    keepsName: keeps === undefined ? undefined : (text, from = 0) => keeps(from === 0 ? text : text.slice(from)),
    refuses: (text, from = 0) =>
      ownerOf(text, from) !== undefined || (strict && !name.accepts(from === 0 ? text : text.slice(from))),
    complaints,
    isQuiet: attribute => name.clean(attribute) && findNear(attribute) === undefined,
    ...(ascii === undefined || patterns.length > 0
      ? {}
      : { names: { without: reserved.map(({ prefix }) => prefix), ascii } }),
  }
}
