import type { InnerRule, ValueRule } from '../../index.js'
import { article, choices, either, unique } from './phrases.js'

/** What a server wants of a value, and what is better beside that, as phrases. */
export interface ValueWords {
  readonly wants: readonly string[]
  readonly better: readonly string[]
}

export function valueWords(rules: readonly ValueRule[] = []): ValueWords {
  const enforced = rules.filter(isEnforced)
  // Values that are listed show their types themselves.
  const listed = enforced.some(({ enum: values, description }) => values !== undefined && description === undefined)
  const said = enforced.flatMap(rule => {
    const { type: _, ...untyped } = rule
    return ruleWords(listed ? untyped : rule)
  })
  return { wants: unique(said), better: unique(rules.filter(rule => !isEnforced(rule)).flatMap(ruleWords)) }
}

const isEnforced = ({ severity = 'error' }: ValueRule): boolean => severity === 'error'

/** What one rule wants. */
export function ruleWords(rule: InnerRule): readonly string[] {
  const { description, type, enum: values, not, minLength, maxLength, pattern, minimum, maximum, maxItems } = rule
  if (description !== undefined) return [description]
  return [
    ...(type === undefined ? [] : [either([type].flat().map(name => (name === 'null' ? name : article(name))))]),
    ...(values === undefined ? [] : [choices(values)]),
    ...(not === undefined ? [] : [`not ${choices(not.enum)}`]),
    ...span(minLength, maxLength, 'character'),
    ...(pattern === undefined ? [] : [`text that matches ${pattern}`]),
    ...span(minimum, maximum),
    ...span(undefined, maxItems, 'item'),
    ...inside(rule),
  ]
}

function inside({ items, required = [], properties = {}, additionalProperties }: InnerRule): readonly string[] {
  const members = Object.entries(properties).flatMap(([member, rule]) => within(`"${member}"`, rule))
  return [
    ...(items === undefined ? [] : within('each item', items)),
    ...(required.length === 0 ? [] : [`has ${required.map(member => `"${member}"`).join(', ')}`]),
    ...members,
    ...(additionalProperties === false ? ['no other members'] : []),
  ]
}

function within(where: string, rule: InnerRule): readonly string[] {
  const [first, ...more] = ruleWords(rule)
  if (first === undefined) return []
  return [`${where}: ${first}${more.length === 0 ? '' : ` (${more.join('; ')})`}`]
}

function span(low: number | undefined, high: number | undefined, noun?: string): readonly string[] {
  const unit = noun === undefined ? '' : ` ${noun}${(high ?? low) === 1 ? '' : 's'}`
  if (high === undefined) return low === undefined ? [] : [`at least ${low}${unit}`]
  if (low === high) return [`${low}${unit}`]
  return [low === undefined ? `at most ${high}${unit}` : `${low} to ${high}${unit}`]
}
