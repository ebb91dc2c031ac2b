import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { realOf } from './inputs/found.js'
import { keepOwner } from './keep-owner.js'
import { isTrouble, reasonOf, trouble } from './trouble.js'
import { unfinishedBeside } from './unfinished.js'
import { checkVersion, type Version } from './version.js'

/** The new content of a file, while it is written. All three throw trouble, after which the old file is as it was. */
export interface Replacement {
  write(content: string | Uint8Array): void
  /** Puts it into the place of the old one. */
  finish(): void
  /** Forgets it. */
  abandon(): void
}

/**
 * Puts a content into the place of a file, or makes the file: whoever reads it sees the old one or the new one, whatever happens
 * meanwhile. Throws trouble that says what failed, and the old file is as it was.
 */
export function replaceFile(path: string, content: string | Uint8Array, expected?: Version): void {
  const { write, finish } = openReplacement(path, expected)
  write(content)
  finish()
}

/**
 * The same for a content that comes in pieces. It is written beside its place, which it takes when it is complete and on the
 * disk. Of a link the target is replaced; another hard link keeps the old content. A file that we may not write is refused,
 * though its folder would let us replace it, and so is one that is not `expected`.
 */
export function openReplacement(path: string, expected?: Version): Replacement {
  const target = realOf(path)
  const old = attempt('it may not be written', () => writable(target))
  if (expected !== undefined) checkVersion(target, expected)
  const unfinished = unfinishedBeside(target)
  // Until it has the mode of the old one nobody else reads it.
  const mode = old === undefined ? 0o666 : 0o600
  const file = attempt('its folder takes no new file', () => openSync(unfinished, 'wx', mode))
  let open = true
  const abandon = (): void => {
    try {
      if (open) closeSync(file)
      open = false
      rmSync(unfinished, { force: true })
    } catch {
      // The next run sweeps it away.
    }
  }
  const orAbandon = (act: () => void): void => {
    try {
      act()
    } catch (error) {
      abandon()
      throw isTrouble(error) ? error : trouble(reasonOf(error))
    }
  }
  if (old !== undefined) orAbandon(() => keepOwner(file, old))
  return {
    write: content => orAbandon(() => writeAll(file, content)),
    finish: () =>
      orAbandon(() => {
        // Bits that lend somebody rights are not for new content.
        if (old !== undefined) fchmodSync(file, old.mode & 0o777)
        fsyncSync(file)
        open = false
        closeSync(file)
        if (expected !== undefined) checkVersion(target, expected)
        rename(unfinished, target)
        syncFolder(dirname(target))
      }),
    abandon,
  }
}

function attempt<T>(what: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw isTrouble(error) ? error : trouble(`${what}: ${reasonOf(error)}`)
  }
}

/** undefined: there is no such file yet. */
function writable(target: string): Stats | undefined {
  const stats = statSync(target, { throwIfNoEntry: false })
  if (stats === undefined && lstatSync(target, { throwIfNoEntry: false }))
    throw trouble('it is a link that leads nowhere')
  if (stats === undefined) return undefined
  if (!stats.isFile()) throw trouble('it is no regular file')
  accessSync(target, constants.W_OK)
  return stats
}

/** The bit of a folder in which only who owns a file may take it away (inode(7)). */
const sticky = 0o1000

function rename(unfinished: string, target: string): void {
  try {
    renameSync(unfinished, target)
  } catch (error) {
    const isDenied = error instanceof Error && 'code' in error && error.code === 'EPERM'
    if (!isDenied || (statSync(dirname(target)).mode & sticky) === 0) throw error
    throw trouble(`its folder lets only the owner replace it: ${reasonOf(error)}`)
  }
}

function writeAll(file: number, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** So that the new name outlasts a power cut. Some systems cannot do that, and the file is replaced all the same. */
function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r')
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch {
    // It is as good as this system can do it.
  }
}
