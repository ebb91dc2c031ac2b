import { type Complaint, readPath } from '../path.js'
import { formatPointer } from '../pointer.js'
import type { AttributeRule, Answers, CustomRule, Demand, Ruleset } from '../ruleset.js'
import { type Speller, speller } from '../spelling.js'
import type { Constrained } from './constraint.js'
import { compileValue, type ValueCheck } from './value.js'

/** What a path of a body leads to, under one ruleset: everything that can be known before the operation is seen. */
export interface Target {
  /** The name of the attribute; '' when the path is at fault. */
  readonly attribute: string
  /** Why the path leads nowhere; nothing else is then judged. */
  readonly fault?: Complaint
  /** What is wrong with the name itself. */
  readonly complaints: readonly Complaint[]
  /** True when a complaint is an error. */
  readonly refused: boolean
  readonly set: boolean
  readonly unset: boolean
  /** A base attribute: exists on every image. */
  readonly always: boolean
  readonly value: ValueCheck
  readonly demands: readonly Demand[]
  readonly answers: Answers
  readonly advice: string | undefined
  /** Takes part in a constraint that can refuse a body, or in any. */
  readonly constrained: Constrained
}

/** Answers what a raw path leads to. Documented attributes are one look-up; any other path is read when it comes. */
export type Targets = (path: string) => Target

const anything: ValueCheck = { accepts: () => true, clean: () => true, explain: () => [] }

const nowhere = { complaints: [], refused: true, set: false, unset: false, always: false, value: anything, demands: [], answers: {}, advice: undefined, constrained: 'no' } as const

/** Compiles the attribute rules of a ruleset into a look-up by raw path. */
export function compileTargets(ruleset: Ruleset, constrained: (attribute: string) => Constrained): Targets {
  const byPath = new Map<string, Target>()
  const aliases: Record<string, string> = Object.create(null)
  for (const [attribute, rule] of Object.entries(ruleset.attributes)) {
    byPath.set(formatPointer([attribute]), listed(attribute, rule, constrained(attribute)))
    for (const alias of rule.aliases ?? []) aliases[alias] = attribute
  }
  const similar = speller(Object.keys(ruleset.attributes), aliases)
  const unlisted = ruleset.otherwise === undefined ? unknown(similar) : custom(ruleset.otherwise, similar, constrained)
  const other = (path: string): Target => {
    const tokens = readPath(path)
    if (typeof tokens === 'function') return { ...nowhere, attribute: '', fault: tokens }
    const [attribute = ''] = tokens
    if (tokens.length > 1) return { ...nowhere, attribute: '', fault: depth(path, attribute, tokens.length) }
    return unlisted(attribute)
  }
  return path => byPath.get(path) ?? other(path)
}

const depth =
  (path: string, attribute: string, tokens: number): Complaint =>
  pointer => ({ code: 'path-depth', pointer, params: { path, attribute, depth: tokens } })

function listed(attribute: string, rule: AttributeRule, constrained: Constrained): Target {
  const editable = rule.effects.length > 0
  const advice = rule.advice
  const complaint: Complaint | undefined = !editable
    ? pointer => ({ code: 'attribute-read-only', pointer, params: { attribute, ...(advice === undefined ? {} : { advice }) } })
    : advice === undefined
      ? undefined
      : pointer => ({ code: 'attribute-advice', pointer, params: { attribute, advice } })
  return {
    attribute,
    complaints: complaint === undefined ? [] : [complaint],
    refused: !editable,
    set: rule.effects.includes('set'),
    unset: rule.effects.includes('unset'),
    always: rule.presence === 'always',
    value: rule.value === undefined ? anything : compileValue(rule.value),
    demands: rule.demands ?? [],
    answers: rule.answers ?? {},
    advice,
    constrained,
  }
}

const unknown =
  (similar: Speller): Targets =>
  attribute => {
    const near = similar(attribute)
    const complaint: Complaint = pointer => ({
      code: 'attribute-unknown',
      pointer,
      params: { attribute, ...(near === undefined ? {} : { similar: near }) },
      ...(near === undefined ? {} : { suggestion: { pointer, replacement: formatPointer([near]), safe: false } }),
    })
    return { ...nowhere, attribute, complaints: [complaint] }
  }

function custom(rule: CustomRule, similar: Speller, constrained: (attribute: string) => Constrained): Targets {
  const shared = {
    set: rule.effects.includes('set'),
    unset: rule.effects.includes('unset'),
    always: false,
    value: rule.value === undefined ? anything : compileValue(rule.value),
    demands: [],
    answers: {},
    advice: undefined,
  }
  const name = rule.name === undefined ? anything : compileValue(rule.name)
  const reserved = rule.reserved ?? []
  return attribute => {
    const complaints: Complaint[] = []
    const owner = reserved.find(({ prefix }) => attribute.startsWith(prefix))
    if (owner !== undefined) {
      const { prefix, answer } = owner
      complaints.push(pointer => ({
        code: 'attribute-reserved',
        pointer,
        params: { attribute, prefix },
        ...(answer === undefined ? {} : { answer }),
      }))
    } else {
      const near = similar(attribute)
      if (near !== undefined) {
        complaints.push(pointer => ({
          code: 'attribute-similar',
          pointer,
          params: { attribute, similar: near },
          suggestion: { pointer, replacement: formatPointer([near]), safe: false },
        }))
      }
      for (const { severity, answer, params } of name.clean(attribute) ? [] : name.explain(attribute, attribute, '')) {
        complaints.push(pointer => ({
          code: 'attribute-name',
          pointer,
          params: { attribute, wants: 'wants' in params && typeof params.wants === 'string' ? params.wants : 'another name' },
          ...(severity === undefined ? {} : { severity }),
          ...(answer === undefined ? {} : { answer }),
        }))
      }
    }
    return { ...shared, constrained: constrained(attribute), attribute, complaints, refused: owner !== undefined || !name.accepts(attribute) }
  }
}
