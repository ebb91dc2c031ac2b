import type { Settings } from '../config/settings.js'
import type { FileResult } from '../reporters/reporter.js'
import { judgeFile } from './judge-file.js'
import type { WorkerTask } from './threads.js'

/** What a worker thread does, for `threads`. */
export async function judgeLoad(tasks: readonly WorkerTask[]): Promise<readonly FileResult[]> {
  const { Tinypool } = await import('tinypool')
  const settings: readonly Settings[] = Tinypool.workerData
  const results: FileResult[] = []
  for (const task of tasks) {
    const found = settings[task.settings]
    if (found === undefined) throw new RangeError(`no settings ${task.settings}`)
    results.push(await judgeFile({ ...task, settings: found }, { stdin: nothing() }))
  }
  return results
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
