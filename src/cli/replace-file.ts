import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
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
import { isTrouble, reasonOf, trouble } from './trouble.js'
import { unfinishedBeside } from './unfinished.js'

/** What tells whether a file is still the one that was looked at. */
export interface Version {
  readonly ino: bigint
  readonly size: bigint
  readonly mtimeNs: bigint
}

/** Throws what the system says. */
export const versionOf = (path: string): Version => statSync(path, { bigint: true })

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
  if (expected !== undefined) check(target, expected)
  const unfinished = unfinishedBeside(target)
  const file = attempt('its folder takes no new file', () => openSync(unfinished, 'wx'))
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
        fsyncSync(file)
        open = false
        closeSync(file)
        if (expected !== undefined) check(target, expected)
        renameSync(unfinished, target)
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

function check(target: string, expected: Version): void {
  const found = statSync(target, { bigint: true, throwIfNoEntry: false })
  const isSame = found?.ino === expected.ino && found.size === expected.size && found.mtimeNs === expected.mtimeNs
  if (!isSame) throw trouble('it has changed since it was read: try again')
}

/** Its owner only where we may give files away. Bits that lend somebody rights are not for new content. */
function keepOwner(file: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(file, uid, gid)
  } catch {
    // It is ours now.
  }
  fchmodSync(file, mode & 0o777)
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
