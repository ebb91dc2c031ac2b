import { Tinypool } from 'tinypool'
import type { Settings } from '../config/settings.js'
import type { FileResult } from '../reporters/reporter.js'
import type { Streams } from '../streams.js'
import { judgeFile, type Task } from './judge-file.js'

/** A task as a worker gets it: `settings` is the place in the list that it was started with. */
export interface WorkerTask extends Omit<Task, 'settings'> {
  readonly settings: number
}

/** How many files go to a worker at once, and how many such loads per thread may be under way. */
const load = 64
const ahead = 3

/** Judges files in worker threads, and answers in their order. */
export async function* judgeInThreads(
  tasks: readonly Task[],
  threads: number,
  streams: Streams,
): AsyncGenerator<FileResult> {
  const size = Math.min(threads, Math.ceil(tasks.length / load))
  const settings = [...new Set(tasks.map(task => task.settings))]
  const pool = new Tinypool({
    filename: new URL('./lint-worker.cjs', import.meta.url).href,
    name: 'judgeLoad',
    minThreads: size,
    maxThreads: size,
    workerData: settings,
  })
  const indexOf = new Map<Settings, number>(settings.map((each, index) => [each, index]))
  const judged = (tasks: readonly Task[]): Promise<readonly FileResult[]> =>
    isStandardInput(tasks)
      ? Promise.all(tasks.map(task => judgeFile(task, streams)))
      : pool.run(tasks.map((task): WorkerTask => ({ ...task, settings: indexOf.get(task.settings) ?? 0 })))
  try {
    const underWay: Promise<readonly FileResult[]>[] = []
    for (const tasksOfLoad of loads(tasks)) {
      const results = judged(tasksOfLoad)
      // The first that fails is told below; those behind it must not end the process before.
      results.catch(() => undefined)
      underWay.push(results)
      if (underWay.length >= size * ahead) yield* (await underWay.shift()) ?? []
    }
    for (const results of underWay) yield* await results
  } finally {
    await pool.destroy()
  }
}

/** Standard input cannot be read by a worker: it is a load of its own. */
const isStandardInput = (tasks: readonly Task[]): boolean => tasks[0]?.input.path === undefined

function* loads(tasks: readonly Task[]): Generator<readonly Task[]> {
  let current: Task[] = []
  for (const task of tasks) {
    const alone = task.input.path === undefined
    if (current.length > 0 && (alone || current.length >= load || isStandardInput(current))) {
      yield current
      current = []
    }
    current.push(task)
  }
  if (current.length > 0) yield current
}
