import type { AttributeRule, CustomRule, Effect, Ruleset, Source } from '../../index.js'
import { companyWords } from './constraint-words.js'
import { noteWords } from './demand-words.js'
import { unique } from './phrases.js'
import { type ValueWords, valueWords } from './value-words.js'

/** What a ruleset says of an attribute: the facts that its page and every list of rules share. */
export interface AttributeFacts {
  readonly attribute: string
  readonly title?: string
  /** "set, unset", "set", "unset" or "read-only". */
  readonly editable: string
  /** A base attribute: exists on every image. */
  readonly always: boolean
  readonly values: ValueWords
  /** What else is peculiar to it, as phrases. */
  readonly notes: readonly string[]
  /** What constraints say of it, as phrases. */
  readonly company: readonly string[]
  /** Where it is written, with all that its rules cite. */
  readonly sources: readonly Source[]
  readonly rule: AttributeRule
}

/** undefined: the ruleset does not list it. */
export function attributeFacts(attribute: string, { attributes, constraints }: Ruleset): AttributeFacts | undefined {
  const rule = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined
  if (rule === undefined) return undefined
  return {
    attribute,
    ...(rule.title === undefined ? {} : { title: rule.title }),
    editable: editWords(rule.effects),
    always: rule.presence === 'always',
    values: valueWords(rule.value),
    notes: noteWords(rule),
    company: companyWords(attribute, constraints),
    sources: sourcesOf(rule),
    rule,
  }
}

/** What a ruleset says of the attributes that it does not list. */
export interface CustomFacts extends Pick<AttributeFacts, 'editable' | 'values' | 'sources'> {
  readonly title: string
  readonly names: ValueWords
  /** Names that begin so belong to the server. */
  readonly reserved: readonly string[]
  readonly rule: CustomRule
}

/** undefined: the ruleset allows no others. */
export function customFacts({ otherwise }: Ruleset): CustomFacts | undefined {
  if (otherwise === undefined) return undefined
  return {
    title: otherwise.title ?? 'custom attribute',
    editable: editWords(otherwise.effects),
    values: valueWords(otherwise.value),
    names: valueWords(otherwise.name),
    reserved: (otherwise.reserved ?? []).map(({ prefix }) => prefix),
    sources: sourcesOf(otherwise),
    rule: otherwise,
  }
}

const editWords = (effects: readonly Effect['kind'][]): string =>
  effects.length === 0 ? 'read-only' : [...effects].sort().join(', ')

function sourcesOf(rule: AttributeRule & CustomRule): readonly Source[] {
  const parts = [rule, ...(rule.value ?? []), ...(rule.name ?? []), ...(rule.reserved ?? []), ...(rule.demands ?? [])]
  return unique(parts.flatMap(({ sources = [] }) => sources))
}

/**
 * Every attribute that a ruleset lists: those that a body can change first, then those that it had better not, then those that
 * the server does not keep, then the others.
 */
export function allFacts(ruleset: Ruleset): readonly AttributeFacts[] {
  const facts = Object.keys(ruleset.attributes).flatMap(name => attributeFacts(name, ruleset) ?? [])
  return facts.sort((a, b) => rankOf(a) - rankOf(b))
}

function rankOf({ rule: { effects, stored, advice } }: AttributeFacts): number {
  if (effects.length === 0) return 3
  if (stored !== undefined && stored !== 'as-set' && stored !== 'empty-as-null') return 2
  return advice === undefined ? 0 : 1
}

/** All sources that a ruleset cites, wherever it does. */
export function rulesetSources(ruleset: Ruleset): readonly Source[] {
  const { attributes, otherwise = { effects: [] }, constraints, demands = [], sources = [] } = ruleset
  const parts = [...constraints, ...demands, ruleset.paths ?? {}, ruleset.quota ?? {}, ruleset.ownership ?? {}]
  const meanings = Object.values(ruleset.meanings ?? {}).flatMap(meaning => Object.values(meaning ?? {}))
  return unique([
    ...sources,
    ...[...Object.values(attributes), otherwise].flatMap(sourcesOf),
    ...[...parts, ...meanings, ruleset.creates ?? {}].flatMap(part => ('sources' in part ? (part.sources ?? []) : [])),
  ])
}
