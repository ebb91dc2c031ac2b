import { isUtf8 } from 'node:buffer'
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Found, type Lose, maybeNotUtf8, realOf } from './found.js'
import { gitRulesAbove, isIgnored, type Rules, withGitignore } from './ignored.js'
import { byName } from './names.js'

export interface Entry {
  readonly name: string
  readonly isFolder: boolean
  /** Its bytes are no UTF-8. */
  readonly isBroken?: boolean
}

export interface Crawl {
  /** What a folder holds, links as what they lead to, without folders that need not be entered. Throws what the system says. */
  list(path: string): readonly Entry[]
  /** A file in a folder that was listed; undefined where it is ignored. */
  file(path: string): Found | undefined
  /** Whether anything was ignored. */
  ignored(): boolean
}

/** A folder that was entered. `real`, `place` and `linked` as of a file; `above`: the folder that led here. */
interface Folder {
  readonly real: string
  readonly place: string
  readonly linked: boolean
  readonly rules: readonly Rules[]
  readonly above?: Folder
}

/**
 * Walks through folders. An ignored one is not even read. Links are followed, but not back to a folder on the way, and
 * beyond a link only to folders that were not read yet: where links lead from everywhere to everywhere, there would be no
 * end. A link that leads nowhere is a file, which nobody will be able to read. What is neither file nor folder is left out.
 */
export function crawl(rules: readonly Rules[], respectsGit: boolean, lose: Lose): Crawl {
  const folders = new Map<string, Folder>()
  const links = new Set<string>()
  const read = new Set<string>()
  let ignored = false

  const ignores = ({ rules: all }: Folder, place: string, isFolder: boolean): boolean => {
    if (!isIgnored(all, place, isFolder)) return false
    ignored ||= !/^(\.|node_modules$)/.test(basename(place))
    return true
  }
  const start = (path: string): Folder => {
    const place = realpathSync.native(path)
    const all = respectsGit ? [gitRulesAbove(place, lose), ...rules] : rules
    return { real: place, place, linked: false, rules: all }
  }
  const withOwnRules = (folder: Folder): Folder => {
    const [git, ...others] = folder.rules
    if (!respectsGit || git === undefined) return folder
    return { ...folder, rules: [withGitignore(git, folder.real, folder.place, lose), ...others] }
  }
  /** A folder in another, unless it is ignored; `target`: where the link that it is leads. */
  const enter = (above: Folder, path: string, target?: string): boolean => {
    const place = join(above.place, basename(path))
    if (ignores(above, place, true)) return false
    const linked = above.linked || target !== undefined
    folders.set(path, { real: target ?? join(above.real, basename(path)), place, linked, rules: above.rules, above })
    return true
  }
  const follow = (above: Folder, path: string): boolean => {
    const target = realOf(path)
    return !isOnTheWay(target, above) && !(above.linked && read.has(target)) && enter(above, path, target)
  }

  return {
    list(path) {
      const arrived = folders.get(path) ?? start(path)
      if (arrived.above === undefined && ignores(arrived, arrived.place, true)) return []
      const { entries, broken } = entriesOf(path)
      const folder = entries.some(({ name }) => name === '.gitignore') ? withOwnRules(arrived) : arrived
      folders.set(path, folder)
      read.add(folder.real)
      const lost = broken.map(({ name, isFolder }) => ({ name, isFolder, isBroken: true }))
      const good = entries.flatMap((entry): readonly Entry[] => {
        const { name } = entry
        if (entry.isFile()) return [{ name, isFolder: false }]
        const below = join(path, name)
        if (entry.isDirectory()) return enter(folder, below) ? [{ name, isFolder: true }] : []
        const kind = entry.isSymbolicLink() ? kindOfLink(below) : 'other'
        if (kind === 'file') links.add(below)
        const isWanted = kind === 'file' || (kind === 'folder' && follow(folder, below))
        return isWanted ? [{ name, isFolder: kind === 'folder' }] : []
      })
      return [...good, ...lost]
    },
    file(path) {
      const above = dirname(path)
      const folder = folders.get(above)
      if (folder === undefined) throw new Error(`${above} was not listed`)
      const inFolder = (other: string): string => (other === above ? path : join(other, basename(path)))
      const place = inFolder(folder.place)
      if (ignores(folder, place, false)) return undefined
      const isLink = links.has(path)
      const real = isLink ? realOf(path) : inFolder(folder.real)
      return { path, place, real, linked: isLink || folder.linked, searched: true }
    },
    ignored: () => ignored,
  }
}

/** What is in a folder; names whose bytes are no UTF-8 apart, since nothing can be found by them. */
function entriesOf(path: string): { readonly entries: readonly Dirent[]; readonly broken: readonly Entry[] } {
  const entries = readdirSync(path, { withFileTypes: true }).sort(byName)
  if (!entries.some(({ name }) => maybeNotUtf8(name))) return { entries, broken: [] }
  const names = new Set(readdirSync(path, { encoding: 'buffer' }).filter(isUtf8).map(String))
  const broken = new Set(entries.filter(({ name }) => !names.delete(name)))
  return {
    entries: entries.filter(entry => !broken.has(entry)),
    broken: Array.from(broken, entry => ({ name: entry.name, isFolder: entry.isDirectory() })),
  }
}

function isOnTheWay(target: string, folder: Folder): boolean {
  return folder.real === target || (folder.above !== undefined && isOnTheWay(target, folder.above))
}

function kindOfLink(path: string): 'folder' | 'file' | 'other' {
  try {
    const stats = statSync(path)
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other'
  } catch {
    return 'file'
  }
}
