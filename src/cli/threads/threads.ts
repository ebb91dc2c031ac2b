import { Worker } from 'node:worker_threads'
import { answererOf, type ThreadStart, type Work, type WorkAnswer, type WorkTask } from './worker.js'

/**
 * Threads for many tasks of about a millisecond each, of which the answers are wanted in their order. (A pool for all uses
 * that looks at the memory of its threads after every task takes a tenth of that.)
 */
export interface Threads<W extends Work> {
  /** Asks the thread that has the least to do. Rejects with what ended it, when a thread fails. */
  ask(task: WorkTask<W>): Promise<WorkAnswer<W>>
  end(): Promise<unknown>
}

/** One of them. Answers come in the order in which it was asked. */
interface Thread<W extends Work> extends Threads<W> {
  /** How long it would take to come to another task: in tasks. */
  load(): number
}

/**
 * Starts threads, all with the same data, until there are so many. The one that asks is among them: it would wait most of the
 * time, and every other one wants memory and has to start.
 */
export function startThreads<W extends Work>(start: ThreadStart<W>, count: number): Threads<W> {
  const threads = [...Array.from({ length: count - 1 }, () => startThread(start)), thisThread(start)]
  return {
    ask: task => threads.reduce((one, other) => (other.load() < one.load() ? other : one)).ask(task),
    end: () => Promise.all(threads.map(({ end }) => end())),
  }
}

/** Between two tasks it looks at what the others have answered, and gives them more. */
function thisThread<W extends Work>(start: ThreadStart<W>): Thread<W> {
  const answer = answererOf(start)
  let waiting = 0
  let ended = false
  let last: Promise<unknown> = Promise.resolve()
  return {
    // It is asked last: while it does a task, the others get none, and what they answer is not written.
    load: () => 4 * waiting + 3,
    ask(task) {
      waiting++
      const answered = last
        .then(() => new Promise(setImmediate))
        .then(() => {
          if (ended) throw new Error('the thread has ended')
          return answer(task)
        })
        .finally(() => waiting--)
      last = answered.catch(() => undefined)
      return answered
    },
    async end() {
      ended = true
    },
  }
}

function startThread<W extends Work>(start: ThreadStart<W>): Thread<W> {
  const worker = new Worker(new URL('./worker.cjs', import.meta.url), {
    workerData: start,
    // What is made for a line is soon of no use.
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  })
  const asked: { readonly resolve: (answer: WorkAnswer<W>) => void; readonly reject: (reason: unknown) => void }[] = []
  let started = false
  let failure: unknown
  worker.once('online', () => {
    started = true
  })
  worker.on('message', (answer: WorkAnswer<W>) => asked.shift()?.resolve(answer))
  worker.on('error', error => {
    failure = error
    for (const { reject } of asked.splice(0)) reject(error)
  })
  return {
    load: () => (started ? asked.length : Infinity),
    ask: task =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure)
        asked.push({ resolve, reject })
        worker.postMessage(task)
      }),
    end: () => worker.terminate(),
  }
}
