import { statSync } from 'node:fs'
import { isTrouble, trouble } from './trouble.js'

/** What tells whether a file is still the one that was looked at. */
export interface Version {
  readonly ino: bigint
  readonly size: bigint
  readonly mtimeNs: bigint
}

/** Throws what the system says. */
export const versionOf = (path: string): Version => statSync(path, { bigint: true })

/** Throws trouble where a file is not the one that was looked at. */
export function checkVersion(path: string, expected: Version): void {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  const isSame = found?.ino === expected.ino && found.size === expected.size && found.mtimeNs === expected.mtimeNs
  if (!isSame) throw Object.assign(trouble('it has changed since it was read: try again'), { stale: true })
}

const isStale = (error: unknown): boolean => isTrouble(error) && 'stale' in error

/** Does once more what fails since a file has changed meanwhile: it looks at the file, reads it and replaces it. */
export function onceMore<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (!isStale(error)) throw error
    return act()
  }
}
