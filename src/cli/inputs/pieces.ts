import { closeSync, createReadStream, readSync, statSync } from 'node:fs'
import type { Streams } from '../streams.js'
import { reasonOf, trouble } from '../trouble.js'
import { changed, type Input, openFile } from './read.js'

/** So much of a file is held. */
export const pieceSize = 2 ** 18
/** So much is read at once where a line is looked for. */
const lookSize = 2 ** 12
const LF = 10

/** From `start` up to, not including, `end`, which may lie behind the end of a file. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** All bytes of an input, piece by piece, each good until the next one is asked for. What the system says is trouble. */
export async function* piecesOf(input: Input, streams: Pick<Streams, 'stdin'>): AsyncGenerator<Uint8Array> {
  try {
    const pieces = isFile(input) ? wholeFile(input.path) : streamOf(input, streams)
    for await (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece
  } catch (error) {
    throw trouble(reasonOf(error))
  }
}

/** Whether an input is a regular file. Throws what the system says, or trouble where it was found as one and is none. */
export function isFile(input: Input): input is Input & { readonly path: string } {
  if (input.path === undefined) return false
  const regular = statSync(input.path).isFile()
  if (input.searched && !regular) throw changed()
  return regular
}

const streamOf = ({ path }: Input, { stdin }: Pick<Streams, 'stdin'>): AsyncIterable<Uint8Array | string> =>
  path === undefined ? stdin : createReadStream(path)

function* wholeFile(path: string): Generator<Uint8Array> {
  const file = openFile(path)
  try {
    yield* bytesOf(file, { start: 0, end: Infinity }, Buffer.allocUnsafeSlow(pieceSize))
  } finally {
    closeSync(file)
  }
}

/**
 * The bytes of those lines that begin in a span of an open file, piece by piece, each good until the next one is asked for. So
 * spans that follow each other have each line once. They are read into `room`. What the system says is trouble.
 */
export function* linesIn(file: number, span: Span, room: Uint8Array): Generator<Uint8Array> {
  try {
    const start = lineStart(file, span, room)
    if (start >= span.end) return
    const end = lineStart(file, { start: span.end, end: Infinity }, room)
    yield* bytesOf(file, { start, end }, room)
  } catch (error) {
    throw trouble(reasonOf(error))
  }
}

/** Where the first line in a span begins; its end where none does. */
function lineStart(file: number, { start, end }: Span, room: Uint8Array): number {
  if (start === 0 || start === Infinity) return start
  let at = start - 1
  for (const piece of bytesOf(file, { start: at, end: end - 1 }, room.subarray(0, lookSize))) {
    const found = piece.indexOf(LF)
    if (found >= 0) return at + found + 1
    at += piece.length
  }
  return end
}

/** The bytes in a span of an open file, piece by piece, read into `room`: each is good until the next one is asked for. */
export function* bytesOf(file: number, { start, end }: Span, room: Uint8Array): Generator<Uint8Array> {
  for (let at = start; at < end; ) {
    const read = readSync(file, room, 0, Math.min(room.length, end - at), at)
    if (read === 0) {
      if (end !== Infinity) throw changed()
      return
    }
    yield room.subarray(0, read)
    at += read
  }
}
