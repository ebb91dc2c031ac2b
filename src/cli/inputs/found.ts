import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** A file that is to be judged. */
export interface Found {
  readonly path: string
  /** The path without links; the path itself where nothing is. */
  readonly real: string
  /** Where the file stands for patterns and for git: without links as far as the folder that was named. */
  readonly place: string
  /** A link led here. */
  readonly linked: boolean
  /** It was found in a folder, as a file; what was named may be anything. */
  readonly searched?: true
}

/** Tells of something that is not there, or cannot be read. */
export type Lose = (path: string, reason: string) => void

/** What a path is, and the file that it would be. Throws what the system says. */
export function look(path: string): { readonly found: Found; readonly isFolder: boolean } {
  const stats: Stats = lstatSync(path)
  const place = placeOf(path)
  if (!stats.isSymbolicLink())
    return { found: { path, real: place, place, linked: false }, isFolder: stats.isDirectory() }
  return { found: { path, real: realOf(path), place, linked: true }, isFolder: statSync(path).isDirectory() }
}

/** Where a path that was named stands for patterns; nothing need be there. */
export const placeOf = (path: string): string => join(realOf(dirname(path)), basename(path))

/** A path without links, as far as it exists. */
export function realOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}

/**
 * One way to each file: links, and links to folders above, may show a file under many names. Its own is preferred, then the
 * shortest. Names of different kinds stay apart.
 */
export function distinct(files: readonly Found[], kindOf: (path: string) => unknown = () => ''): readonly Found[] {
  const byKind = new Map<unknown, Map<string, Found>>()
  for (const file of files) {
    const kind = kindOf(file.path)
    const chosen = byKind.get(kind) ?? new Map<string, Found>()
    byKind.set(kind, chosen)
    const other = chosen.get(file.real)
    if (other === undefined || isBetter(file, other)) chosen.set(file.real, file)
  }
  return [...byKind.values()].flatMap(chosen => [...chosen.values()])
}

function isBetter(one: Found, other: Found): boolean {
  const further = detour(one) - detour(other) || one.path.length - other.path.length
  return further === 0 ? one.path < other.path : further < 0
}

const detour = ({ path, real, linked }: Found): number => (path === real ? 0 : linked ? 2 : 1)

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

/** Whether there is nothing by that name, not even a link. */
export function isGone(path: string): boolean {
  try {
    lstatSync(path)
    return false
  } catch (error) {
    return isMissing(error)
  }
}

/** Node shows bytes that are no UTF-8 as U+FFFD, and finds nothing by that name. */
export const notUtf8 = 'its name is not UTF-8, and cannot be asked for: rename it'
export const maybeNotUtf8 = (path: string): boolean => path.includes('\ufffd')
