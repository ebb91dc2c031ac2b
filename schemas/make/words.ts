import { breaks } from '../../src/checks/attribute.js'
import { companyWords } from '../../src/cli/explain/constraint-words.js'
import { readingText } from '../../src/cli/explain/phrases.js'
import { valueWords as phrasesOf } from '../../src/cli/explain/value-words.js'
import type { AttributeRule, CustomRule, Ruleset, Source, ValueRule } from '../../src/ruleset.js'
import { documents } from '../../src/rulesets/documents.js'

const sentences = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(part => part !== undefined).join(' ')

/** A phrase as a sentence. */
const sentence = (phrase: string): string => `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`

/** What an attribute is: what a body may do to it, and where that is written. */
export const attributeWords = (attribute: string, rule: AttributeRule, { constraints }: Ruleset): string =>
  sentences(rule.advice, permitted(rule), ...companyWords(attribute, constraints).map(sentence), ...origin(rule))

/** Why a body cannot do something to an attribute, and what it may do instead. */
export function refusalWords(rule: AttributeRule, { settings = [] }: Ruleset): string {
  const off = rule.demands?.find(({ setting }) => setting !== undefined && !settings.includes(setting))
  if (off?.setting !== undefined) return `Only where the deployment has switched on ${off.setting}.`
  return sentences(breaks(rule.stored) ? 'The server fails at it.' : permitted(rule), rule.advice)
}

/** Why a body that creates an image cannot have an attribute. */
export const memberRefusalWords = (rule: AttributeRule, ruleset: Ruleset): string =>
  rule.effects.includes('set') ? refusalWords(rule, ruleset) : sentences(serversOwn, rule.advice)

const serversOwn = 'Not to be set: the server does.'

/** What an attribute is to a body that creates an image: its values, and where that is written. */
export const memberWords = (attribute: string, rule: AttributeRule, { constraints }: Ruleset): string =>
  sentences(
    rule.advice,
    rule.effects.includes('set') ? valueWords(rule) : serversOwn,
    ...companyWords(attribute, constraints).map(sentence),
    ...origin(rule),
  )

/** What the values of an attribute are like: what is enforced, and what is better. */
export const valueWords = ({ value = [] }: AttributeRule | CustomRule): string => ruleWords(value) || 'Any value.'

/** The custom attributes of a ruleset: their names. */
export const customWords = (rule: CustomRule): string =>
  sentences(
    'Any name that the documents do not have.',
    ...(rule.reserved ?? []).map(({ prefix }) => `Not ${JSON.stringify(prefix)} at its start.`),
    ruleWords(rule.name ?? []) || undefined,
    permitted(rule),
    ...origin(rule),
  )

/** Phrases as a sentence that begins so. */
export const wantsWords = (wants: string, phrases: readonly string[]): string => `${wants} ${phrases.join('; ')}.`

function ruleWords(rules: readonly ValueRule[]): string {
  const { wants, better } = phrasesOf(rules)
  return sentences(
    wants.length === 0 ? undefined : wantsWords('Wants', wants),
    better.length === 0 ? undefined : `Better: ${better.join('; ')}.`,
    ...rules.flatMap(({ reading }) => readingWords(reading)),
  )
}

const readingWords = (reading: string | undefined): readonly string[] =>
  reading === undefined ? [] : [`Reading: ${readingText(reading)}.`]

function permitted({
  effects,
  presence,
}: {
  readonly effects: readonly string[]
  readonly presence?: 'always'
}): string {
  const [set, unset] = [effects.includes('set'), effects.includes('unset')]
  if (set && unset) return 'Can be set and removed.'
  if (set) return presence === 'always' ? 'Can be set, not removed: every image has it.' : 'Can be set, not removed.'
  return unset ? 'Can be removed, not set.' : 'Read-only.'
}

function origin({
  reading,
  sources,
}: {
  readonly reading?: string
  readonly sources?: readonly Source[]
}): readonly string[] {
  return [...readingWords(reading), ...(sources === undefined ? [] : [`Sources: ${sources.join('; ')}.`])]
}

/** The documents that the sources below a ruleset name, by their titles. */
export function documentWords(ruleset: Ruleset): string {
  const text = JSON.stringify(ruleset, (key, value) => (key === 'reading' || key === 'advice' ? undefined : value))
  const cited = Object.entries(documents).filter(([id]) => new RegExp(`"${id}[" ]`).test(text))
  return `Sources: ${cited.map(([id, { title }]) => `${id} is ${title}`).join('; ')}.`
}
