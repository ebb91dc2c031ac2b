import type { Stoppable } from '../stoppable.js'
import type { Output } from '../streams.js'
import { startThreads } from '../threads/threads.js'
import { blockWriter } from './blocks.js'
import type { Block, WorkerStart } from './worker.js'

/** So many blocks per worker may be under way: one that is judged, and others that wait for it or to be written. */
const ahead = 3

/**
 * Has lines answered by so many threads, and writes their answers in the order of the lines. What a chunk completes is sent at
 * once and its answers are written when all before them are, so that whoever waits for them gets them before more comes.
 * Answers whether a line was refused.
 */
export async function answerInThreads(
  input: Stoppable,
  output: Output,
  start: WorkerStart,
  threads: number,
): Promise<boolean> {
  const { ask, end } = startThreads({ work: 'filter', data: start }, threads)
  let refused = false
  let last = Promise.resolve(true)
  const underWay: Promise<boolean>[] = []
  // This thread judges one, too.
  const most = (threads - 1) * ahead + 1
  /** Settles when a block is answered: false once nobody reads any more. */
  const told = async (block: Block, before: Promise<boolean>): Promise<boolean> => {
    const answer = await ask(block)
    blocks.free(block)
    refused ||= answer.refused
    return (await before) && output.write(answer.text)
  }
  const blocks = blockWriter(block => {
    last = told(block, last)
    // The first that fails is told where it is waited for; those behind it must not end the process before.
    last.catch(() => undefined)
    underWay.push(last)
  }, start.answers.maxLine)

  try {
    for await (const chunk of input.chunks) {
      blocks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
      while (underWay.length >= most) if (!(await underWay.shift())) return refused
    }
    // A line that was cut off by a signal may have been another one.
    if (!input.stopped()) blocks.end()
    await last
    return refused
  } finally {
    await end()
  }
}
