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

/** What an attribute is to a body that creates an image: its values, and where that is written. */
export const memberWords = (attribute: string, rule: AttributeRule, { constraints }: Ruleset): string =>
  sentences(
    rule.advice,
    rule.effects.includes('set') ? valueWords(rule) : 'Not to be set: the server does.',
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

function ruleWords(rules: readonly ValueRule[]): string {
  const { wants, better } = phrasesOf(rules)
  return sentences(
    wants.length === 0 ? undefined : `Wants ${wants.join('; ')}.`,
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
