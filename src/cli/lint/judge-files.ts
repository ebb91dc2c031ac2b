import type { Judged } from '../reporters/reporter.js'
import type { Streams } from '../streams.js'
import { hasLines, judgeFile, judgeLines, type Task } from './judge-file.js'
import { bytesOfLines } from './sizes.js'

/** So many files, or bytes in files of NDJSON, are needed before threads save more time than their start costs. */
const worthwhile = { files: 5000, bytes: 2 ** 25 }
const most = 8

/** Judges files, and answers in their order; what is read ahead is bounded. */
export async function* judgeFiles(
  tasks: readonly Task[],
  concurrency: number | 'auto',
  streams: Streams,
): AsyncGenerator<Judged> {
  const threads = concurrency === 'auto' ? await threadsFor(tasks) : concurrency
  if (threads < 2) {
    for (const task of tasks) {
      if (hasLines(task)) yield* judgeLines(task, streams)
      else yield await judgeFile(task, streams)
    }
    return
  }
  const { judgeInThreads } = await import('./threads.js')
  yield* judgeInThreads(tasks, threads, streams)
}

/**
 * This thread finds the files and writes the reports, which takes about as long as judging them: with two cores, 60,000 files
 * are done no sooner by two threads than here. Of lines it hears only when there is something to say.
 */
async function threadsFor(tasks: readonly Task[]): Promise<number> {
  const isLong = bytesOfLines(tasks) >= worthwhile.bytes
  if (!isLong && tasks.length < worthwhile.files) return 1
  const { availableParallelism } = await import('node:os')
  return Math.min(availableParallelism() - (isLong ? 0 : 1), most)
}
