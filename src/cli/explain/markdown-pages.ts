import type { Ruleset, Source } from '../../index.js'
import { codeFacts } from './code-facts.js'
import { codeParts } from './code-parts.js'
import type { AnyCode } from './explanation.js'
import { block, code, list, prose, table } from './markdown.js'
import { texts } from './phrases.js'
import { type RuleRow, ruleRows } from './rule-rows.js'
import { constraintTexts, rulesetParts } from './ruleset-parts.js'
import { type Citation, citations, citationWords } from './sources.js'

/** The page of a code, in Markdown: its paragraphs. */
export function codeMarkdown(name: AnyCode): readonly string[] {
  const { title, about, why, bad, good, sources, adjusting } = codeParts(codeFacts(name))
  return [
    `**${prose(title)}**`,
    list(about.map(([label, text]) => `${label}: ${prose(text)}`)),
    prose(why),
    'Bad:',
    block(bad),
    'Good:',
    block(good),
    ...(sources.length === 0 ? ['Sources: none, it is a rule of this tool.'] : ['Sources:', list(sources.map(linked))]),
    prose(adjusting),
  ]
}

function linked(citation: Citation): string {
  const { id, where, title, places } = citation
  if (where === undefined || !id.startsWith('RFC ')) return prose(citationWords(citation))
  const sections = places.map(place => `[${place}](${where}#section-${place})`)
  return `[${prose(title)}](${where})${sections.length === 0 ? '' : `, section ${sections.join(', ')}`}`
}

const head = ['attribute', 'edit', 'values', 'on every image', 'with others', 'sources']

/** The rules of an endpoint, in Markdown: its paragraphs. */
export function rulesetMarkdown(ruleset: Ruleset): readonly string[] {
  const { title, endpoint } = ruleset
  const about = rulesetParts(ruleset).flatMap(([label, texts]) => texts.map(text => `${label}: ${prose(text)}`))
  const together = constraintTexts(ruleset).map(prose)
  return [
    ...texts(title && prose(title), endpoint && code(endpoint)),
    ...(about.length === 0 ? [] : [list(about)]),
    table(head, ruleRows(ruleset).map(cellsOf)),
    ...(together.length === 0 ? [] : ['Together:', list(together)]),
  ]
}

function cellsOf({ names, title, editable, always, values, company, sources }: RuleRow): readonly string[] {
  return [
    names.length === 0 ? 'any other' : names.map(code).join(', '),
    editable,
    [...texts(title), ...values].map(prose).join('<br>'),
    always ? 'yes' : '',
    company.map(prose).join('<br>'),
    prose(sources.join('; ')),
  ]
}

/** What the first words of sources stand for. */
export const documentsMarkdown = (sources: readonly Source[]): string =>
  list(
    citations(sources).map(({ id, title, where }) =>
      [`${prose(id)}: ${id === title ? '' : prose(title)}`, ...(where === undefined ? [] : [prose(where)])]
        .join(', ')
        .replace(': , ', ': '),
    ),
  )
