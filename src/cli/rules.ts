import type { Ruleset } from '../index.js'
import { hasColours, paint } from './colours.js'
import { rulesetSources } from './explain/attribute-facts.js'
import { prose } from './explain/markdown.js'
import { documentsMarkdown, rulesetMarkdown } from './explain/markdown-pages.js'
import { rulesJson } from './explain/rules-json.js'
import { rulesTable } from './explain/rules-table.js'
import type { Streams } from './streams.js'

export interface RulesOptions {
  readonly ruleset: Ruleset
  readonly reporter: 'table' | 'markdown' | 'json' | 'ruleset'
}

/** Prints every attribute of a ruleset, what may be done to it, and where it is written. Answers the exit code. */
export async function rules({ ruleset, reporter }: RulesOptions, streams: Streams): Promise<number> {
  await streams.stdout.write(printed(ruleset, reporter, streams))
  return 0
}

function printed(ruleset: Ruleset, reporter: RulesOptions['reporter'], { stdout, env }: Streams): string {
  switch (reporter) {
    case 'table':
      return rulesTable(ruleset, paint(hasColours(stdout, env)))
    case 'markdown':
      return `${[`# ${prose(ruleset.id)}`, ...rulesetMarkdown(ruleset), '## Documents', documentsMarkdown(rulesetSources(ruleset))].join('\n\n')}\n`
    case 'json':
      return `${JSON.stringify(rulesJson(ruleset), null, 2)}\n`
    case 'ruleset':
      return `${JSON.stringify(ruleset, null, 2)}\n`
  }
}
