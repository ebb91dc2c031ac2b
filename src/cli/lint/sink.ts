import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { realOf } from '../inputs/found.js'
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

/**
 * A file, with the folders above it. It is written beside its place, which it takes when it is complete: whoever reads it sees
 * the old report or the new one, and two runs do not mix theirs. One that cannot be opened is trouble; `fail` is told once
 * what goes wrong later.
 */
export function fileSink(name: string, cwd: string, fail: (why: string) => void): Sink {
  const { descriptor, unfinished, target } = open(resolve(cwd, name), name)
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
    close: () => {
      attempt(() => closeSync(descriptor))
      if (unfinished === undefined) return
      if (complete) attempt(() => renameSync(unfinished, target))
      else rmSync(unfinished, { force: true })
    },
  }
}

interface Opened {
  readonly descriptor: number
  readonly target: string
  /** The file that is written, where that is not the target itself. */
  readonly unfinished?: string
}

function open(path: string, name: string): Opened {
  const target = realOf(path)
  try {
    makeFolder(dirname(target))
    const unfinished = `${target}.${process.pid}.tmp`
    const descriptor = isReplaceable(target) ? openOrNothing(unfinished) : undefined
    return descriptor === undefined ? { descriptor: openSync(target, 'w'), target } : { descriptor, target, unfinished }
  } catch (error) {
    throw trouble(`cannot write the report ${name}: ${reasonOf(error)}`)
  }
}

/** Pipes and devices are written as they are. */
const isReplaceable = (target: string): boolean => !existsSync(target) || statSync(target).isFile()

/** Where a folder takes no new files, the file itself may still be written. */
function openOrNothing(path: string): number | undefined {
  try {
    return openSync(path, 'wx')
  } catch {
    return undefined
  }
}

/** One after the other: `recursive` never returns where a folder can be neither found nor made, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}
