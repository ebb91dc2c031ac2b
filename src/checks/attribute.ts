import type { Json } from '../json.js'
import type { Complaint } from '../path.js'
import type { Answers, AttributeRule, CustomRule, Demand, ValueRule } from '../ruleset.js'
import { type Ascii, anyString } from './ascii.js'
import { passingOf } from './passing.js'
import type { Textual } from './predicate.js'
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
  /** How many reference tokens lead to what an op changes, where that is not one. */
  readonly depth: AttributeRule['depth']
  readonly stored: AttributeRule['stored']
  /** The default of a base attribute, where it may be set to that. */
  readonly neutral: Json | undefined
  /** True when no operation may touch the attribute whose name begins at that place of a text (0 without it). */
  refuses(text: string, from?: number): boolean
  /** True when the server would keep that name, too; undefined: it would keep any that is not refused. */
  readonly keepsName: ((text: string, from?: number) => boolean) | undefined
  /** What is to be said of the name itself, whatever the operation; one is an error with its operation when it is refused. */
  complaints(attribute: string): readonly Complaint[]
  /** True when there are none, of a name that is not refused. */
  isQuiet(attribute: string): boolean
  /** What can be told of names that are still text: those that the server takes and keeps begin with none of `without`. */
  readonly names?: { readonly without: readonly string[]; readonly ascii: Ascii }
}

/** Whether the server fails when it next looks at an image of which this was set. */
export const breaks = (stored: AttributeRule['stored']): boolean =>
  stored === 'breaks-image' || stored === 'breaks-attributes'

/** Whether it is a name of the server's own, which no image shows. */
export const isNeverShown = (stored: AttributeRule['stored']): boolean => stored === 'not-at-all' || breaks(stored)

const allTaken: Textual = { values: undefined, ascii: anyString, patterns: [] }
const all = passingOf(undefined, [], () => true)
export const anything: ValueCheck = {
  accepts: () => true,
  keeps: undefined,
  clean: () => true,
  explain: () => [],
  passing: { accepted: all, clean: all },
  inText: () => ({ taken: allTaken, clean: allTaken }),
}
export const none: readonly Complaint[] = []

export const untouchable = {
  set: false,
  unset: false,
  always: false,
  value: anything,
  demands: [],
  answers: {},
  advice: undefined,
  depth: undefined,
  stored: undefined,
  neutral: undefined,
  keepsName: undefined,
  refuses: () => true,
}
/** The check behind a path that leads nowhere. */
export const nowhere: AttributeCheck = { ...untouchable, complaints: () => none, isQuiet: () => true }

/** Compiles the rule of an attribute that the ruleset lists by name. */
export function listed(rule: AttributeRule, compile: CompileValue): AttributeCheck {
  const { advice } = rule
  const readOnly = rule.effects.length === 0
  const advised = advice === undefined ? {} : { advice }
  const complaints = (attribute: string): readonly Complaint[] => {
    if (readOnly) return [pointer => ({ code: 'attribute-read-only', pointer, params: { attribute, ...advised } })]
    return advice === undefined
      ? none
      : [pointer => ({ code: 'attribute-advice', pointer, params: { attribute, advice } })]
  }
  const { set, unset, value } = effectsOf(rule, compile)
  // Spelled out: V8 takes long to make an object of a spread and more.
  return {
    set,
    unset,
    value,
    always: rule.presence === 'always',
    demands: rule.demands ?? [],
    answers: rule.answers ?? {},
    advice,
    depth: rule.depth,
    stored: rule.stored,
    keepsName: undefined,
    neutral: rule.default !== undefined && value.accepts(rule.default) ? rule.default : undefined,
    refuses: () => readOnly,
    complaints,
    isQuiet: () => !readOnly && advice === undefined,
  }
}

export const effectsOf = (
  { effects, value }: AttributeRule | CustomRule,
  compile: CompileValue,
): Pick<AttributeCheck, 'set' | 'unset' | 'value'> => ({
  set: effects.includes('set'),
  unset: effects.includes('unset'),
  value: value === undefined ? anything : compile(value),
})

export type CompileValue = (rules: readonly ValueRule[]) => ValueCheck

/** Compiles each list of value rules once: many attributes share theirs. */
export function valueCompiler(): CompileValue {
  const compiled = new Map<readonly ValueRule[], ValueCheck>()
  return rules => {
    const known = compiled.get(rules)
    if (known !== undefined) return known
    const check = compileValue(rules)
    compiled.set(rules, check)
    return check
  }
}
