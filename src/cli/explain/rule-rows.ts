import type { Ruleset, Source } from '../../index.js'
import { type AttributeFacts, allFacts, type CustomFacts, customFacts } from './attribute-facts.js'
import { texts } from './phrases.js'
import type { ValueWords } from './value-words.js'

/** One line of a table of rules: what is to be said of some attributes alike. */
export interface RuleRow {
  /** Empty: the attributes that are not listed. */
  readonly names: readonly string[]
  readonly title?: string
  readonly editable: string
  readonly always: boolean
  readonly values: readonly string[]
  readonly company: readonly string[]
  readonly sources: readonly string[]
}

type Cite = (sources: readonly Source[]) => readonly string[]

/** The rows of a ruleset: what is said of several attributes in the same words is one. `cite` makes of sources what is shown. */
export function ruleRows(ruleset: Ruleset, cite: Cite = sources => sources): readonly RuleRow[] {
  const rows = new Map<string, RuleRow & { readonly names: string[] }>()
  for (const facts of allFacts(ruleset)) {
    const row = rowOf(facts, cite)
    const key = JSON.stringify(row)
    const same = rows.get(key)
    if (same === undefined) rows.set(key, { ...row, names: [facts.attribute] })
    else same.names.push(facts.attribute)
  }
  return [...rows.values(), ...customRow(ruleset, cite)]
}

function rowOf(
  { title, editable, always, values, notes, company, sources, rule }: AttributeFacts,
  cite: Cite,
): Omit<RuleRow, 'names'> {
  return {
    ...(title === undefined ? {} : { title }),
    editable,
    always,
    values: [...(rule.effects.includes('set') ? valueLines(values) : []), ...notes, ...texts(rule.advice)],
    company,
    sources: cite(sources),
  }
}

function customRow(ruleset: Ruleset, cite: Cite): readonly RuleRow[] {
  const facts = customFacts(ruleset)
  if (facts === undefined) return []
  const { title, editable, values, sources } = facts
  return [
    {
      names: [],
      title,
      editable,
      always: false,
      values: [...valueLines(values), ...nameLines(facts).map(line => `names: ${line}`)],
      company: [],
      sources: cite(sources),
    },
  ]
}

/** What is wanted of names. */
export function nameLines({ names, reserved }: CustomFacts): readonly string[] {
  const wants = [...names.wants, ...reserved.map(prefix => `no name that begins with ${JSON.stringify(prefix)}`)]
  return wordLines({ ...names, wants })
}

const valueLines = (words: ValueWords): readonly string[] =>
  words.wants.length === 0 ? ['any value', ...wordLines(words)] : wordLines(words)

const wordLines = ({ wants, better }: ValueWords): readonly string[] => [
  ...(wants.length === 0 ? [] : [wants.join('; ')]),
  ...(better.length === 0 ? [] : [`better: ${better.join('; ')}`]),
]
