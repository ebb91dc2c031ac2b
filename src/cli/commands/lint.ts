import type { Command } from 'commander'
import type { LintOptions } from '../lint.js'
import { concurrencyOption, failOnOption, maxWarningsOption, reporterOption } from '../options.js'
import type { DefineCommand } from './command.js'
import { judging, readingLines } from './judging-options.js'

const help = `
Examples:
  $ image-patch lint body.json 'patches/**/*.json'
  $ image-patch lint --ruleset glance --image image.json body.json
  $ curl -s https://example.org/body.json | image-patch lint --reporter json -
  $ image-patch lint --reporter stylish --reporter sarif=image-patch.sarif patches/
  $ image-patch lint --since origin/main patches/
  $ image-patch lint --fix patches/
  $ image-patch lint --field body --media-type-field contentType requests.ndjson

Without inputs, those that the config lists are judged. A folder means **/*.json, *.ndjson and *.jsonl in
it, without what is hidden, node_modules, configs, baselines, and what .gitignore or the config ignores. A
file that is named is judged though .gitignore lists it, but not when the config ignores it.

NDJSON (*.ndjson, *.jsonl, --stdin-filename x.ndjson, or any input with --ndjson) has a body in each line,
or with --field a record with a body in it. Lines are judged as they are read, however large the file is.
Empty ones are passed over.

Config: image-patch.config.json, image-patch.config.jsonc, or "imagePatch" in package.json; the nearest
one from the working folder up to the root of the repository. What is given here is stronger.

Baseline: image-patch.baseline.json lists findings that are known, and not reported; it is found in the
same way, or beside the config. Entries that nothing is found for any more are warnings.

Fixing: files are replaced at a stroke, each as a whole; lines of NDJSON in which nothing is fixed stay byte
for byte. What is reported, and the exit code, are of what is left. With --fix-dry-run they are of the files
as they stand; git apply and patch -p1 take the diff, and reports go to files.

image-patch --help lists what all commands take: --color, --no-color, --list-codes.

Exit codes:
  0  no finding of the severity that --fail-on names (error); there may be conditional verdicts
  1  at least one, or more warnings than --max-warnings
  2  wrong use, a broken config or baseline, a report, baseline or fixed file that cannot be written, or an
     input that cannot be read or matches nothing; all others are judged nevertheless`

type Options = LintOptions & { readonly printConfig?: string }

export const lintCommand: DefineCommand = (root, { world, done }) =>
  readingLines(
    judging(
      root
        .command('lint')
        .summary('judge bodies')
        .description('Judges bodies: says what the server would refuse, where and why.')
        .argument(
          '[inputs...]',
          'files, folders (every *.json, *.ndjson and *.jsonl in them), globs, or - for standard input',
        ),
    )
      .option('--print-config <file>', 'print what is used for that file, and judge nothing')
      .option(
        '--since <ref>',
        'only files that have changed since HEAD left a commit, branch or tag of git, and new ones; all where the config has',
      )
      .option('--stdin-filename <file>', 'what standard input is called in reports, and by the patterns of the config')
      .option('--ndjson', 'every line of every input is a body, whatever the files are called'),
  )
    .option('--no-ignore', 'judge what .gitignore and the config ignore, too')
    .option('--fix', 'fix in the files what has exactly one sensible cure, then judge them')
    .option('--fix-unsafe', 'the same with what is only likely to be meant')
    .option('--fix-dry-run', 'write nothing, and print as a unified diff what --fix (or --fix-unsafe) would change')
    .addOption(reporterOption())
    .option('--baseline <file>', 'the list of known findings, instead of the one that is found')
    .option('--no-baseline', 'report what is known, too')
    .option('--write-baseline', 'know from now on what is found, and forget what is not any more, in the baseline')
    .option('--prune-baseline', 'take out of the baseline what is not found any more')
    .option('--quiet', 'report errors only, and show no progress')
    .addOption(failOnOption())
    .addOption(maxWarningsOption())
    .addOption(concurrencyOption())
    .addHelpText('after', help)
    .action(async (inputs: readonly string[], { printConfig: file, ...given }: Options, command: Command) => {
      const isAsked = !given.fixDryRun || command.getOptionValueSource('reporter') !== 'default'
      const options = isAsked ? given : { ...given, reporter: [] }
      if (file === undefined) done(await (await import('../lint.js')).lint(inputs, options, world()))
      else done(await (await import('../print-config.js')).printConfig(file, options, world()))
    })
