import { constants } from 'node:buffer'
import {
  closeSync,
  createReadStream,
  constants as fs,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs'
import type { Streams } from '../streams.js'
import { trouble } from '../trouble.js'

/** Where bytes come from: a file by its absolute path, or standard input (no path). `name` is what people are shown. */
export interface Input {
  readonly name: string
  readonly path?: string
  /** It was found as a file: what has become of it since is not waited for. */
  readonly searched?: true
}

/** More than this cannot be one string in V8; a pipe or a device that never ends is given up here too. */
const maximumSize = constants.MAX_STRING_LENGTH

/** All bytes of an input. Throws what the system says, or trouble: when there are too many, or others while they are read. */
export async function readInput(input: Input, streams: Pick<Streams, 'stdin'>): Promise<Uint8Array> {
  return readAtOnce(input) ?? readStream(input.path === undefined ? streams.stdin : createReadStream(input.path))
}

/**
 * The same of a regular file, at a stroke: many small files are read ten times as fast as by streams. undefined: the input is
 * none, and must be waited for.
 */
export function readAtOnce({ path, searched }: Input): Uint8Array | undefined {
  // Asked before it is opened: a pipe that is opened and closed again has lost its writer.
  if (path === undefined || !(searched || statSync(path).isFile())) return undefined
  const { file, size } = openRegular(path)
  try {
    // Files of the kernel have no size, and bytes all the same.
    return size > 0 ? readFile(file, size) : readFileSync(file)
  } finally {
    closeSync(file)
  }
}

function readFile(file: number, size: number): Uint8Array {
  if (size > maximumSize) throw tooLarge()
  const bytes = Buffer.allocUnsafe(size + 1)
  let read = 0
  let more: number
  // As a rule once: a byte more than there should be is asked for, and does not come.
  do {
    more = readSync(file, bytes, read, size + 1 - read, null)
    read += more
  } while (more > 0 && read < size)
  if (read !== size) throw changed()
  return bytes.subarray(0, size)
}

/** The descriptor of a file that was a regular one. Throws what the system says, or trouble where it is one no more. */
export const openFile = (path: string): number => openRegular(path).file

function openRegular(path: string): { readonly file: number; readonly size: number } {
  // A pipe that has come in its place would be waited for.
  const file = openSync(path, fs.O_RDONLY | (fs.O_NONBLOCK ?? 0))
  const stats = fstatSync(file)
  if (stats.isFile()) return { file, size: stats.size }
  closeSync(file)
  throw changed()
}

async function readStream(source: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    size += bytes.length
    if (size > maximumSize) throw tooLarge()
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

export const changed = (): Error => trouble('it has changed while it was read: try again')

const tooLarge = () => trouble(`larger than ${Math.floor(maximumSize / 2 ** 20)} MiB, which is too much for one body`)
