import { LF, type RunSplitter, runSplitter } from './runs.js'

/** What is done with a line: its bytes, without its LF, are good only during the call. */
export interface LineSink {
  line(bytes: Uint8Array): void
  /** In the place of `line` for one of more than `most` bytes: how many it has. */
  long(bytes: number): void
  readonly most: number
}

/** Cuts chunks into lines at LF. A CR before it stays: JSON reads it as white space. The last line needs no LF. */
export const lineSplitter = (sink: LineSink): RunSplitter =>
  runSplitter(run => splitRun(run, sink), sink.long, sink.most)

/** Cuts whole lines, as `runSplitter` gives them. */
export function splitRun({ buffer, byteOffset, length }: Uint8Array, { line, long, most }: LineSink): void {
  // A Buffer finds bytes sooner; a view of a Uint8Array is made sooner, and all lines are then of one kind.
  const found = Buffer.from(buffer, byteOffset, length)
  const bytes = new Uint8Array(buffer, byteOffset, length)
  for (let start = 0; start < length; ) {
    const next = found.indexOf(LF, start)
    const end = next < 0 ? length : next
    if (end - start > most) long(end - start)
    else line(bytes.subarray(start, end))
    start = end + 1
  }
}
