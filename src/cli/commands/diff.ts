import { Option } from 'commander'
import type { DiffOptions } from '../diff.js'
import { allFormats, indentOption, roleOption, rulesetOption } from '../options.js'
import type { DefineCommand } from './command.js'
import { formatsHelp } from './formats-help.js'

const help = `
Examples:
  $ image-patch diff before.json after.json > body.json
  $ curl -s -H "X-Auth-Token: $TOKEN" $GLANCE/v2/images/$ID | image-patch diff - wanted.json
  $ image-patch diff --prune --ruleset ims-images before.json after.json

What AFTER does not list is kept, unless --prune removes it. What cannot be changed there is left
out, and told on stderr.
${formatsHelp}

Exit codes:
  0  nothing differs but what the server makes itself, as the time of the last change
  1  the images differ: the body makes one the other, but for what was left out
  2  wrong use, an input that cannot be read or is no image, or no body that the server would take`

export const diffCommand: DefineCommand = (root, { world, done }) =>
  root
    .command('diff')
    .summary('find the body that makes one image another')
    .description('Finds the smallest body that makes the image BEFORE the image AFTER, both as GET answers them.')
    .argument('<before>', 'the image as it is; - is standard input')
    .argument('<after>', 'the image as it is wanted, which may list only what matters; - is standard input')
    .addOption(new Option('--to <format>', 'the format to write').choices(allFormats).default('v2.1'))
    .addOption(rulesetOption('glance'))
    .option('--prune', 'remove the attributes that AFTER does not list')
    .addOption(roleOption())
    .addOption(indentOption('AFTER'))
    .addHelpText('after', help)
    .action(async (before: string, after: string, options: DiffOptions) =>
      done(await (await import('../diff.js')).diff([before, after], options, world())),
    )
