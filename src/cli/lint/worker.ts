import type { Settings } from '../config/settings.js'
import type { FileResult } from '../reporters/reporter.js'
import { judgeFile, type Task } from './judge-file.js'
import { judgedPart, type PartAnswer } from './parts.js'
import type { WorkerPart, WorkerTask } from './threads.js'

/** What worker threads do, for `threads`: files, */
export async function judgeLoad(tasks: readonly WorkerTask[]): Promise<readonly FileResult[]> {
  const results: FileResult[] = []
  for (const task of tasks) results.push(await judgeFile(await received(task), { stdin: nothing() }))
  return results
}

/** and parts of one. */
export async function judgePart({ task, file, span }: WorkerPart): Promise<PartAnswer> {
  return judgedPart(await received(task), file, span)
}

async function received<T extends Task>(task: WorkerTask<T>): Promise<Omit<T, 'settings'> & Pick<Task, 'settings'>> {
  const { Tinypool } = await import('tinypool')
  const all: readonly Settings[] = Tinypool.workerData
  const settings = all[task.settings]
  if (settings === undefined) throw new RangeError(`no settings ${task.settings}`)
  return { ...task, settings }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
