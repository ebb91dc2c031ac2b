import { type Code, compile, type Diagnostic, describe, formats, type Ruleset, type ValueRule } from '../../index.js'
import { attributeFacts, customFacts } from './attribute-facts.js'
import { answerText } from './code-facts.js'
import { readingText, texts } from './phrases.js'
import { nameLines } from './rule-rows.js'
import { ruleWords } from './value-words.js'

/** A label, and what it says, paragraph by paragraph. */
export type Part = readonly [label: string, texts: readonly string[]]

/** What a ruleset says of an attribute; parts that say nothing are not there. */
export function attributeParts(attribute: string, ruleset: Ruleset): readonly Part[] {
  const listed = listedParts(attribute, ruleset) ?? customParts(attribute, ruleset)
  return listed.filter(([, said]) => said.length > 0)
}

function listedParts(attribute: string, ruleset: Ruleset): readonly Part[] | undefined {
  const facts = attributeFacts(attribute, ruleset)
  if (facts === undefined) return undefined
  const { title, editable, always, notes, company, sources, rule } = facts
  const { default: value = null, advice, aliases = [], answers = {}, reading } = rule
  const own = Object.entries(answers).map(([code, answer]) => `${code}: ${answerText(answer)}`)
  return [
    ['is', texts(title)],
    ['may be', [editable]],
    ['image', always ? [`every image has it; where GET does not list it, it is ${JSON.stringify(value)}`] : []],
    ['values', rule.effects.includes('set') ? valueTexts(rule.value) : []],
    ['notes', notes],
    ['together', company],
    ['advice', texts(advice)],
    ['misprints', joined(aliases)],
    ['answers', own],
    ['reading', texts(readingText(reading))],
    ['sources', joined(sources)],
  ]
}

function customParts(attribute: string, ruleset: Ruleset): readonly Part[] {
  const facts = customFacts(ruleset)
  const said = opinions(attribute, ruleset)
  const opinion: Part = ['this name', said.map(describe)]
  if (facts === undefined) return [opinion]
  const { title, editable, sources, rule } = facts
  const isTheServers = said.some(({ code }) => code === 'attribute-reserved')
  const open: readonly Part[] = [
    ['may be', [editable]],
    ['values', valueTexts(rule.value)],
    ['names', nameLines(facts)],
    ['reading', texts(readingText(rule.reading))],
  ]
  return [['is', [`not listed: ${title}`]], opinion, ...(isTheServers ? [] : open), ['sources', joined(sources)]]
}

const joined = (list: readonly string[]): readonly string[] => (list.length === 0 ? [] : [list.join('; ')])

/** What the engine says of a name as that of an attribute, whatever is done to it. */
function opinions(attribute: string, ruleset: Ruleset): readonly Diagnostic[] {
  const format = Object.values(ruleset.mediaTypes).includes('v2.1') ? 'v2.1' : 'v2.0'
  const path = `/${attribute.replaceAll('~', '~0').replaceAll('/', '~1')}`
  const validator = compile(ruleset)
  const { diagnostics } =
    ruleset.creates === undefined
      ? validator.validate([formats[format].write({ op: 'add', path, value: '' })], { format })
      : validator.validateCreate(Object.fromEntries([[attribute, '']]))
  return diagnostics.filter(({ code }) => ofNames.includes(code))
}

const ofNames: readonly Code[] = [
  'attribute-unknown',
  'attribute-reserved',
  'attribute-similar',
  'attribute-name',
  'path-unusual',
  'path-syntax',
]

/** Each rule for values with what it answers and where it is written. */
const valueTexts = (rules: readonly ValueRule[] = []): readonly string[] =>
  rules.length === 0 ? ['any'] : rules.map(valueText)

function valueText(rule: ValueRule): string {
  const { severity = 'error', answer, reading, sources = [] } = rule
  const otherwise = severity === 'error' ? (answer === undefined ? undefined : answerText(answer)) : severity
  return [
    `${severity === 'error' ? '' : 'better: '}${ruleWords(rule).join(', ')}`,
    ...texts(
      otherwise && `else ${otherwise}`,
      reading && `reading: ${readingText(reading)}`,
      sources.length > 0 && `[${sources.join('; ')}]`,
    ),
  ].join('; ')
}
