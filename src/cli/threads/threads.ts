import { Worker } from 'node:worker_threads'
import type { ThreadStart, Work, WorkAnswer, WorkTask } from './worker.js'

/**
 * Threads for many tasks of about a millisecond each, of which the answers are wanted in their order. (A pool for all uses
 * that looks at the memory of its threads after every task takes a tenth of that.)
 */
export interface Threads<W extends Work> {
  /** Asks the thread that has the least to do. Rejects with what ended it, when a thread fails. */
  ask(task: WorkTask<W>): Promise<WorkAnswer<W>>
  end(): Promise<unknown>
}

/** Starts so many threads, all with the same data. */
export function startThreads<W extends Work>(start: ThreadStart<W>, count: number): Threads<W> {
  const threads = Array.from({ length: count }, () => startThread(start))
  return {
    ask: task => threads.reduce((one, other) => (other.load() < one.load() ? other : one)).ask(task),
    end: () => Promise.all(threads.map(({ end }) => end())),
  }
}

/** Answers come in the order in which the thread was asked. */
function startThread<W extends Work>(start: ThreadStart<W>) {
  const worker = new Worker(new URL('./worker.cjs', import.meta.url), {
    workerData: start,
    // What is made for a line is soon of no use.
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  })
  const asked: { readonly resolve: (answer: WorkAnswer<W>) => void; readonly reject: (reason: unknown) => void }[] = []
  let failure: unknown
  worker.on('message', (answer: WorkAnswer<W>) => asked.shift()?.resolve(answer))
  worker.on('error', error => {
    failure = error
    for (const { reject } of asked.splice(0)) reject(error)
  })
  return {
    load: () => asked.length,
    ask: (task: WorkTask<W>): Promise<WorkAnswer<W>> =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure)
        asked.push({ resolve, reject })
        worker.postMessage(task)
      }),
    end: () => worker.terminate(),
  }
}
