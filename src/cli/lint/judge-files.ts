import type { Judged } from '../reporters/reporter.js'
import type { Streams } from '../streams.js'
import { type FileJudge, type FixMode, fileJudge } from './file-judge.js'
import { hasLines, type Task } from './judge-file.js'
import { bytesOfLines } from './sizes.js'

/** So many files, or bytes in files of NDJSON, are needed before threads save more time than their start costs. */
const worthwhile = { files: 5000, bytes: 2 ** 25 }
const most = 8

/** So many files, or for so many milliseconds files, are judged before what is said of them is written. */
const batch = { files: 64, milliseconds: 10 }

/** Judges files, fixed where that is asked for, and answers in their order, some at a time; what is read ahead is bounded. */
export async function* judgeFiles(
  tasks: readonly Task[],
  concurrency: number | 'auto',
  streams: Streams,
  fix?: FixMode,
): AsyncGenerator<readonly Judged[]> {
  if (fix !== undefined && fix.dryRun === undefined)
    (await import('../unfinished.js')).sweepBeside(tasks.flatMap(({ input }) => input.path ?? []))
  const threads = concurrency === 'auto' ? await threadsFor(tasks) : concurrency
  const judge = await fileJudge(fix)
  if (threads < 2) return yield* judgeHere(tasks, judge, streams)
  const { judgeInThreads } = await import('./threads.js')
  yield* judgeInThreads(tasks, { threads, judge, fix }, streams)
}

async function* judgeHere(
  tasks: readonly Task[],
  judge: FileJudge,
  streams: Streams,
): AsyncGenerator<readonly Judged[]> {
  const results: Judged[] = []
  let due = 0
  for (const task of tasks) {
    if (hasLines(task)) {
      if (results.length > 0) yield results.splice(0)
      yield* judge.lines(task, streams)
      continue
    }
    if (results.length === 0) due = streams.now() + batch.milliseconds
    const result = judge.atOnce(task)
    // What is known is not kept back while standard input, or a pipe, is waited for.
    if (result === undefined && results.length > 0) yield results.splice(0)
    results.push(result ?? (await judge.file(task, streams)))
    if (results.length === batch.files || streams.now() >= due) yield results.splice(0)
  }
  if (results.length > 0) yield results
}

/**
 * This thread finds the files and writes the reports, which takes about as long as judging them: with two cores, 60,000 files
 * are done no sooner by two threads than here. Of lines it hears only when there is something to say.
 */
async function threadsFor(tasks: readonly Task[]): Promise<number> {
  const isLong = bytesOfLines(tasks) >= worthwhile.bytes
  if (!isLong && tasks.length < worthwhile.files) return 1
  const { availableParallelism } = await import('node:os')
  const cores = availableParallelism()
  return isLong || cores > 2 ? Math.min(cores, most) : 1
}
