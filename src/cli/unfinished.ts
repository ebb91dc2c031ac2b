import { randomBytes } from 'node:crypto'
import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { realOf } from './inputs/found.js'
import { unfinishedName } from './inputs/names.js'

/** Where the new content of a file is written: beside its place. */
export const unfinishedBeside = (target: string): string =>
  join(dirname(target), `.image-patch-${process.pid}-${randomBytes(6).toString('hex')}.tmp`)

/** No content takes so long to write, in milliseconds. */
const longest = 24 * 60 * 60 * 1000

/**
 * Takes away what runs that were killed have left beside these files: that of a process that is gone, or has our number (ours has
 * not begun to write), or is a day old, as the number may have been given to another process. A run on another machine, or in
 * another container, that still writes loses what it has written so far, and says that it could not replace its file.
 */
export function sweepBeside(paths: readonly string[]): void {
  for (const folder of new Set(paths.map(path => dirname(targetOf(path)))))
    for (const name of namesIn(folder)) if (unfinishedName.test(name)) sweep(join(folder, name))
}

/** To look at a file takes less time than to follow its path. */
function targetOf(path: string): string {
  try {
    return lstatSync(path).isSymbolicLink() ? realOf(path) : path
  } catch {
    return path
  }
}

/** A folder that may not be read is one in which nothing can be taken away, either. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function sweep(path: string): void {
  try {
    const writer = Number(unfinishedName.exec(basename(path))?.[1])
    const isOld = Date.now() - lstatSync(path).mtimeMs > longest
    if (isOld || writer === process.pid || isGone(writer)) rmSync(path)
  } catch {
    // It is gone by itself, or is not ours to take away.
  }
}

function isGone(id: number): boolean {
  try {
    process.kill(id, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
