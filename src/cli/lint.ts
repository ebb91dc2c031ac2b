import { type Context, compile, describe, type Validator } from '../index.js'
import { hasColours } from './colours.js'
import { checkStandardInput } from './document.js'
import { given } from './given.js'
import { imageOf } from './image.js'
import { findInputs, type Unreadable } from './inputs.js'
import { rangesOf, textOf } from './places.js'
import { printable } from './printable.js'
import { type Input, readInput } from './read.js'
import { type ReporterId, reporters } from './reporters/index.js'
import type { FileResult, Summary } from './reporters/reporter.js'
import { loadRuleset } from './ruleset.js'
import type { Streams } from './streams.js'
import { reasonOf } from './trouble.js'

export interface LintOptions {
  readonly ruleset: string
  readonly reporter: ReporterId
  readonly mediaType?: string
  readonly image?: string
  readonly role?: 'member' | 'admin'
}

/** Judges every input, whatever becomes of the others. Answers the exit code. */
export async function lint(args: readonly string[], options: LintOptions, streams: Streams): Promise<number> {
  checkStandardInput([args.find(arg => arg === '-'), options.image])
  const validator = compile(await loadRuleset(options.ruleset, streams))
  const context = await contextOf(options, streams)
  const { inputs, unreadable: missing } = await findInputs(args, streams.cwd)
  const reporter = reporters[options.reporter](hasColours(streams.stdout, streams.env))
  const unreadable: Unreadable[] = []
  const lose = async (lost: Unreadable): Promise<void> => {
    unreadable.push(lost)
    await streams.stderr.write(`image-patch: ${printable(lost.file)}: ${printable(lost.reason)}\n`)
  }
  const say = async (pieces: Iterable<string>): Promise<void> => {
    for (const piece of pieces) if (!(await streams.stdout.write(piece))) return
  }

  let summary = nothing
  for (const one of missing) await lose(one)
  await say(reporter.begin())
  for (const input of inputs) {
    const result = await judge(input, validator, context, streams).catch(reasonOf)
    if (typeof result === 'string') {
      await lose({ file: input.name, reason: result })
      continue
    }
    summary = added(summary, result)
    await say(reporter.file(result))
  }
  await say(reporter.end({ ...summary, unreadable: unreadable.length }, unreadable))
  return unreadable.length > 0 ? 2 : summary.refused > 0 || summary.errors > 0 ? 1 : 0
}

async function contextOf({ mediaType, image, role }: LintOptions, streams: Streams): Promise<Context> {
  return given({ mediaType, role, image: await imageOf(image, streams) })
}

async function judge(input: Input, validator: Validator, context: Context, streams: Streams): Promise<FileResult> {
  const bytes = await readInput(input, streams)
  const report = validator.validateText(bytes, context)
  const text = textOf(bytes)
  const ranges = rangesOf(report.diagnostics, text, bytes)
  return { file: input.name, text, report, ranges, messages: report.diagnostics.map(describe) }
}

const nothing: Summary = {
  files: 0,
  accepted: 0,
  conditional: 0,
  refused: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
  unreadable: 0,
}

function added(summary: Summary, { report }: FileResult): Summary {
  const count = (wanted: string): number => report.diagnostics.filter(({ severity }) => severity === wanted).length
  return {
    ...summary,
    files: summary.files + 1,
    [report.verdict]: summary[report.verdict] + 1,
    errors: summary.errors + count('error'),
    warnings: summary.warnings + count('warning'),
    infos: summary.infos + count('info'),
  }
}
