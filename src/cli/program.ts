import { Command, CommanderError } from 'commander'
import { version } from '../../package.json'
import { type When, withColours } from './colours.js'
import { applyCommand } from './commands/apply.js'
import { convertCommand } from './commands/convert.js'
import { diffCommand } from './commands/diff.js'
import { explainCommand } from './commands/explain.js'
import { filterCommand } from './commands/filter.js'
import { lintCommand } from './commands/lint.js'
import { minimizeCommand } from './commands/minimize.js'
import { rulesCommand } from './commands/rules.js'
import { colorOption } from './options.js'
import type { Streams } from './streams.js'

const help = `
Examples:
  $ image-patch lint patches/
  $ image-patch filter --field body < records.ndjson
  $ image-patch explain constraint-excludes
  $ image-patch rules --ruleset glance
  $ image-patch convert --to v2.1 body.json > new.json
  $ image-patch diff before.json after.json | image-patch apply --image before.json --diff

Where a body or an image is wanted, - is standard input. NO_COLOR and FORCE_COLOR are honoured.

Exit codes: 0 fine, 1 findings (diff: the images differ), 2 wrong use or unreadable input.`

const commands = [
  lintCommand,
  filterCommand,
  explainCommand,
  rulesCommand,
  convertCommand,
  diffCommand,
  applyCommand,
  minimizeCommand,
]

/** Asks for the codes instead of running a command, wherever it stands among the arguments. */
export const listCodes = 'image-patch.listCodes'

/** The commands and their options; each command is loaded when it runs. `done` is told the exit code of the one that ran. */
export function program(streams: Streams, done: (code: number) => void): Command {
  const root = new Command('image-patch')
    .description('Judges OpenStack Glance and Huawei IMS image PATCH bodies before they are sent, and translates them.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addOption(colorOption())
    .option('--no-color', 'no colours')
    .option('--list-codes', 'print the codes of all findings, with what they mean')
    .on('option:list-codes', () => {
      throw new CommanderError(0, listCodes, '')
    })
    .showHelpAfterError('(--help after a command explains it)')
    .addHelpText('after', help)
  const world = (): Streams => {
    const { color } = root.opts<{ color: When | false }>()
    return withColours(streams, color === false ? 'never' : color)
  }
  for (const define of commands) define(root, { world, done })
  return root
}
