import { resolve } from 'node:path'
import { type Configuration, configure, type Flags } from './config/settings.js'
import { checkStandardInput } from './document.js'
import { given } from './given.js'
import { type FindOptions, findInputs, type Inputs } from './inputs/find.js'
import { repositoryOf } from './inputs/repository.js'
import { mayBeReport } from './lint/former-report.js'
import { unreadable } from './lint/judge.js'
import { judgeFiles } from './lint/judge-files.js'
import { inOrder } from './lint/order.js'
import { progress } from './lint/progress.js'
import { endRemarks, inputRemarks, named as namedInRemark } from './lint/remarks.js'
import { openReports, type ReportRequest } from './lint/reports.js'
import { added, exitCode, type Limits, nothing, total } from './lint/tally.js'
import { namedIn, type Reading, tasksOf } from './lint/tasks.js'
import { printable } from './printable.js'
import { isLines, nameOf, type Summary } from './reporters/reporter.js'
import type { Streams } from './streams.js'
import { trouble } from './trouble.js'

export interface LintOptions extends Flags, Limits, Reading {
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
  const found = await findInputs(names, searchOf(args, options, configuration, streams))
  const { summary, lost, failures } = await judgeAll(found, configuration, options, streams)
  const remarks = [...inputRemarks(found, configuration, options, streams), ...endRemarks(summary, lost, options)]
  for (const remark of [...remarks, ...failures]) await streams.stderr.write(`image-patch: ${printable(remark)}\n`)
  return summary.unreadable + failures.length > 0 ? 2 : exitCode(summary, options)
}

/** What is to be judged, as it was named: on the command line, or else in the config. */
function namesOf(args: readonly string[], { stdinFilename }: LintOptions, { files }: Configuration): readonly string[] {
  if (args.length > 0) return args
  if (stdinFilename !== undefined) return ['-']
  if (files.length > 0) return files
  throw trouble('nothing to judge: name files, folders, globs, or - for standard input; or list "files" in a config')
}

/** What decides on all files. */
const ownFiles = ({ file, uses }: Configuration): readonly string[] => (file === undefined ? uses : [file, ...uses])

function searchOf(
  args: readonly string[],
  { stdinFilename, since, ignore, reporter }: LintOptions,
  configuration: Configuration,
  { cwd }: Streams,
): FindOptions {
  const { folder, ignore: patterns, settingsOf } = configuration
  const own = ownFiles(configuration)
  return {
    cwd,
    // Globs of the config are relative to it.
    ...(args.length === 0 && stdinFilename === undefined ? { base: folder } : {}),
    ignore: { folder, patterns },
    respectIgnore: ignore,
    except: new Set([
      ...own,
      ...reporter
        .flatMap(report => (report.file === undefined ? [] : resolve(cwd, report.file)))
        // What else is there, the run judges, and so does not overwrite.
        .filter(mayBeReport),
    ]),
    alsoWhenChanged: own,
    kindOf: settingsOf,
    ...given({ since, stdinName: stdinFilename }),
  }
}

interface Outcome {
  readonly summary: Summary
  /** The first of those that could not be read. */
  readonly lost: readonly string[]
  /** Why reports are not complete. */
  readonly failures: readonly string[]
}

async function judgeAll(
  { inputs, unreadable: unread }: Inputs,
  configuration: Configuration,
  options: LintOptions,
  streams: Streams,
): Promise<Outcome> {
  const { cwd } = streams
  const { reporter, quiet = false, concurrency } = options
  const root = repositoryOf(cwd) ?? cwd
  const tasks = tasksOf(inputs, options, configuration, { cwd, root })
  const others = unread.map(({ file, reason }) => unreadable(namedIn(root)(file, resolve(cwd, file)), reason))
  const taken = [...ownFiles(configuration), ...inputs.flatMap(({ path }) => path ?? [])]
  const line = progress(quiet ? undefined : tasks.length, streams)
  const reports = await openReports(reporter, { quiet, beforeShown: line.clear, taken }, streams)
  const lost: string[] = []
  let summary = nothing
  let lines = 0
  await reports.begin()
  for await (const results of inOrder(judgeFiles(tasks, concurrency, streams), others)) {
    for (const judged of results) {
      summary = added(summary, judged)
      if (isLines(judged)) lines = (summary.lines ?? 0) + (judged.ended ? 0 : total(judged.counts))
      else if (judged.judgement === undefined && lost.length < namedInRemark) lost.push(nameOf(judged))
    }
    await reports.add(results)
    await line.at(summary.files, summary.errors + summary.warnings + summary.infos, lines)
  }
  await line.clear()
  await reports.end(summary)
  return { summary, lost, failures: reports.failures }
}
