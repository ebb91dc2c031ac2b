import { resolve } from 'node:path'
import { type Configuration, configure, type Flags } from './config/settings.js'
import { checkStandardInput } from './document.js'
import { given } from './given.js'
import { findInputs, type Inputs } from './inputs/find.js'
import { repositoryOf } from './inputs/repository.js'
import { type BaselineOptions, findBaseline } from './lint/baseline/find.js'
import type { FixMode } from './lint/file-judge.js'
import { fixesOf } from './lint/fix/fixes.js'
import { type FixOptions, fixModeOf } from './lint/fix/mode.js'
import { unreadable } from './lint/judge.js'
import { judgeFiles } from './lint/judge-files.js'
import { inOrder } from './lint/order.js'
import { progress } from './lint/progress.js'
import { endRemarks, inputRemarks, named as namedInRemark } from './lint/remarks.js'
import { openReports, type ReportRequest } from './lint/reports.js'
import { namesOf, searchOf } from './lint/search.js'
import { added, exitCode, type Limits, nothing, total } from './lint/tally.js'
import { namedIn, type Reading, tasksOf } from './lint/tasks.js'
import { printable } from './printable.js'
import { isLines, nameOf, type Summary } from './reporters/reporter.js'
import type { Streams } from './streams.js'

export interface LintOptions extends Flags, Limits, Reading, BaselineOptions, FixOptions {
  readonly config?: string | false
  readonly reporter: readonly ReportRequest[]
  readonly since?: string
  /** false: neither .gitignore nor the patterns of the config count. */
  readonly ignore: boolean
  readonly quiet?: boolean
  readonly concurrency: number | 'auto'
}

/** Judges every input, whatever becomes of the others. Answers the exit code. */
export async function lint(args: readonly string[], options: LintOptions, streams: Streams): Promise<number> {
  const { ruleset, mediaType, image, role } = options
  const configuration = await configure(
    { ...given({ config: options.config }), flags: given({ ruleset, mediaType, image, role }) },
    streams,
  )
  const names = namesOf(args, options, configuration)
  checkStandardInput([...new Set(names), image])
  const fix = fixModeOf(options, names, streams)
  const baseline = findBaseline(options, configuration.file, streams.cwd)
  const own = ownFiles(configuration, baseline)
  const found = await findInputs(names, searchOf(args, options, configuration, own, streams))
  const outcome = await judgeAll(found, configuration, options, { baseline, own, fix }, streams)
  const { summary, lost, failures } = outcome
  const remarks = [
    ...inputRemarks(found, configuration, options, streams),
    ...endRemarks(summary, lost, options),
    ...outcome.remarks,
  ]
  for (const remark of [...remarks, ...failures]) await streams.stderr.write(`image-patch: ${printable(remark)}\n`)
  return summary.unreadable + failures.length > 0 ? 2 : exitCode(summary, options)
}

/** What decides on all files. */
const ownFiles = ({ file, uses }: Configuration, baseline: string | undefined): readonly string[] =>
  [file ?? [], baseline ?? [], uses].flat()

interface Outcome {
  readonly summary: Summary
  /** The first of those that could not be read. */
  readonly lost: readonly string[]
  /** What was fixed, and what has become of the baseline. */
  readonly remarks: readonly string[]
  /** Why files are not fixed, reports not complete, or the baseline is not written. */
  readonly failures: readonly string[]
}

interface Own {
  /** undefined: nothing is fixed. */
  readonly fix: FixMode | undefined
  /** The file with the known findings, absolute. */
  readonly baseline: string | undefined
  /** What decides on all files. */
  readonly own: readonly string[]
}

async function judgeAll(
  { inputs, unreadable: unread }: Inputs,
  configuration: Configuration,
  options: LintOptions,
  { baseline, own, fix }: Own,
  streams: Streams,
): Promise<Outcome> {
  const { cwd } = streams
  const { reporter, quiet = false, concurrency } = options
  const root = repositoryOf(cwd) ?? cwd
  const tasks = tasksOf(inputs, options, configuration, { cwd, root })
  const others = unread.map(({ file, reason }) => unreadable(namedIn(root)(file, resolve(cwd, file)), reason))
  const known =
    baseline === undefined
      ? undefined
      : await (await import('./lint/baseline/known.js')).openKnown(baseline, { ...options, root, inputs }, streams)
  const taken = [...own, ...inputs.flatMap(({ path }) => path ?? [])]
  const line = progress(quiet ? undefined : tasks.length, streams)
  const reports = await openReports(
    reporter,
    {
      quiet,
      offersFixes: fix === undefined,
      beforeShown: line.clear,
      taken,
      written: options.writeBaseline ? baseline : undefined,
    },
    streams,
  )
  const fixes = fixesOf(fix, line.clear, streams.stdout)
  const lost: string[] = []
  let summary = nothing
  let lines = 0
  await reports.begin()
  for await (const all of inOrder(judgeFiles(tasks, concurrency, streams, fix), others)) {
    await fixes.add(all)
    const results = known?.sift(all) ?? all
    for (const judged of results) {
      summary = added(summary, judged)
      if (isLines(judged)) lines = (summary.lines ?? 0) + (judged.ended ? 0 : total(judged.counts))
      else if (judged.judgement === undefined && lost.length < namedInRemark) lost.push(nameOf(judged))
    }
    await reports.add(results)
    await line.at(summary.files, summary.errors + summary.warnings + summary.infos, lines)
  }
  await line.clear()
  const ending = known?.end()
  if (ending !== undefined) {
    summary = { ...ending.results.reduce(added, summary), known: ending.known }
    await reports.add(ending.results)
  }
  await reports.end(summary)
  return {
    summary,
    lost,
    remarks: [...fixes.remarks(), ...(ending?.remarks ?? [])],
    failures: [...fixes.failures, ...reports.failures, ...(ending?.failures ?? [])],
  }
}
