import { fstatSync, read } from 'node:fs'
import { finished, type Readable } from 'node:stream'
import { promisify } from 'node:util'
import { reasonOf, trouble } from './trouble.js'

/** Chunks that end when their source does, or when somebody asks the process to end. Each is good until the next is asked for. */
export interface Stoppable {
  readonly chunks: AsyncIterable<Uint8Array | string>
  /** Whether it was asked to. */
  stopped(): boolean
}

/** So much of a file is read at once. */
const chunkSize = 2 ** 18

/** Whether to stop, and whom to wake for it. */
interface Wish {
  stopped: boolean
  wake: () => void
}

/**
 * Standard input that a first SIGTERM ends in the place of the process, so that what has been read can be answered; a second
 * one kills. What cannot be read is trouble.
 */
export function untilStopped(): Stoppable {
  const wish: Wish = { stopped: false, wake: () => undefined }
  return { chunks: watched(wish), stopped: () => wish.stopped }
}

async function* watched(wish: Wish): AsyncGenerator<Uint8Array> {
  const stop = (): void => {
    wish.stopped = true
    wish.wake()
  }
  process.once('SIGTERM', stop)
  try {
    const stats = fstatSync(0)
    // Of a folder, Node's stream would say that it is empty.
    if (stats.isFile() || stats.isDirectory()) yield* ofFile(wish)
    else yield* ofStream(process.stdin, wish)
  } catch (error) {
    throw trouble(`cannot read standard input: ${reasonOf(error)}`)
  } finally {
    process.removeListener('SIGTERM', stop)
  }
}

const readInto = promisify(read)

/** With two buffers, of which one is filled while the other is used: buffers of their own would pile up until they are collected. */
async function* ofFile(wish: Wish): AsyncGenerator<Uint8Array> {
  const fill = async (buffer: Buffer): Promise<Buffer> => {
    const { bytesRead } = await readInto(0, buffer, 0, buffer.length, null)
    return bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead)
  }
  let [room, other] = [Buffer.allocUnsafeSlow(chunkSize), Buffer.allocUnsafeSlow(chunkSize)]
  let ahead: Promise<Buffer> | undefined = fill(room)
  while (ahead !== undefined) {
    const chunk: Buffer = await ahead
    if (chunk.length === 0) return
    ahead = wish.stopped ? undefined : fill(other)
    // It is told where it is waited for.
    ahead?.catch(() => undefined)
    yield chunk
    ;[room, other] = [other, room]
  }
}

async function* ofStream(stream: Readable, wish: Wish): AsyncGenerator<Uint8Array> {
  let ended = false
  let failure: Error | null | undefined
  const awake = (): void => wish.wake()
  stream.on('readable', awake)
  const forget = finished(stream, { writable: false }, error => {
    ended = true
    failure = error
    wish.wake()
  })
  try {
    for (;;) {
      const chunk: Uint8Array | null = stream.read()
      if (chunk !== null) yield chunk
      else if (ended || wish.stopped) break
      else
        await new Promise<void>(resolve => {
          wish.wake = resolve
        })
    }
  } finally {
    forget()
    stream.removeListener('readable', awake).destroy()
  }
  if (failure) throw failure
}
