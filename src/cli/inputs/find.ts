import { resolve } from 'node:path'
import type { Changes } from './changed.js'
import { expand, isIgnored, type Scope } from './expand.js'
import { distinct, type Found, placeOf, realOf } from './found.js'
import { byName, shown } from './names.js'
import type { Input } from './read.js'

export { shown }

export interface FindOptions {
  readonly cwd: string
  /** What arguments are relative to, where that is another folder; absolute. */
  readonly base?: string
  /** Patterns in gitignore syntax, relative to a folder (absolute): those of the config. */
  readonly ignore?: { readonly folder: string; readonly patterns: readonly string[] }
  /** false: neither .gitignore nor `ignore` counts. */
  readonly respectIgnore: boolean
  /** Absolute paths of files that are judged only when they are named: the config, reports that are being written. */
  readonly except?: ReadonlySet<string>
  /** Only files that, by git, have changed since HEAD left this commit, branch or tag. */
  readonly since?: string
  /** Absolute paths of what decides on all files: where one of them has changed, `since` leaves nothing out. */
  readonly alsoWhenChanged?: readonly string[]
  /**
   * What a path, absolute, is judged by: a file that links show under several names is judged once for each; without it,
   * once.
   */
  readonly kindOf?: (path: string) => unknown
  /** What standard input is called. */
  readonly stdinName?: string
}

/** An input that was asked for and is not there, or cannot be read. */
export interface Unreadable {
  readonly file: string
  readonly reason: string
}

export interface Inputs {
  readonly inputs: readonly Input[]
  readonly unreadable: readonly Unreadable[]
  /** Named, but ignored by the config. */
  readonly ignored: readonly string[]
  /** How many files `since` left out. */
  readonly unchanged: number
  /** What has changed, so that `since` left nothing out. */
  readonly everythingBecause?: string
}

export const standardInput: Input = { name: '<stdin>' }

/**
 * The inputs that files, folders, globs and "-" stand for, each once, in the order of their names. A folder means the
 * `**\/*.json`, `*.ndjson` and `*.jsonl` in it, without hidden ones and node_modules. A name that exists is that file even when it looks like a glob.
 * Nothing is left out in silence: an argument that stands for nothing is unreadable. Throws trouble where `since` cannot
 * be answered.
 */
export async function findInputs(args: readonly string[], options: FindOptions): Promise<Inputs> {
  const { cwd } = options
  const lost = new Map<string, string>()
  const lose = (file: string, reason: string): void => void (lost.has(file) || lost.set(file, reason))
  const changes = await changesOf(options)
  const scope = await scopeOf(options)
  const found: Found[] = []
  const ignored = new Set<string>()
  for (const arg of args) {
    if (arg === '-') continue
    const expanded = await expand(arg, scope, (path, reason) => lose(shown(path, cwd), reason))
    for (const file of expanded.files) found.push(file)
    if (expanded.ignored !== undefined) ignored.add(shown(expanded.ignored.path, cwd))
    if (expanded.reason !== undefined) lose(arg === '' ? '""' : arg, expanded.reason)
  }
  const { files, ...left } = changedOf(distinct(found, options.kindOf), changes, options)
  const inputs: Input[] = files.map(({ path, searched }) => {
    const input = { name: shown(path, cwd), path }
    return searched === undefined ? input : { ...input, searched }
  })
  if (args.includes('-')) {
    const { stdinName } = options
    if (stdinName !== undefined && (await isIgnored({ place: placeOf(resolve(cwd, stdinName)) }, scope)))
      ignored.add(stdinName)
    else inputs.push({ name: stdinName ?? standardInput.name })
  }
  const unreadable = Array.from(lost, ([file, reason]) => ({ file, reason }))
  return { inputs: inputs.sort(byName), unreadable, ignored: [...ignored].sort(), ...left }
}

async function scopeOf({ cwd, base = cwd, ignore, respectIgnore, except }: FindOptions): Promise<Scope> {
  const isIgnoring = respectIgnore && ignore !== undefined && ignore.patterns.length > 0
  return {
    base,
    respectsGit: respectIgnore,
    rules: isIgnoring ? [(await import('./ignored.js')).rulesOf(realOf(ignore.folder), ignore.patterns)] : [],
    except: new Set([...(except ?? [])].flatMap(path => [path, realOf(path)])),
  }
}

/** Asked before anything is searched: where git cannot tell, nobody waits. */
const changesOf = async ({ since, cwd, respectIgnore }: FindOptions): Promise<Changes | undefined> =>
  since === undefined ? undefined : (await import('./changed.js')).changesSince(since, cwd, respectIgnore)

function changedOf(
  files: readonly Found[],
  changes: Changes | undefined,
  { cwd, alsoWhenChanged = [] }: FindOptions,
): Pick<Inputs, 'unchanged' | 'everythingBecause'> & { readonly files: readonly Found[] } {
  if (changes === undefined) return { files, unchanged: 0 }
  const cause = alsoWhenChanged.find(path => changes.has(realOf(path)))
  if (cause !== undefined) return { files, unchanged: 0, everythingBecause: shown(cause, cwd) }
  const changed = files.filter(changes.mayHave)
  return { files: changed, unchanged: files.length - changed.length }
}
