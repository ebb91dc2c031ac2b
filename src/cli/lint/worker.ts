import type { Settings } from '../config/settings.js'
import { pieceSize } from '../inputs/pieces.js'
import type { FileResult } from '../reporters/reporter.js'
import { judgeFile, type Task } from './judge-file.js'
import { judgedPart, type PartAnswer } from './parts.js'
import type { WorkerPart, WorkerTask } from './threads.js'

/** What a worker thread is sent: files, or a part of one. */
export type WorkerLoad = readonly WorkerTask[] | WorkerPart

/** What worker threads do, for `judgeInThreads`; all tasks have one of the settings that a thread is started with. */
export function loadJudge(all: readonly Settings[]): (load: WorkerLoad) => PartAnswer | Promise<readonly FileResult[]> {
  const received = <T extends Task>(task: WorkerTask<T>): Omit<T, 'settings'> & Pick<Task, 'settings'> => {
    const settings = all[task.settings]
    if (settings === undefined) throw new RangeError(`no settings ${task.settings}`)
    return { ...task, settings }
  }
  const judged = async (tasks: readonly WorkerTask[]): Promise<readonly FileResult[]> => {
    const results: FileResult[] = []
    for (const task of tasks) results.push(await judgeFile(received(task), { stdin: nothing() }))
    return results
  }
  // Kept: buffers of their own would pile up until they are collected.
  const room = Buffer.allocUnsafeSlow(pieceSize)
  return load => ('span' in load ? judgedPart(received(load.task), load, room) : judged(load))
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
