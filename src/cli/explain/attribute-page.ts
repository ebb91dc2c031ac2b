import type { Ruleset } from '../../index.js'
import type { Paint } from '../colours.js'
import { printable } from '../printable.js'
import { attributeFacts, customFacts } from './attribute-facts.js'
import { attributeParts } from './attribute-parts.js'
import { pageWidth, wrapped } from './layout.js'
import { documentLines, headLines, partLines } from './page-lines.js'

/** The page of an attribute, for a terminal: what each ruleset says of it; those that say the same stand together. */
export function attributePage(attribute: string, rulesets: readonly Ruleset[], tint: Paint): string {
  const sections = new Map<string, Ruleset[]>()
  for (const ruleset of rulesets) {
    const section = partLines(attributeParts(attribute, ruleset)).join('\n')
    sections.set(section, [...(sections.get(section) ?? []), ruleset])
  }
  const sources = rulesets.flatMap(
    ruleset => (attributeFacts(attribute, ruleset) ?? customFacts(ruleset))?.sources ?? [],
  )
  const lines = [
    ...wrapped(printable(attribute === '' ? '""' : attribute), pageWidth).map(line => tint('bold', line)),
    ...[...sections].flatMap(([section, those]) => [
      '',
      ...those.flatMap(ruleset => headLines(ruleset, tint)),
      section,
    ]),
    ...documentLines(sources, tint),
  ]
  return `${lines.join('\n')}\n`
}
