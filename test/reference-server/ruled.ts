import type { End, Ruleset, ValueRule } from '../../src/ruleset.js'
import type { Answer, Image, Value } from '../reference-server.js'

const isText = (value: unknown): value is string => typeof value === 'string'

/** The keywords that small rulesets use. */
function fits(rule: ValueRule, value: Value): boolean {
  const types = rule.type === undefined ? undefined : [rule.type].flat()
  const type =
    value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value
  if (types !== undefined && !types.some(each => each === type)) return false
  if (rule.enum !== undefined && !rule.enum.some(each => each === value)) return false
  if (rule.not?.enum.some(each => each === value) === true) return false
  if (typeof value === 'number' && value < (rule.minimum ?? value)) return false
  if (!isText(value)) return true
  const length = [...value].length
  if (length < (rule.minLength ?? 0) || length > (rule.maxLength ?? length)) return false
  return rule.pattern === undefined || new RegExp(rule.pattern, 'u').test(value)
}

/** A naive server that obeys a small ruleset of v2.1 bodies; 400 stands for every refusal. */
export function ruled(
  ruleset: Ruleset,
  body: readonly { op: string; path: string; value: Value }[],
  image: Image,
): Answer {
  const rules = new Map(Object.entries(ruleset.attributes))
  const after = new Map(Object.entries(image))
  const gone = new Set<string>()
  const set = new Set<string>()
  const isThere = (name: string): boolean =>
    after.has(name) || (rules.get(name)?.presence === 'always' && !gone.has(name))
  for (const { op, path, value } of body) {
    const name = path.slice(1)
    const rule = rules.get(name) ?? ruleset.otherwise
    if (rule === undefined || !rule.effects.includes(op === 'remove' ? 'unset' : 'set')) return { status: 400 }
    if (op !== 'add' && !isThere(name)) return { status: 400 }
    if (op !== 'remove' && rule.value?.every(each => each.severity === 'warning' || fits(each, value)) === false)
      return { status: 400 }
    set.delete(name)
    gone.delete(name)
    if (op === 'remove') {
      gone.add(name)
      after.delete(name)
    } else {
      set.add(name)
      after.set(name, value)
    }
  }
  const nameOf = (end: End): string => (isText(end) ? end : end.attribute)
  // A base attribute that nobody has given a value holds its default, or null where it has none.
  const held = (name: string): Value | undefined =>
    after.has(name) ? after.get(name) : (rules.get(name)?.default ?? null)
  const holds = (end: End): boolean => isThere(nameOf(end)) && (isText(end) || held(end.attribute) === end.equals)
  for (const constraint of ruleset.constraints) {
    if (constraint.severity !== undefined && constraint.severity !== 'error') continue
    const { attribute } = constraint
    for (const other of constraint.others) {
      const isSet = set.has(nameOf(attribute)) || set.has(nameOf(other))
      if (constraint.kind === 'excludes' && isSet && holds(attribute) && holds(other)) {
        const isOff =
          constraint.off !== undefined && [attribute, other].some(end => held(nameOf(end)) === constraint.off)
        if (!isOff) return { status: 400 }
      }
      const isChanged = isSet || gone.has(nameOf(other))
      if (constraint.kind === 'requires' && isChanged && holds(attribute) && !holds(other)) return { status: 400 }
    }
  }
  return { status: 200, image: Object.fromEntries(after) }
}
