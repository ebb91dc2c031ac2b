import { Option } from 'commander'
import type { ApplyOptions } from '../apply.js'
import { allFormats, formatOption, imageOption, indentOption, roleOption, rulesetOption } from '../options.js'
import type { DefineCommand } from './command.js'

const help = `
Examples:
  $ image-patch apply --image image.json body.json > after.json
  $ image-patch apply --image image.json --diff body.json
  $ image-patch convert --to v2.1 old.json | image-patch apply --image image.json

Nothing is sent to a server: this says what it would do. What no endpoint takes, json-patch (RFC 6902)
and merge-patch (RFC 7396), is translated first.

Exit codes:
  0  the server takes the body: the image afterwards is printed, or with --diff what changes
  1  the server refuses the body, or it is broken: nothing is printed but the reasons, on stderr
  2  wrong use, or an input that cannot be read or is no image`

export const applyCommand: DefineCommand = (root, { world, done }) =>
  root
    .command('apply')
    .summary('show what an image is like after a body')
    .description('Says what an image is like after a body, or why the server refuses it: a dry run.')
    .argument('[patch]', 'the body; - is standard input', '-')
    .addOption(imageOption('the image as GET answers it; - is standard input').makeOptionMandatory())
    .addOption(formatOption(allFormats))
    .addOption(
      new Option('--media-type <type>', 'the Content-Type that the body is sent with: it decides the format').conflicts(
        'format',
      ),
    )
    .addOption(rulesetOption('glance'))
    .addOption(roleOption())
    .option('--diff', 'print what changes instead of the image')
    .addOption(indentOption('the image'))
    .addHelpText('after', help)
    .action(async (patch: string, options: ApplyOptions) =>
      done(await (await import('../apply.js')).apply(patch, options, world())),
    )
