import type { Settings } from '../config/settings.js'
import { pieceSize } from '../inputs/pieces.js'
import type { FileResult } from '../reporters/reporter.js'
import { type FixMode, fileJudge } from './file-judge.js'
import type { Task } from './judge-file.js'
import { judgedPart, type PartAnswer } from './parts.js'
import type { WorkerPart, WorkerTask } from './threads.js'

/** What a worker thread is sent: files, or a part of one. */
export type WorkerLoad = readonly WorkerTask[] | WorkerPart

/** What a thread is started with. */
export interface WorkerData {
  /** All tasks have one of these. */
  readonly settings: readonly Settings[]
  readonly fix: FixMode | undefined
}

/** What worker threads do, for `judgeInThreads`. */
export function loadJudge({
  settings: all,
  fix,
}: WorkerData): (load: WorkerLoad) => PartAnswer | Promise<readonly FileResult[]> {
  const received = <T extends Task>(task: WorkerTask<T>): Omit<T, 'settings'> & Pick<Task, 'settings'> => {
    const settings = all[task.settings]
    if (settings === undefined) throw new RangeError(`no settings ${task.settings}`)
    return { ...task, settings }
  }
  const judged = async (tasks: readonly WorkerTask[]): Promise<readonly FileResult[]> => {
    const judge = await fileJudge(fix)
    const results: FileResult[] = []
    for (const task of tasks) results.push(await judge.file(received(task), { stdin: nothing() }))
    return results
  }
  // Kept: buffers of their own would pile up until they are collected.
  const room = Buffer.allocUnsafeSlow(pieceSize)
  return load => ('span' in load ? judgedPart(received(load.task), load, room) : judged(load))
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
