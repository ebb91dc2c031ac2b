import { Option } from 'commander'
import type { FilterOptions } from '../filter.js'
import { outputOption, threadsOption } from '../options.js'
import type { DefineCommand } from './command.js'
import { judging, readingLines } from './judging-options.js'

const help = `
Examples:
  $ image-patch filter < bodies.ndjson
  $ image-patch filter --ruleset glance --output codes < bodies.ndjson | sort | uniq -c
  $ image-patch filter --output record --field body --media-type-field contentType < records.ndjson
  $ image-patch filter --concurrency 2 < bodies.ndjson
  $ parallel --pipe image-patch filter --output json < bodies.ndjson

A line is a body; with --field it is a record, a JSON object with the body in it. Each line has one
answer, in the order of the lines, an empty or a broken line too; those of all lines that have come
are written before more is read. What is longer than --max-line, and a record without a body, is
refused with the code input-unreadable.

--concurrency shares the lines among threads: for one long stream on a machine with free cores. The
answers are the same, in the same order. Who runs many filters at once, as Spark and parallel do,
leaves it at 1.

Outputs:
  verdict  accepted, conditional (it depends on the image) or refused
  codes    the codes of the findings, each once, with commas between; nothing where there are none
  json     an object: verdict, status, refusal, conditions and format as of a file in
           schemas/lint.schema.json; findings with code, severity, message, range (in the line),
           pointer (in the body), params, server and suggestion. Where that is too much for one
           text, verdict and codes alone
  record   the line with a member more (--into): an object with verdict, status, refusal (the code
           that decides), codes, and conditions; a line that is no object is in the member "line"

Config: as for lint, without its overrides.

Exit codes:
  0  all lines are answered, whatever was found; or nobody reads the answers any more. Also after
     SIGTERM: what was read is answered then, but for a line whose end had not come
  1  with --exit-code: at least one line was refused
  2  wrong use, a broken config, or an input or output that fails`

export const filterCommand: DefineCommand = (root, { world, done }) =>
  judging(
    readingLines(
      root
        .command('filter')
        .summary('judge a stream of bodies, line by line')
        .description(
          'Answers every line of standard input, a body or a record with one, with a line of standard output.',
        )
        .addOption(outputOption())
        .addOption(
          new Option('--into <name>', 'the member that --output record adds, or sets where it is there').default(
            'imagePatch',
          ),
        ),
    ),
  )
    .addOption(threadsOption())
    .option('--exit-code', 'end with exit code 1 if a line was refused')
    .addHelpText('after', help)
    .action(async (options: FilterOptions) => done(await (await import('../filter.js')).filter(options, world())))
