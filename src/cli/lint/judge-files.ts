import type { FileResult } from '../reporters/reporter.js'
import type { Streams } from '../streams.js'
import { judgeFile, type Task } from './judge-file.js'

/** So many files are needed before threads save more time than their start costs. */
const worthwhile = 5000
const most = 8

/** Judges files, and answers in their order; what is read ahead is bounded. */
export async function* judgeFiles(
  tasks: readonly Task[],
  concurrency: number | 'auto',
  streams: Streams,
): AsyncGenerator<FileResult> {
  const threads = concurrency === 'auto' ? await threadsFor(tasks.length) : concurrency
  if (threads < 2) {
    for (const task of tasks) yield await judgeFile(task, streams)
    return
  }
  const { judgeInThreads } = await import('./threads.js')
  yield* judgeInThreads(tasks, threads, streams)
}

/**
 * This thread finds the files and writes the reports, which takes about as long as judging them: with two cores, 60,000 files
 * are done no sooner by two threads than here.
 */
async function threadsFor(files: number): Promise<number> {
  if (files < worthwhile) return 1
  const { availableParallelism } = await import('node:os')
  return Math.min(availableParallelism() - 1, most)
}
