import { Option } from 'commander'
import { rulesetOption } from '../options.js'
import type { RulesOptions } from '../rules.js'
import { defaultRuleset, loadAnyRuleset } from '../ruleset.js'
import type { DefineCommand } from './command.js'

const help = `
Examples:
  $ image-patch rules --ruleset glance
  $ image-patch rules --ruleset ims-cloudimages --reporter markdown > rules.md
  $ image-patch rules --reporter json | jq '.attributes | keys'
  $ image-patch rules --ruleset glance --reporter ruleset > own.json && image-patch lint --ruleset own.json body.json`

export const rulesCommand: DefineCommand = (root, { world, done }) =>
  root
    .command('rules')
    .summary('list what an endpoint allows')
    .description('Lists the attributes of a ruleset: what may be done with them, their values, what excludes what.')
    .addOption(rulesetOption(defaultRuleset))
    .addOption(
      new Option('--reporter <name>', 'how to print them; ruleset: as a ruleset file, to begin one of your own with')
        .choices(['table', 'markdown', 'json', 'ruleset'])
        .default('table'),
    )
    .addHelpText('after', help)
    .action(async ({ ruleset, reporter }: { ruleset: string; reporter: RulesOptions['reporter'] }) => {
      const { rules } = await import('../rules.js')
      done(await rules({ ruleset: await loadAnyRuleset(ruleset, world()), reporter }, world()))
    })
