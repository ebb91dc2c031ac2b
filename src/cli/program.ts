import { Command, Option } from 'commander'
import { version } from '../../package.json'
import { rulesets } from '../index.js'
import { type ConvertOptions, convert } from './convert.js'
import { type LintOptions, lint } from './lint.js'
import { reporters } from './reporters/index.js'
import type { Streams } from './streams.js'

const ids = Object.keys(rulesets).join(', ')

const rulesetOption = (fallback: string): Option =>
  new Option('--ruleset <id|file>', `the rules to go by: ${ids}, or a JSON file of your own`).default(fallback)
const imageOption = (): Option =>
  new Option('--image <file>', 'the image as GET answers it: then nothing hangs on the image any more')
const roleOption = (): Option => new Option('--role <role>', 'who sends the body').choices(['member', 'admin'])
const formats = ['v2.0', 'v2.1']

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
    .summary('translate a body to the other format')
    .description('Translates a body to the other format: the new body on stdout, what was lost on stderr.')
    .argument('[file]', 'the body; - is standard input', '-')
    .addOption(new Option('--to <format>', 'the format to write').choices(formats).makeOptionMandatory())
    .addOption(
      new Option('--from <format>', 'the format to read; without it the shape of the body tells').choices(formats),
    )
    .addOption(rulesetOption('glance'))
    .addOption(imageOption())
    .addOption(roleOption())
    .addOption(
      new Option('--assume <presence>', 'what to take for granted of attributes of which nothing is known').choices([
        'present',
        'absent',
      ]),
    )
    .addHelpText('after', convertHelp)
    .action(async (file: string, options: ConvertOptions) => done(await convert(file, options, streams)))

  return root
}

const rootHelp = `
Examples:
  $ image-patch lint patches/
  $ image-patch convert --to v2.1 body.json > new.json

Exit codes: 0 fine, 1 findings, 2 wrong use or unreadable input.`

const lintHelp = `
Examples:
  $ image-patch lint body.json 'patches/**/*.json'
  $ image-patch lint --ruleset glance --image image.json body.json
  $ curl -s https://example.org/body.json | image-patch lint --reporter json -

Exit codes:
  0  no body would be refused; there may be warnings, and verdicts that are conditional (that depend on the image)
  1  at least one body would be refused
  2  wrong use, or an input that cannot be read or matches nothing; all others are judged nevertheless

A folder means **/*.json in it, without node_modules and hidden folders. NO_COLOR and FORCE_COLOR are honoured.`

const convertHelp = `
Examples:
  $ image-patch convert --to v2.1 body.json > new.json
  $ image-patch convert --to v2.0 --image image.json < body.json
  $ image-patch convert --to v2.0 --assume absent body.json

Exit codes:
  0  translated; what the new body demands less, or more, than the old one is said on stderr
  1  not translated, and no body written: no honest equivalent, or the body is broken
  2  wrong use, or an input that cannot be read`
