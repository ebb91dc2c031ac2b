/** Cuts chunks behind their last LF, so that nobody has to look for lines across two of them. */
export interface RunSplitter {
  push(chunk: Uint8Array): void
  /** Nothing comes any more: what has no LF is the last line. */
  end(): void
}

export const LF = 10

/**
 * `run` is given the bytes of one line or more, the last of them with or without its LF, which are good only during the call.
 * `long` is told of a line of more than `most` bytes that began in another chunk than it ends: how many there were. They are
 * let go as they come.
 */
export function runSplitter(
  run: (bytes: Uint8Array) => void,
  long: (bytes: number) => void,
  most: number,
): RunSplitter {
  /** The beginning of a line whose end is in another chunk, in a buffer that grows. */
  let held: Uint8Array = none
  /** How long that line is so far; past `most`, `held` has it no more. */
  let length = 0
  const hold = (part: Uint8Array): void => {
    const before = length
    length += part.length
    if (length > most) held = none
    else {
      if (length > held.length) held = grown(held, before, length, most)
      held.set(part, before)
    }
  }
  const finish = (): void => {
    const bytes = length
    length = 0
    if (bytes > most) long(bytes)
    else run(held.subarray(0, bytes))
    if (held.length > kept) held = none
  }
  return {
    push(chunk) {
      const end = chunk.lastIndexOf(LF) + 1
      let start = 0
      if (length > 0 && end > 0) {
        const first = chunk.indexOf(LF)
        hold(chunk.subarray(0, first))
        finish()
        start = first + 1
      }
      if (start < end) run(chunk.subarray(start, end))
      if (end < chunk.length) hold(chunk.subarray(end))
    },
    end() {
      if (length > 0) finish()
    },
  }
}

const none = new Uint8Array(0)

/** Larger buffers than this are not kept for the next line. */
const kept = 2 ** 20

/** A buffer with room for more, at least twice as large as before, so that a line is copied a few times at most. */
function grown(held: Uint8Array, used: number, wanted: number, most: number): Uint8Array {
  const larger = new Uint8Array(Math.min(Math.max(wanted, 2 * held.length, 4096), most))
  larger.set(held.subarray(0, used))
  return larger
}
