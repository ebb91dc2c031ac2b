import type { Ruleset, Source } from '../../index.js'
import type { Paint } from '../colours.js'
import { printable } from '../printable.js'
import { widthOf } from '../width.js'
import { rulesetSources } from './attribute-facts.js'
import { labelled, pageWidth, rowLines } from './layout.js'
import { documentLines, headLines, partLines } from './page-lines.js'
import { texts } from './phrases.js'
import { type RuleRow, ruleRows } from './rule-rows.js'
import { constraintTexts, rulesetParts } from './ruleset-parts.js'
import { citations } from './sources.js'

const gap = '  '
/** The widest column of names: a longer one is broken. */
const widestName = 38
const editWidth = 'set, unset'.length

/** The rules of an endpoint for a terminal: what can be edited first. */
export function rulesTable(ruleset: Ruleset, tint: Paint): string {
  const rows = ruleRows(ruleset, documentsOf).map(cellsOf)
  const names = rows.flatMap(([cell = []]) => cell.flatMap(text => text.split(' ')))
  const nameWidth = Math.min(
    widestName,
    names.reduce((widest, name) => Math.max(widest, widthOf(name)), 'ATTRIBUTE'.length),
  )
  const widths = [nameWidth, editWidth, pageWidth - nameWidth - editWidth - 2 * gap.length]
  const head = ['ATTRIBUTE', 'EDIT', 'VALUES AND NOTES [DOCUMENTS]'].map(text => [text])
  const company = constraintTexts(ruleset).flatMap(text => labelled('  -', printable(text), 4))
  const lines = [
    ...headLines(ruleset, tint),
    ...partLines(rulesetParts(ruleset)),
    '',
    ...rowLines(head, widths).map(cells => tint('bold', cells.join(gap).trimEnd())),
    ...rows.flatMap(cells =>
      rowLines(cells, widths).map(([name = '', ...more]) => [tint('cyan', name), ...more].join(gap).trimEnd()),
    ),
    ...(company.length === 0 ? [] : ['', tint('bold', 'Together'), ...company]),
    ...documentLines(rulesetSources(ruleset), tint),
    '',
    'image-patch explain ATTRIBUTE says more of one: answers, readings, and what other endpoints do.',
  ]
  return `${lines.join('\n')}\n`
}

const documentsOf = (sources: readonly Source[]): readonly string[] => citations(sources).map(({ id }) => id)

function cellsOf(row: RuleRow): readonly (readonly string[])[] {
  const { names, title, editable, always, values, company, sources } = row
  const shown = names.length === 0 ? 'any other' : names.map(name => (name === '' ? '""' : name)).join(', ')
  const head = texts(title, always && 'every image has it').join('; ')
  const said = [
    ...texts(head !== '' && head),
    ...values,
    ...company,
    ...texts(sources.length > 0 && `[${sources.join(', ')}]`),
  ]
  return [[printable(shown)], [editable], said.map(printable)]
}
