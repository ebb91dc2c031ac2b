import { Option } from 'commander'
import type { ConvertOptions } from '../convert.js'
import { allFormats, imageOption, indentOption, roleOption, rulesetOption } from '../options.js'
import type { DefineCommand } from './command.js'
import { formatsHelp } from './formats-help.js'

const help = `
Examples:
  $ image-patch convert --to v2.1 body.json > new.json
  $ image-patch convert --to v2.0 --image image.json < body.json
  $ image-patch convert --to v2.0 --assume absent body.json
  $ image-patch convert --from merge-patch --to v2.1 --image image.json wishes.json
  $ image-patch convert --to v2.1 --from-ruleset glance --ruleset ims-images body.json
${formatsHelp}

Exit codes:
  0  translated; what the new body demands less, or more, than the old one is said on stderr
  1  not translated, and no body written: no honest equivalent, or the body is broken
  2  wrong use, or an input that cannot be read`

export const convertCommand: DefineCommand = (root, { world, done }) =>
  root
    .command('convert')
    .summary('translate a body to another format, or to another endpoint')
    .description('Translates a body to another format or endpoint: the new body on stdout, what was lost on stderr.')
    .argument('[file]', 'the body; - is standard input', '-')
    .addOption(new Option('--to <format>', 'the format to write').choices(allFormats).makeOptionMandatory())
    .addOption(
      new Option(
        '--from <format>',
        'the format to read; without it the shape of the body tells v2.0 from v2.1',
      ).choices(allFormats),
    )
    .addOption(rulesetOption('glance', 'the rules of the endpoint that the body is for'))
    .option('--from-ruleset <id|file>', 'the rules of the endpoint that it was written for, where that is another one')
    .addOption(imageOption())
    .addOption(roleOption())
    .addOption(
      new Option('--assume <presence>', 'what to take for granted of attributes of which nothing is known').choices([
        'present',
        'absent',
      ]),
    )
    .addOption(indentOption('the body'))
    .addHelpText('after', help)
    .action(async (file: string, options: ConvertOptions) =>
      done(await (await import('../convert.js')).convert(file, options, world())),
    )
