import { lineSplitter } from '../lines/split.js'
import type { Stoppable } from '../stoppable.js'
import type { Output } from '../streams.js'
import type { Answering } from './answering.js'

/** Lines may be short, and their answers long: so many bytes are judged before a look at how much there is to be written. */
const piece = 2 ** 14

/** More than this is not held back until the chunk is done. */
const much = 2 ** 16

/**
 * Has every line of a chunk answered before the next chunk is read, since whoever wrote them may wait for that; and waits while
 * nobody reads the answers. Ends once nobody reads any more; answers whether a line was refused.
 */
export async function answerHere(
  input: Stoppable,
  output: Output,
  { lines, waiting, take, refused }: Answering,
): Promise<boolean> {
  const { push, end } = lineSplitter(lines)
  for await (const chunk of input.chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    for (let at = 0; at < bytes.length; at += piece) {
      push(bytes.subarray(at, at + piece))
      if (waiting() > much && !(await output.write(take()))) return refused()
    }
    if (waiting() > 0 && !(await output.write(take()))) return refused()
  }
  // A line that was cut off by a signal may have been another one.
  if (!input.stopped()) end()
  if (waiting() > 0) await output.write(take())
  return refused()
}
