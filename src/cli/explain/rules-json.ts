import type { Ruleset, ValueRule } from '../../index.js'
import { type AttributeFacts, allFacts, customFacts, rulesetSources } from './attribute-facts.js'
import { constraintWords } from './constraint-words.js'
import { demandWords } from './demand-words.js'
import { readingText } from './phrases.js'
import { citations } from './sources.js'

/**
 * A ruleset as one JSON value: all that it says, its words beside it, and the documents that it cites. Every member is always
 * there: null, or empty, where the ruleset says nothing.
 */
export function rulesJson(ruleset: Ruleset): unknown {
  const { id, title = null, endpoint = null, mediaTypes, creates = null, meanings = {}, paths = null } = ruleset
  const {
    settings = [],
    constraints,
    ownership = null,
    quota = null,
    demands = [],
    answers = {},
    sources = [],
  } = ruleset
  return {
    id,
    title,
    endpoint,
    mediaTypes,
    creates,
    meanings,
    paths,
    settings,
    attributes: Object.fromEntries(allFacts(ruleset).map(facts => [facts.attribute, attributeJson(facts)])),
    otherwise: customJson(ruleset),
    constraints: constraints.map(constraint => ({
      words: constraintWords(constraint),
      severity: 'error',
      ...constraint,
    })),
    ownership,
    quota,
    demands: demands.map(demand => ({ words: demandWords(demand), ...demand })),
    answers,
    sources,
    documents: Object.fromEntries(
      citations(rulesetSources(ruleset)).map(({ id: name, title: full, where = null }) => [
        name,
        { title: full, where },
      ]),
    ),
  }
}

function attributeJson({ title, editable, always, values, notes, company, rule }: AttributeFacts): unknown {
  const { effects, default: value = null, depth = {}, stored = null, advice = null } = rule
  const { demands = [], aliases = [], answers = {}, reading, sources = [] } = rule
  return {
    title: title ?? null,
    editable,
    effects,
    presence: always ? 'always' : null,
    default: value,
    values: { ...values, rules: rulesOf(rule.value) },
    demands,
    depth,
    stored,
    notes,
    company,
    advice,
    aliases,
    answers,
    reading: readingText(reading) ?? null,
    sources,
  }
}

function customJson(ruleset: Ruleset): unknown {
  const facts = customFacts(ruleset)
  if (facts === undefined) return null
  const { title, editable, values, names, rule } = facts
  const { effects, reserved = [], reading, sources = [] } = rule
  return {
    title,
    editable,
    effects,
    values: { ...values, rules: rulesOf(rule.value) },
    names: { ...names, rules: rulesOf(rule.name) },
    reserved,
    reading: readingText(reading) ?? null,
    sources,
  }
}

const rulesOf = (rules: readonly ValueRule[] = []): readonly ValueRule[] =>
  rules.map(rule => ({ severity: 'error', ...rule }))
