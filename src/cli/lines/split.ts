/** Cuts chunks into lines at LF. A CR before it stays: JSON reads it as white space. The last line needs no LF. */
export interface LineSplitter {
  push(chunk: Uint8Array): void
  /** Nothing comes any more: what has no LF is the last line. */
  end(): void
}

const LF = 10

/**
 * `line` is given the bytes of one line without its LF, which are good only during the call. `long` is told of a line of
 * more than `most` bytes when it ends, once and in the place of `line`: how many there were. They are let go as they come.
 */
export function lineSplitter(
  line: (bytes: Uint8Array) => void,
  long: (bytes: number) => void,
  most: number,
): LineSplitter {
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
    else line(held.subarray(0, bytes))
    if (held.length > kept) held = none
  }
  return {
    push(chunk) {
      let start = 0
      let end = chunk.indexOf(LF)
      if (length > 0 && end >= 0) {
        hold(chunk.subarray(0, end))
        finish()
        start = end + 1
        end = chunk.indexOf(LF, start)
      }
      for (; end >= 0; end = chunk.indexOf(LF, start)) {
        if (end - start > most) long(end - start)
        else line(chunk.subarray(start, end))
        start = end + 1
      }
      if (start < chunk.length) hold(chunk.subarray(start))
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
