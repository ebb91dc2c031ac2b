import type { Severity, Suggestion } from './diagnostic.js'
import type { Json } from './json.js'
import type { End } from './ruleset.js'

const shownChoices = 12

export const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text)
export const literal = (value: Json): string => (typeof value === 'string' ? quoted(value) : JSON.stringify(value))
export const article = (noun: string): string => `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`

/** "a", "a or b", "a, b or c". */
export function either(words: readonly string[], joint = 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words[words.length - 1]}`
}

export const choices = (values: readonly Json[]): string => {
  const shown = values.slice(0, shownChoices).map(literal)
  return values.length > shownChoices ? `${shown.join(', ')} and ${values.length - shownChoices} more` : either(shown)
}

export const named = (type: string): string =>
  /^(?:null|nothing|undefined|NaN|-?Infinity)$/.test(type) ? type : article(type)
export const lower = (text: string): string => (text.startsWith('An ') ? `an ${text.slice(3)}` : text)
export const rename = (similar: string, name: string): string => `rename ${quoted(similar)} to ${quoted(name)}`
export const wontDo = (severity: Severity): string => (severity === 'error' ? 'will not do' : 'may be refused')
export const perhaps = (severity: Severity): string => (severity === 'error' ? '' : ', which may be refused')
export const mean = (similar: string | undefined, closed?: true): string =>
  similar === undefined ? '' : ` Did you mean ${quoted(similar)}?${closed ? ' That one cannot be changed here.' : ''}`
export const instead = (advice: string | undefined): string => (advice === undefined ? '' : ` ${advice}`)
export const types = (names: readonly string[]): string =>
  either(names.map(name => (name === 'null' ? name : article(name))))

export function span(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum === undefined) return `at most ${maximum}`
  return maximum === undefined ? `at least ${minimum}` : `${minimum} to ${maximum}`
}

/** "tags", or what stands inside it, by the pointer into a patch or into an image: an item, or a member. */
export function part(attribute: string, pointer: string): string {
  const inside = pointer.split('/').slice(/^\/[0-9]+\/value(?:\/|$)/.test(pointer) ? 3 : 2)
  const [last = ''] = inside.slice(-1)
  if (inside.length === 0) return quoted(attribute)
  return /^[0-9]+$/.test(last) ? `An item of ${quoted(attribute)}` : `${quoted(last)} in ${quoted(attribute)}`
}

/** An end of a constraint: `"name"`, or `"name" = "value"`. */
export const end = (one: End): string =>
  typeof one === 'string' ? quoted(one) : `${quoted(one.attribute)} = ${literal(one.equals)}`

/** What to do about a constraint of which some ends cannot be changed: without its subject, none matters. */
export const leaveOut = (subject: End, others: readonly End[], closed: readonly string[]): string => {
  const isOpen = (one: End): boolean => !closed.includes(typeof one === 'string' ? one : one.attribute)
  const open = isOpen(subject) ? [subject] : others.filter(isOpen)
  return `${either(closed.map(quoted), 'and')} cannot be changed here${open.length === 0 ? '' : `, so leave ${either(open.map(end), 'and')} out`}`
}

/** A cure that can be said in a few words. */
export const cure = (suggestion: Suggestion | undefined): string =>
  suggestion?.replacement === undefined || typeof suggestion.replacement === 'object'
    ? ''
    : `: write ${literal(suggestion.replacement)}`

export const shape = (format: string): string =>
  format === 'v2.0' ? '{"replace": "/name", "value": "x"}' : '{"op": "replace", "path": "/name", "value": "x"}'

const formatNames: Readonly<Record<string, string>> = { 'json-patch': 'JSON Patch', 'merge-patch': 'JSON Merge Patch' }
export const formatName = (id: string): string => formatNames[id] ?? id
