import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Streams } from '../streams.js'
import { reasonOf, trouble } from '../trouble.js'

/** Where the text of a report goes. */
export interface Sink {
  write(text: string): Promise<unknown>
  close(): void
}

export const standardOutput = ({ stdout }: Streams): Sink => ({
  write: text => stdout.write(text),
  close: () => undefined,
})

/** A file, made anew with the folders above it. One that cannot be opened is trouble; `fail` is told once what goes wrong later. */
export function fileSink(name: string, cwd: string, fail: (why: string) => void): Sink {
  const descriptor = open(resolve(cwd, name), name)
  let complete = true
  const attempt = (act: () => void): void => {
    try {
      act()
    } catch (error) {
      if (complete) fail(`the report ${name} is not complete: ${reasonOf(error)}`)
      complete = false
    }
  }
  return {
    write: async text => {
      if (complete) attempt(() => writeFileSync(descriptor, text))
    },
    close: () => attempt(() => closeSync(descriptor)),
  }
}

function open(path: string, name: string): number {
  try {
    mkdirSync(dirname(path), { recursive: true })
    return openSync(path, 'w')
  } catch (error) {
    throw trouble(`cannot write the report ${name}: ${reasonOf(error)}`)
  }
}
