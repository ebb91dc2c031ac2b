import { existsSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { hasColours } from '../colours.js'
import { type ReporterId, reporters } from '../reporters/index.js'
import { isLines, type Judged, type Reporter, type Summary } from '../reporters/reporter.js'
import type { Streams } from '../streams.js'
import { trouble } from '../trouble.js'
import { fileSink, type Sink, standardOutput } from './sink.js'

/** One `--reporter`: without a file, the report goes to standard output. */
export interface ReportRequest {
  readonly reporter: ReporterId
  readonly file?: string
}

/** The reports of one run, together. */
export interface Reports {
  begin(): Promise<void>
  /** Whatever was judged next. */
  add(results: readonly Judged[]): Promise<void>
  end(summary: Summary): Promise<void>
  /** Why reports could not be written to the end: a sentence for each of them. */
  readonly failures: readonly string[]
}

export interface ReportsOptions {
  /** Errors only. */
  readonly quiet: boolean
  /** Nothing is fixed in this run. */
  readonly offersFixes: boolean
  /** Called before anything is shown on a terminal. */
  readonly beforeShown: () => Promise<void>
  /** Files that the run reads, absolute: no report may take their place. */
  readonly taken: readonly string[]
  /** The file that it writes besides, which may not be there yet. */
  readonly written: string | undefined
}

/** Opens every report before the work begins: one that cannot be written is trouble at once. */
export async function openReports(
  requests: readonly ReportRequest[],
  { quiet, offersFixes, beforeShown, taken, written }: ReportsOptions,
  streams: Streams,
): Promise<Reports> {
  checkTargets(requests, taken, written, streams.cwd)
  const failures: string[] = []
  const { stdout, env, cwd } = streams
  const open = await Promise.all(
    requests.map(async ({ reporter: id, file }) => {
      const make = await reporters[id]()
      if (file !== undefined) {
        const sink = fileSink(file, cwd, why => void failures.push(why))
        return report(make({ quiet, offersFixes, colours: false }), sink, false)
      }
      const sink = standardOutput(streams)
      const shown = { ...sink, write: (text: string) => beforeShown().then(() => sink.write(text)) }
      return report(make({ quiet, offersFixes, colours: hasColours(stdout, env) }), shown, stdout.isTTY)
    }),
  )
  return {
    begin: () => each(open, ({ begin }) => begin()),
    add: results => each(open, ({ add }) => add(quiet ? results.map(errorsOf) : results)),
    end: summary => each(open, ({ close }) => close(summary)),
    failures,
  }
}

/** How much text is gathered before it is written, in UTF-16 units. */
const bufferSize = 65_536

/** One report; a live one shows what was judged as soon as it is told. */
function report(reporter: Reporter, sink: Sink, live: boolean) {
  let buffer = ''
  const flush = async (): Promise<void> => {
    if (buffer !== '') await sink.write(buffer)
    buffer = ''
  }
  const write = async (pieces: Iterable<string>): Promise<void> => {
    for (const piece of pieces) {
      buffer += piece
      if (buffer.length >= bufferSize) await flush()
    }
  }
  return {
    begin: () => write(reporter.begin()),
    async add(results: readonly Judged[]) {
      await write(piecesOf(reporter, results))
      if (live) await flush()
    },
    async close(summary: Summary) {
      await write(reporter.end(summary))
      await flush()
      sink.close()
    },
  }
}

function* piecesOf(reporter: Reporter, results: readonly Judged[]): Generator<string> {
  for (const judged of results) {
    if (!isLines(judged)) yield* reporter.file(judged)
    else if (judged.ended) yield* reporter.lines?.(judged) ?? []
  }
}

async function each<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  for (const item of items) await act(item)
}

const errorsOf = (result: Judged): Judged =>
  isLines(result) ? result : { ...result, findings: result.findings.filter(({ severity }) => severity === 'error') }

function checkTargets(
  requests: readonly ReportRequest[],
  taken: readonly string[],
  written: string | undefined,
  cwd: string,
): void {
  const targets = requests.map(({ file }) => (file === undefined ? undefined : identityOf(resolve(cwd, file))))
  // A file that is not there yet is read by nobody: then no input need be looked at.
  const isThere = requests.some(({ file }) => file !== undefined && existsSync(resolve(cwd, file)))
  const read = new Set(isThere ? taken.map(identityOf) : [])
  const over = requests.find((_, index) => read.has(targets[index] ?? ''))
  if (over !== undefined)
    throw trouble(`the report ${over.file} would take the place of a file that this run reads: give it another file`)
  const same = requests.find(
    (_, index) => targets[index] !== undefined && targets[index] === (written && identityOf(written)),
  )
  if (same !== undefined)
    throw trouble(`the report ${same.file} would take the place of the baseline: give it another file`)
  const twice = requests.find((_, index) => targets.indexOf(targets[index]) < index)
  if (twice === undefined) return
  throw trouble(
    twice.file === undefined
      ? `two reports for standard output: give one a file, as in --reporter ${twice.reporter}=FILE`
      : `two reports for the file ${twice.file}: give each its own`,
  )
}

/** What tells a file from all others, whatever it is called; where there is none yet, its folder does. */
function identityOf(path: string): string {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev} ${ino}`
  } catch {
    return dirname(path) === path ? path : `${identityOf(dirname(path))}/${basename(path)}`
  }
}
