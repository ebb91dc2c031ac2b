import type { MinimizeOptions } from '../minimize.js'
import { formatOption, imageOption, indentOption, roleOption, rulesetOption, wireFormats } from '../options.js'
import type { DefineCommand } from './command.js'

const help = `
Examples:
  $ image-patch minimize body.json > smaller.json
  $ image-patch minimize --image image.json < body.json

The smaller body has the same conditions and the same effect on every image; with --image, on that
one.

Exit codes:
  0  the smaller body is printed, which may be the same
  1  the server refuses the body, or it is broken: nothing is printed but the reasons, on stderr
  2  wrong use, or an input that cannot be read`

export const minimizeCommand: DefineCommand = (root, { world, done }) =>
  root
    .command('minimize')
    .summary('make a body smaller')
    .description('Finds the body with the fewest operations that does the same.')
    .argument('[patch]', 'the body; - is standard input', '-')
    .addOption(formatOption(wireFormats))
    .addOption(rulesetOption('glance'))
    .addOption(imageOption('the image as GET answers it: what changes nothing there is left out, too'))
    .addOption(roleOption())
    .addOption(indentOption('the body'))
    .addHelpText('after', help)
    .action(async (patch: string, options: MinimizeOptions) =>
      done(await (await import('../minimize.js')).minimize(patch, options, world())),
    )
