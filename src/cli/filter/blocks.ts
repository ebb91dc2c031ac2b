import { LF, runSplitter } from '../lines/runs.js'
import type { Block } from './worker.js'

/** Chunks as blocks of whole lines. */
export interface Blocks {
  push(chunk: Uint8Array): void
  end(): void
  /** Gives memory back to be written to. */
  free(block: Block): void
}

/** A chunk of a file, and the beginning of its first line. */
const roomSize = 2 ** 18 + 2 ** 12

/** Sends what each chunk completes, mostly as one block. Lines of more than `most` bytes that are not kept are blocks of their own. */
export function blockWriter(send: (block: Block) => void, most: number): Blocks {
  const rooms: SharedArrayBuffer[] = []
  let room: Uint8Array<SharedArrayBuffer> | undefined
  let used = 0
  const flush = (): void => {
    if (room !== undefined) send({ room: room.buffer, length: used })
    room = undefined
    used = 0
  }
  const add = (run: Uint8Array): void => {
    const wanted = used + run.length + 1
    if (room !== undefined && wanted > room.length) flush()
    room ??= new Uint8Array(
      wanted > roomSize ? new SharedArrayBuffer(wanted) : (rooms.pop() ?? new SharedArrayBuffer(roomSize)),
    )
    room.set(run, used)
    used += run.length
    if (room[used - 1] !== LF) room[used++] = LF
  }
  const { push, end } = runSplitter(
    add,
    long => {
      flush()
      send({ long })
    },
    most,
  )
  return {
    push(chunk) {
      push(chunk)
      flush()
    },
    end() {
      end()
      flush()
    },
    free(block) {
      if ('room' in block && block.room.byteLength === roomSize) rooms.push(block.room)
    },
  }
}
