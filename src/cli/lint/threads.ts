import { closeSync } from 'node:fs'
import type { Settings } from '../config/settings.js'
import { isFile, type Span } from '../inputs/pieces.js'
import { type Input, openFile } from '../inputs/read.js'
import type { FileResult, Judged } from '../reporters/reporter.js'
import type { Streams } from '../streams.js'
import { startThreads } from '../threads/threads.js'
import type { FileJudge, FixMode } from './file-judge.js'
import { fixLines } from './fix/lines.js'
import { hasLines, judgeLines, type LinesTask, type Task } from './judge-file.js'
import { joiner, type PartAnswer, partSize, spansOf } from './parts.js'
import { bytesOfLines } from './sizes.js'
import { nothing } from './tally.js'

/** A task as a worker gets it: `settings` is the place in the list that it was started with. */
export type WorkerTask<T extends Task = Task> = Omit<T, 'settings'> & { readonly settings: number }

/** A part of a file of NDJSON as a worker gets it; `file` is open, and every thread may read it. */
export interface WorkerPart {
  readonly task: WorkerTask<LinesTask>
  readonly file: number
  readonly span: Span
}

/** How many files go to a thread at once, and how many loads for each worker may be under way. */
const load = 64
const ahead = 3

/** What is done at once. What it answers is read when all before it was. */
type Load = () => Promise<Iterable<readonly Judged[]> | AsyncIterable<readonly Judged[]>>

export interface ThreadsOptions {
  readonly threads: number
  /** What is done where no thread can be asked. */
  readonly judge: FileJudge
  readonly fix: FixMode | undefined
}

/** Judges files in worker threads, and answers in their order. */
export async function* judgeInThreads(
  tasks: readonly Task[],
  { threads, judge, fix }: ThreadsOptions,
  streams: Streams,
): AsyncGenerator<readonly Judged[]> {
  const size = Math.min(threads, Math.ceil(tasks.length / load) + Math.ceil(bytesOfLines(tasks) / partSize))
  // This thread does one at a time, and keeps the answers of the others meanwhile.
  const most = (size - 1) * ahead + 1
  const settings = [...new Set(tasks.map(task => task.settings))]
  const pool = startThreads({ work: 'lint', data: { settings, fix } }, size)
  const indexOf = new Map<Settings, number>(settings.map((each, index) => [each, index]))
  const sent = <T extends Task>(task: T): WorkerTask<T> => ({ ...task, settings: indexOf.get(task.settings) ?? 0 })

  function* loads(): Generator<Load> {
    for (const batch of batches(tasks)) {
      const [first] = batch
      if (first !== undefined && hasLines(first)) yield* parts(first)
      else if (isAlone(first)) yield async () => [await Promise.all(batch.map(task => judge.file(task, streams)))]
      else yield async () => [(await pool.ask(batch.map(sent))) as readonly FileResult[]]
    }
  }
  function* parts(task: LinesTask): Generator<Load> {
    // Fixed by one, then judged by all; what a dry run shows comes line by line.
    if (fix?.dryRun !== undefined) return yield async () => judge.lines(task, streams)
    if (fix !== undefined) {
      const fixed = fixLines(task, fix)
      if (fixed === undefined) return yield async () => judge.lines(task, streams)
      yield async () => together([{ ...task.named, counts: nothing, ended: false, fix: fixed }])
    }
    const file = opened(task.input)
    if (file === undefined) return yield async () => judgeLines(task, streams)
    const { add, end } = joiner(task.named)
    for (const span of spansOf(file)) {
      const part: WorkerPart = { task: sent(task), file, span }
      yield async () => together(add((await pool.ask(part)) as PartAnswer))
    }
    yield async () => closing(file, end())
  }

  try {
    const underWay: ReturnType<Load>[] = []
    for (const start of loads()) {
      const judged = start()
      // The first that fails is told below; those behind it must not end the process before.
      judged.catch(() => undefined)
      underWay.push(judged)
      if (underWay.length >= most) yield* (await underWay.shift()) ?? []
    }
    for (const judged of underWay) yield* await judged
  } finally {
    await pool.end()
  }
}

/** These run when all that comes before was told. */
function* together(results: Iterable<Judged>): Generator<readonly Judged[]> {
  yield [...results]
}

function* closing(file: number, rest: Iterable<Judged>): Generator<readonly Judged[]> {
  closeSync(file)
  yield [...rest]
}

/** undefined: it is no regular file, or cannot be opened. */
function opened(input: Input): number | undefined {
  try {
    return isFile(input) ? openFile(input.path) : undefined
  } catch {
    return undefined
  }
}

/** Standard input cannot be read by a worker, and a file of NDJSON should not be read by only one. */
const isAlone = (task: Task | undefined): boolean =>
  task !== undefined && (task.input.path === undefined || hasLines(task))

function* batches(tasks: readonly Task[]): Generator<readonly Task[]> {
  let current: Task[] = []
  for (const task of tasks) {
    if (current.length > 0 && (isAlone(task) || current.length >= load || isAlone(current[0]))) {
      yield current
      current = []
    }
    current.push(task)
  }
  if (current.length > 0) yield current
}
