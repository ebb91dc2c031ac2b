import type { Precondition, Ruleset } from '../../index.js'
import type { Part } from './attribute-parts.js'
import { constraintWords } from './constraint-words.js'
import { demandWords } from './demand-words.js'
import { readingText, texts } from './phrases.js'

/** What a ruleset says beside its attributes; parts that say nothing are not there. */
export function rulesetParts(ruleset: Ruleset): readonly Part[] {
  const { mediaTypes, creates, paths, demands = [], settings = [], ownership, quota } = ruleset
  const types = Object.entries(mediaTypes).map(([type, format]) => `${type} (${format})`)
  const owner = ownership && `${ownership.attribute} says whose the image is; who gives it away can do no more with it`
  const parts: readonly Part[] = [
    ['sent as', [...types, ...(creates?.mediaTypes ?? [])]],
    ['ops', meaningWords(ruleset)],
    [
      'paths',
      texts(
        paths?.leadingSlashes && '"//name" is read as "/name"',
        paths?.whiteSpace && 'white space around a name does not count',
      ),
    ],
    ['the image', demands.map(demandWords)],
    ['settings', settings],
    ['owner', texts(owner)],
    ['quota', texts(quota && `at most ${quota.attributes} custom attributes`)],
  ]
  return parts.filter(([, said]) => said.length > 0)
}

const wants: { readonly [P in Precondition]: string } = {
  absent: 'wants the attribute absent',
  present: 'wants the attribute there',
  none: 'works whether the attribute is there or not',
}

/** The ops that mean something else here than the table of their format says. */
const meaningWords = ({ meanings = {} }: Ruleset): readonly string[] =>
  Object.entries(meanings).flatMap(([format, ops]) =>
    Object.entries(ops ?? {}).map(([op, { precondition, reading }]) =>
      [`${op} of ${format} ${wants[precondition]}`, ...texts(reading && `reading: ${readingText(reading)}`)].join('; '),
    ),
  )

/** The rules about several attributes. */
export const constraintTexts = ({ constraints }: Ruleset): readonly string[] =>
  constraints.map(constraint => {
    const { sources = [] } = constraint
    return `${constraintWords(constraint)}${sources.length === 0 ? '' : ` [${sources.join('; ')}]`}`
  })
