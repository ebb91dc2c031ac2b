import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isGone } from '../../inputs/found.js'
import { baselineName } from '../../inputs/names.js'
import { repositoryOf } from '../../inputs/repository.js'
import { trouble } from '../../trouble.js'

export interface BaselineOptions {
  /** A file, instead of the one that is found; false: none. */
  readonly baseline?: string | false
  /** What is found becomes known, and what is not found any more is forgotten. */
  readonly writeBaseline?: boolean
  /** What is not found any more is forgotten. */
  readonly pruneBaseline?: boolean
}

/**
 * The baseline of a run, absolute: one that was named, or the nearest one from the working folder up to the root of the repository,
 * or one beside the config. Where there is none, that which is to be written: beside the config, or else in the working folder.
 */
export function findBaseline(
  { baseline, writeBaseline, pruneBaseline }: BaselineOptions,
  config: string | undefined,
  cwd: string,
): string | undefined {
  if (baseline === false) {
    if (writeBaseline || pruneBaseline) throw trouble('--no-baseline leaves no baseline to write or prune')
    return undefined
  }
  if (baseline !== undefined) {
    const path = resolve(cwd, baseline)
    if (!writeBaseline && isGone(path)) throw missing(baseline, pruneBaseline)
    return path
  }
  const beside = join(config === undefined ? cwd : dirname(config), baselineName)
  const found = nearest(cwd, repositoryOf(cwd)) ?? (existsSync(beside) ? beside : undefined)
  if (found !== undefined || writeBaseline) return found ?? beside
  if (pruneBaseline) throw missing(baselineName, pruneBaseline)
  return undefined
}

const missing = (name: string, toPrune = false): Error =>
  trouble(`there is no baseline ${name}${toPrune ? ' to prune' : ''}: --write-baseline writes one`)

function nearest(folder: string, top: string | undefined): string | undefined {
  const file = join(folder, baselineName)
  if (existsSync(file)) return file
  const above = dirname(folder)
  return folder === top || above === folder ? undefined : nearest(above, top)
}
