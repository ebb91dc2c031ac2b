import { constants } from 'node:buffer'
import { createReadStream } from 'node:fs'
import type { Streams } from './streams.js'
import { trouble } from './trouble.js'

/** Where bytes come from: a file by its absolute path, or standard input (no path). `name` is what people are shown. */
export interface Input {
  readonly name: string
  readonly path?: string
}

/** More than this cannot be one string in V8; a pipe or a device that never ends is given up here too. */
export const maximumSize = constants.MAX_STRING_LENGTH

/** All bytes of an input. Throws what the system says, or trouble when there are too many. */
export async function readInput(input: Input, streams: Streams): Promise<Uint8Array> {
  const source = input.path === undefined ? streams.stdin : createReadStream(input.path)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source as AsyncIterable<Uint8Array | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    size += bytes.length
    if (size > maximumSize)
      throw trouble(`larger than ${Math.floor(maximumSize / 2 ** 20)} MiB, which is too much for one body`)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}
