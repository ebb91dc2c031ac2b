import { rulesetSources } from '../../src/cli/explain/attribute-facts.js'
import { allCodes, codeFacts } from '../../src/cli/explain/code-facts.js'
import { prose, table } from '../../src/cli/explain/markdown.js'
import { codeMarkdown, documentsMarkdown, rulesetMarkdown } from '../../src/cli/explain/markdown-pages.js'
import { type Ruleset, rulesets } from '../../src/index.js'

/** The file beside the schemas that has every code and every rule. */
export const rulesFile = 'rules.md'

/** Its text: what `image-patch explain` and `image-patch rules` say, with a heading for each code and each ruleset. */
export function rulesPage(): string {
  const all = Object.values<Ruleset>(rulesets)
  const codes = allCodes.map(codeFacts)
  const paragraphs = [
    '# Codes and rules',
    'What `image-patch explain` and `image-patch rules` say, on one page. It is made by `npm run schemas`: do not edit it.',
    '## Codes',
    table(
      ['code', 'severity', 'stage', 'what'],
      codes.map(({ code, severity, stage, title }) => [`[${code}](#${code})`, severity, stage, prose(title)]),
    ),
    ...allCodes.flatMap(code => [`### ${code}`, ...codeMarkdown(code)]),
    '## Rulesets',
    ...all.flatMap(ruleset => [`### ${ruleset.id}`, ...rulesetMarkdown(ruleset)]),
    '## Documents',
    documentsMarkdown([...codes.flatMap(({ sources }) => sources), ...all.flatMap(rulesetSources)]),
  ]
  return `${paragraphs.join('\n\n')}\n`
}
