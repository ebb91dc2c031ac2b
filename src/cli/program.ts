import { Command, Option } from 'commander'
import { version } from '../../package.json'
import { type ApplyOptions, apply } from './apply.js'
import { type ConvertOptions, convert } from './convert.js'
import { type DiffOptions, diff } from './diff.js'
import { applyHelp, convertHelp, diffHelp, lintHelp, minimizeHelp, rootHelp } from './help.js'
import { type LintOptions, lint } from './lint.js'
import { type MinimizeOptions, minimize } from './minimize.js'
import {
  allFormats,
  formatOption,
  imageOption,
  indentOption,
  roleOption,
  rulesetOption,
  wireFormats,
} from './options.js'
import { reporters } from './reporters/index.js'
import type { Streams } from './streams.js'

/** The commands and their options. `done` is told the exit code of the one that ran. */
export function program(streams: Streams, done: (code: number) => void): Command {
  const root = new Command('image-patch')
    .description('Judges OpenStack Glance and Huawei IMS image PATCH bodies before they are sent, and translates them.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('(--help after a command explains it)')
    .addHelpText('after', rootHelp)

  root
    .command('lint')
    .summary('judge bodies')
    .description('Judges bodies: says what the server would refuse, where and why.')
    .argument('<inputs...>', 'files, folders (every *.json in them), globs, or - for standard input')
    .addOption(rulesetOption('ims-cloudimages'))
    .option(
      '--media-type <type>',
      'the Content-Type that the bodies are sent with; without it their shape tells the format',
    )
    .addOption(imageOption())
    .addOption(roleOption())
    .addOption(new Option('--reporter <name>', 'how to report').choices(Object.keys(reporters)).default('text'))
    .addHelpText('after', lintHelp)
    .action(async (inputs: readonly string[], options: LintOptions) => done(await lint(inputs, options, streams)))

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
    .addHelpText('after', convertHelp)
    .action(async (file: string, options: ConvertOptions) => done(await convert(file, options, streams)))

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
    .addHelpText('after', diffHelp)
    .action(async (before: string, after: string, options: DiffOptions) =>
      done(await diff([before, after], options, streams)),
    )

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
    .addHelpText('after', applyHelp)
    .action(async (patch: string, options: ApplyOptions) => done(await apply(patch, options, streams)))

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
    .addHelpText('after', minimizeHelp)
    .action(async (patch: string, options: MinimizeOptions) => done(await minimize(patch, options, streams)))

  return root
}
