import type { Settings } from '../config/settings.js'
import { splitRun } from '../lines/split.js'
import { type Answers, answering } from './answering.js'

/** What a worker thread is started with. */
export interface WorkerStart {
  readonly answers: Answers
  readonly settings: Settings
}

/** What it is sent: whole lines, in memory that nobody writes to before it has answered; or how long a line is that was too long. */
export type Block = { readonly room: SharedArrayBuffer; readonly length: number } | { readonly long: number }

export interface BlockAnswer {
  readonly text: string
  /** Whether this thread has refused a line, of this block or one before. */
  readonly refused: boolean
}

/** What worker threads do, for `answerInThreads`. */
export function blockAnswerer({ answers, settings }: WorkerStart): (block: Block) => BlockAnswer {
  const { lines, take, refused } = answering(answers, settings)
  return block => {
    if ('long' in block) lines.long(block.long)
    else splitRun(new Uint8Array(block.room, 0, block.length), lines)
    return { text: take(), refused: refused() }
  }
}
