import type { Json } from '../../index.js'

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' })
const everything = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** "a", "a or b", "a, b or c". */
export const either = (words: readonly string[]): string => alternatives.format(words)
/** "a", "a and b", "a, b and c". */
export const all = (words: readonly string[]): string => everything.format(words)

export const article = (noun: string): string => `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`

const shownChoices = 12

/** Values as JSON spells them; of many only the first. */
export const choices = (values: readonly Json[]): string => {
  const shown = values.slice(0, shownChoices).map(value => JSON.stringify(value))
  return values.length > shownChoices ? `${shown.join(', ')} and ${values.length - shownChoices} more` : either(shown)
}

export const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]

/** The texts that are there. */
export const texts = (...some: readonly (string | undefined | false)[]): readonly string[] =>
  some.filter((text): text is string => typeof text === 'string' && text !== '')

/** A reading without the numbers of the contradictions that it decides: those are for whoever keeps the rulesets. */
export const readingText = (reading: string | undefined): string | undefined =>
  reading?.replace(/(^|\. )C\d+(?:, C\d+)*: /g, '$1')
