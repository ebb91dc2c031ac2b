import { basename, resolve } from 'node:path'
import { reasonOf } from '../trouble.js'
import { type Found, isMissing, type Lose, look, maybeNotUtf8, notUtf8 } from './found.js'
import type { Rules } from './ignored.js'
import { baselineName, folderPattern, patternOf, unfinishedName } from './names.js'

/** What counts for every argument. */
export interface Scope {
  /** What arguments are relative to; absolute. */
  readonly base: string
  readonly respectsGit: boolean
  /** Those of the config. */
  readonly rules: readonly Rules[]
  /** Paths that no folder and no glob stands for. */
  readonly except: ReadonlySet<string>
}

export interface Expanded {
  readonly files: readonly Found[]
  /** Named, but ignored by the config. */
  readonly ignored?: Found
  /** Why there is nothing at all. */
  readonly reason?: string
}

/** The files that an argument stands for. */
export async function expand(argument: string, scope: Scope, lose: Lose): Promise<Expanded> {
  if (argument === '') return none('the name is empty: "." is this folder')
  const path = resolve(scope.base, argument)
  const named = lookAt(path)
  if (named instanceof Error) return (await expandGlob(argument, named, scope, lose)) ?? none(reasonFor(path, named))
  if (named.isFolder) return expandFolder(path, scope, lose)
  return (await isIgnored(named.found, scope)) ? { files: [], ignored: named.found } : { files: [named.found] }
}

/** What a path is, or what the system said instead. */
function lookAt(path: string): ReturnType<typeof look> | Error {
  try {
    return look(path)
  } catch (error) {
    return error as Error
  }
}

const none = (reason: string): Expanded => ({ files: [], reason })

/** Whether the config ignores a file that was named. What only folders, globs and configs need is loaded for them only. */
export const isIgnored = async ({ place }: Pick<Found, 'place'>, { rules }: Scope): Promise<boolean> =>
  rules.length > 0 && (await import('./ignored.js')).isIgnored(rules, place, false)

async function expandFolder(path: string, scope: Scope, lose: Lose): Promise<Expanded> {
  const { search } = await import('./search.js')
  const where = { pattern: folderPattern, cwd: path, without: packagesIn('') }
  return answer(search({ ...where, ...scope }, lose), 'a folder without *.json, *.ndjson and *.jsonl files', scope)
}

/** Packages are not searched, unless a pattern names their folder. */
const packagesIn = (pattern: string): string[] => (pattern.includes('node_modules') ? [] : ['**/node_modules/**'])

/** undefined where the argument is no pattern, or what the system said of it as a name is no sign of one. */
async function expandGlob(argument: string, error: Error, scope: Scope, lose: Lose): Promise<Expanded | undefined> {
  const { isDynamicPattern, search } = await import('./search.js')
  const pattern = patternOf(argument)
  const isTooLong = 'code' in error && error.code === 'ENAMETOOLONG'
  if (!(isMissing(error) || isTooLong)) return undefined
  try {
    if (!isDynamicPattern(pattern)) return undefined
    const where = { pattern, cwd: scope.base, without: packagesIn(pattern) }
    return answer(search({ ...where, ...scope }, lose), 'matches no file', scope)
  } catch (fault) {
    // What the library, or the engine of regular expressions, cannot take.
    if (!(fault instanceof SyntaxError || fault instanceof RangeError)) throw fault
    return none('it is too long, or too deep, for a pattern')
  }
}

/** Configs and baselines: those of another folder are no more bodies than our own. Nor is what a run has not finished. */
function isOwn(path: string): boolean {
  const name = basename(path)
  return name === 'image-patch.config.json' || name === baselineName || unfinishedName.test(name)
}

interface Answer {
  readonly files: readonly Found[]
  readonly ignored: boolean
  readonly lost: boolean
}

/** What cannot be read was told, and need not be told twice. */
function answer({ files, ignored, lost }: Answer, nothing: string, { except }: Scope): Expanded {
  const kept = files.filter(({ path, real }) => !isOwn(path) && !except.has(path) && !except.has(real))
  if (kept.length > 0 || lost) return { files: kept }
  if (ignored) return none(`${nothing}, apart from ignored ones: --no-ignore takes them too`)
  return none(files.length > 0 ? `${nothing}, apart from those that this run itself uses` : nothing)
}

function reasonFor(path: string, error: Error): string {
  if (!isMissing(error)) return reasonOf(error)
  return maybeNotUtf8(path) ? notUtf8 : 'no such file or folder'
}
