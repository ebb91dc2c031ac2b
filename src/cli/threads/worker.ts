import { parentPort, workerData } from 'node:worker_threads'
import { blockAnswerer } from '../filter/worker.js'
import { loadJudge } from '../lint/worker.js'

/** What threads are started for: each is given its data once, and makes of it what answers a task. */
const workers = { filter: blockAnswerer, lint: loadJudge }

export type Work = keyof typeof workers
export type WorkData<W extends Work> = Parameters<(typeof workers)[W]>[0]
export type WorkTask<W extends Work> = Parameters<ReturnType<(typeof workers)[W]>>[0]
export type WorkAnswer<W extends Work> = Awaited<ReturnType<ReturnType<(typeof workers)[W]>>>

export interface ThreadStart<W extends Work = Work> {
  readonly work: W
  readonly data: WorkData<W>
}

/** Makes what answers tasks. */
export const answererOf = <W extends Work>({ work, data }: ThreadStart<W>) =>
  workers[work](data as never) as (task: WorkTask<W>) => WorkAnswer<W> | Promise<WorkAnswer<W>>

/** What a thread of `startThreads` does: answers tasks, one after the other. */
export function serve(): void {
  const answer = answererOf(workerData)
  let last = Promise.resolve()
  parentPort?.on('message', task => {
    last = last.then(async () => parentPort?.postMessage(await answer(task)))
  })
}
