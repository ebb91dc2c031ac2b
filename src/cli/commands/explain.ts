import { loadAnyRuleset } from '../ruleset.js'
import type { DefineCommand } from './command.js'

const help = `
Examples:
  $ image-patch explain constraint-excludes
  $ image-patch explain __support_kvm --ruleset ims-cloudimages
  $ image-patch explain /colour                 # an attribute of your own
  $ image-patch --list-codes`

export const explainCommand: DefineCommand = (root, { world, done }) =>
  root
    .command('explain')
    .summary('explain a code, or an attribute')
    .description('Says what a code means, or what may be done with an attribute of an image; and where it is written.')
    .argument('<code|attribute>', 'as constraint-excludes, or __support_kvm')
    .option('--ruleset <id|file>', 'only what these rules say of the attribute')
    .addHelpText('after', help)
    .action(async (name: string, { ruleset }: { ruleset?: string }) => {
      const { explain } = await import('../explain.js')
      const only = ruleset === undefined ? undefined : await loadAnyRuleset(ruleset, world())
      done(await explain(name, { ruleset: only }, world()))
    })
