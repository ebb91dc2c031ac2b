import { resolve } from 'node:path'
import { type FileSystemAdapter, globSync } from 'tinyglobby'
import { reasonOf } from '../trouble.js'
import { crawl, type Entry } from './crawl.js'
import { type Found, isMissing, type Lose, notUtf8 } from './found.js'
import type { Rules } from './ignored.js'
import { crawlerName, isBroken, trueName } from './names.js'

export { isDynamicPattern } from 'tinyglobby'

export interface Search {
  readonly pattern: string
  /** Where the pattern begins; absolute. */
  readonly cwd: string
  /** Patterns of what is not searched. */
  readonly without: string[]
  readonly respectsGit: boolean
  readonly rules: readonly Rules[]
}

export interface SearchResult {
  readonly files: readonly Found[]
  readonly ignored: boolean
  /** Something cannot be read, and was told. */
  readonly lost: boolean
}

/**
 * The files that match a pattern. A folder that cannot be read is told; one that vanishes on the way is not there.
 *
 * The crawler is shown the folders as `crawl` lists them. Done at a stroke: what was read first decides which of many
 * ways through links is taken, and that must not depend on how fast a disk is.
 */
export function search({ pattern, cwd, without, respectsGit, rules }: Search, lose: Lose): SearchResult {
  let lost = false
  const tell: Lose = (path, reason) => {
    lost = true
    lose(path, reason)
  }
  const { list, file, ignored } = crawl(rules, respectsGit, tell)
  const crawled = cwd.replaceAll('\\', '/')
  // The crawler takes every "\" in the name of the first folder for a separator.
  const pathOf = (path: string): string =>
    resolve(path.startsWith(crawled) ? cwd + trueName(path.slice(crawled.length)) : trueName(path))
  const readdirSync = (path: string): readonly CrawledEntry[] => {
    if (isBroken(path)) {
      tell(pathOf(path), notUtf8)
      return []
    }
    try {
      return list(pathOf(path)).map(shownEntry)
    } catch (error) {
      if (!isMissing(error)) tell(pathOf(path), reasonOf(error))
      return []
    }
  }
  // The types want every overload of the function; the crawler calls this one.
  const fs = { readdirSync } as unknown as FileSystemAdapter
  const paths = globSync(crawlerName(pattern), { cwd, ignore: without, fs, absolute: true, expandDirectories: false })
  const files = paths.flatMap(each => {
    const found = file(pathOf(each))
    if (found === undefined || !isBroken(each)) return found ?? []
    tell(found.path, notUtf8)
    return []
  })
  return { files, ignored: ignored(), lost }
}

interface CrawledEntry {
  readonly name: string
  isFile(): boolean
  isDirectory(): boolean
  isSymbolicLink(): boolean
}

const yes = (): boolean => true
const no = (): boolean => false

const shownEntry = ({ name, isFolder, isBroken }: Entry): CrawledEntry => ({
  name: crawlerName(name, isBroken),
  isFile: isFolder ? no : yes,
  isDirectory: isFolder ? yes : no,
  isSymbolicLink: no,
})
