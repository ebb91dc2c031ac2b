import { lstat, readdir, realpath as realpathOf, stat as statOf } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { type FileSystemAdapter, glob, isDynamicPattern } from 'tinyglobby'
import type { Input } from './read.js'
import { reasonOf } from './trouble.js'

/** An input that was asked for and is not there, or cannot be read. */
export interface Unreadable {
  readonly file: string
  readonly reason: string
}

export interface Inputs {
  readonly inputs: readonly Input[]
  readonly unreadable: readonly Unreadable[]
}

export const standardInput: Input = { name: '<stdin>' }

/**
 * The inputs that files, folders, globs and "-" stand for, each once, in the order of their names. A folder means the
 * `**\/*.json` in it, without hidden ones and node_modules. A name that exists is that file even when it looks like a glob.
 */
export async function findInputs(args: readonly string[], cwd: string): Promise<Inputs> {
  const lost = new Map<string, string>()
  const lose = (file: string, reason: string): void => void (lost.has(file) || lost.set(file, reason))
  const paths: string[] = []
  for (const arg of args) {
    if (arg === '-') continue
    const found = await expand(arg, cwd, (path, reason) => lose(shown(path, cwd), reason))
    if (typeof found === 'string') lose(arg, found)
    else paths.push(...found)
  }
  const inputs: Input[] = (await distinct(paths)).map(path => ({ name: shown(path, cwd), path }))
  if (args.includes('-')) inputs.push(standardInput)
  const unreadable = Array.from(lost, ([file, reason]) => ({ file, reason }))
  return { inputs: inputs.sort(byName), unreadable }
}

type Lose = (path: string, reason: string) => void

/** The absolute paths that one argument stands for, or why it stands for none. */
async function expand(arg: string, cwd: string, lose: Lose): Promise<readonly string[] | string> {
  const path = resolve(cwd, arg)
  const kind = await stat(path).then(
    stats => (stats.isDirectory() ? 'folder' : 'file'),
    (error: NodeJS.ErrnoException) => error,
  )
  if (kind === 'file') return [path]
  if (kind === 'folder') {
    const found = await search('**/*.json', path, lose, ['**/node_modules/**'])
    return found.length > 0 ? found : 'a folder without *.json files'
  }
  if (!missing(kind)) return reasonOf(kind)
  if (!isDynamicPattern(arg)) return 'no such file or folder'
  const found = await search(arg, cwd, lose)
  return found.length > 0 ? found : 'matches no file'
}

type Done = (error: Error | null, result: never) => void

/**
 * The crawler passes over folders that it cannot read, and over links that lead nowhere. Nothing may be lost: such folders
 * are told, and such links are found as files, which then cannot be read.
 */
function search(pattern: string, cwd: string, lose: Lose, ignore: string[] = []): Promise<string[]> {
  const fs = {
    readdir: (path: string, options: { withFileTypes: true }, done: Done) =>
      readdir(path, options, (error, entries) => {
        if (error !== null && !missing(error)) lose(path, reasonOf(error))
        done(error, entries as never)
      }),
    realpath: (path: string, done: Done) =>
      realpathOf(path, (error, real) => done(null, (error === null ? real : path) as never)),
    stat: (path: string, done: Done) =>
      statOf(path, (error, stats) => (error === null ? done(null, stats as never) : lstat(path, done as never))),
  }
  // The types want every overload of the functions; the crawler calls these.
  const adapter = fs as unknown as FileSystemAdapter
  return glob(pattern, { cwd, ignore, fs: adapter, absolute: true, expandDirectories: false })
}

const missing = ({ code }: NodeJS.ErrnoException): boolean => code === 'ENOENT' || code === 'ENOTDIR'

/** One path for each file: links, and links to folders above, may show a file under many. Its own path is preferred. */
async function distinct(paths: readonly string[]): Promise<readonly string[]> {
  const chosen = new Map<string, string>()
  for (const path of [...new Set(paths)].sort()) {
    const real = await realpath(path).catch(() => path)
    if (!chosen.has(real) || path === real) chosen.set(real, path)
  }
  return [...chosen.values()]
}

/** Relative to the working folder, with slashes, as an editor or a terminal can follow it; absolute when it is outside. */
export function shown(path: string, cwd: string): string {
  const way = relative(cwd, path)
  return (way.startsWith('..') || isAbsolute(way) ? path : way).replaceAll(sep, '/')
}

/** By UTF-16 units: the same order on every machine, whatever its language. */
const byName = (a: Input, b: Input): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
