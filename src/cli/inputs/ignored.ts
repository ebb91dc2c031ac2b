import { lstatSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { reasonOf } from '../trouble.js'
import { isMissing, type Lose } from './found.js'
import { below } from './names.js'
import { excludeFileOf, repositoryOf } from './repository.js'

/** Patterns in gitignore syntax, relative to a folder. */
export interface Rules {
  readonly folder: string
  readonly ignore: Ignore
  /** They ignore nothing, and need not be asked. */
  readonly isEmpty?: boolean
}

/** As git does unless it is told otherwise: where a file system takes "A" for "a", patterns do. */
const ignorecase = process.platform === 'win32' || process.platform === 'darwin'

export const rulesOf = (folder: string, patterns: readonly string[]): Rules => ({
  folder,
  ignore: ignore({ ignorecase }).add(patterns),
  isEmpty: patterns.every(line => /^(?:#| *$)/.test(line)),
})

/** Whether one of these ignores a path, or a folder that it is in. */
export const isIgnored = (all: readonly Rules[], path: string, isFolder: boolean): boolean =>
  all.some(({ folder, ignore, isEmpty }) => {
    if (isEmpty) return false
    const way = below(folder, path)
    return way !== undefined && way !== '' && ignore.ignores(isFolder ? `${way}/` : way)
  })

/**
 * What git ignores in a folder (a path without links), as far as it is said above it: in `.git/info/exclude` and in every
 * .gitignore from the root of the repository down. A user's own core.excludesFile does not count: a team gets one answer.
 */
export function gitRulesAbove(folder: string, lose: Lose): Rules {
  const repository = repositoryOf(folder)
  if (repository === undefined) return rulesOf(folder, [])
  const shared = rulesOf(repository, patternsIn(excludeFileOf(repository), lose))
  return foldersBetween(repository, folder).reduce((rules, each) => withGitignore(rules, each, each, lose), shared)
}

/**
 * These rules and those of a folder's own .gitignore, which come later and so win. `place` is where the folder stands for
 * the rules: that of the link where a link leads there. As for git, a .gitignore that is a link is none.
 */
export function withGitignore(rules: Rules, folder: string, place: string, lose: Lose): Rules {
  const patterns = patternsIn(join(folder, '.gitignore'), lose)
  if (patterns.length === 0) return rules
  const way = below(rules.folder, place) ?? ''
  const moved = patterns.flatMap(pattern => movedTo(way, pattern))
  return { folder: rules.folder, ignore: ignore({ ignorecase }).add(rules.ignore).add(moved) }
}

function patternsIn(file: string, lose: Lose): readonly string[] {
  try {
    if (!lstatSync(file).isFile()) return []
    return readFileSync(file, 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
  } catch (error) {
    if (!isMissing(error)) lose(file, reasonOf(error))
    return []
  }
}

/** From the upper one to the one above the lower. */
function foldersBetween(upper: string, lower: string): readonly string[] {
  const folders: string[] = []
  for (let folder = lower; folder !== upper; ) {
    folder = dirname(folder)
    folders.unshift(folder)
  }
  return folders
}

/**
 * A line of a .gitignore further down, as one of the folder at the top; none where it is a comment or matches nothing.
 *
 * > If there is a separator at the beginning or middle (or both) of the pattern, then the pattern is relative to the
 * > directory level of the particular .gitignore file itself. Otherwise the pattern may also match at any level below
 * > the .gitignore level. (gitignore(5))
 */
function movedTo(way: string, line: string): readonly string[] {
  if (way === '') return [line]
  if (line.startsWith('#')) return []
  const [sign, pattern] = line.startsWith('!') ? ['!', line.slice(1)] : ['', line]
  const name = pattern.replace(/ +$/, '').replace(/\/$/, '')
  if (/^\/*$/.test(name)) return []
  const folder = `/${way.replace(/[\\*?[\]]/g, '\\$&')}`
  return [`${sign}${folder}/${name.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`}`]
}
