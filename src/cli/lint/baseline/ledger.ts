import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { inputUnreadable } from '../../finding.js'
import { isGone, realOf } from '../../inputs/found.js'
import { type FileResult, isLines, isLost, type Judged } from '../../reporters/reporter.js'
import { type Entry, placeOf, type ReadEntry } from './entry.js'

export interface LedgerOptions {
  /** The folder that the names in the baseline are relative to, absolute. */
  readonly folder: string
  readonly cwd: string
  /** What is not known yet becomes known. */
  readonly learns: boolean
  /** What people call an input that no file is: nothing of it is known. */
  readonly nameless: string | undefined
}

/** Tells what is known from what is new, and keeps account of what was seen. */
export interface Ledger {
  /** A result without the findings that are known; undefined where nothing is left to say of a line. */
  sift(judged: Judged): Judged | undefined
  /** How many findings were known. */
  known(): number
  /** What has become known. */
  learned(): readonly Entry[]
  /**
   * The entries, in no order, that no finding was for, of files that are gone or were judged as a whole: who has read only a part
   * of a file cannot say what is not in it.
   */
  unused(): readonly Unused[]
}

export interface Unused {
  readonly entry: ReadEntry
  /** The file is not there any more. */
  readonly isGone: boolean
}

/** Each entry is for one finding: the second one in a place wants a second entry. */
export function ledger(entries: readonly ReadEntry[], options: LedgerOptions): Ledger {
  const { cwd, learns, nameless } = options
  const folder = realOf(options.folder)
  const open = new Map<string, ReadEntry[]>()
  // The last one is taken first: so it is the first of equal ones in the baseline.
  for (const entry of [...entries].reverse()) {
    const same = open.get(keyOf(entry))
    if (same === undefined) open.set(keyOf(entry), [entry])
    else same.push(entry)
  }
  const ofInterest = new Set(entries.map(({ file }) => file))
  const judged = new Set<string>()
  const lost = new Set<string>()
  const learned: Entry[] = []
  let known = 0
  const nameOf = namer(folder, cwd)

  const isKnown = (entry: Entry): boolean => {
    if (entry.code === inputUnreadable) return false
    if (open.get(keyOf(entry))?.pop() === undefined) {
      if (!learns) return false
      learned.push(entry)
    }
    known++
    return true
  }
  const siftResult = (result: FileResult, file: string): FileResult | undefined => {
    const findings = result.findings.filter(
      finding => !isKnown({ file, code: finding.code ?? '', place: placeOf(result, finding) }),
    )
    if (findings.length === result.findings.length) return result
    const isSilent = findings.length === 0 && result.line !== undefined && result.fix === undefined
    return isSilent ? undefined : { ...result, findings, hasKnown: true }
  }
  return {
    sift(result) {
      if (result.file === nameless) return result
      const file = nameOf(result.file)
      if (ofInterest.has(file)) {
        if (!isLines(result) && isLost(result)) lost.add(file)
        else if (isLines(result) ? result.ended : result.line === undefined) judged.add(file)
      }
      return isLines(result) ? result : siftResult(result, file)
    },
    known: () => known,
    learned: () => learned,
    unused() {
      const gone = new Set([...ofInterest].filter(file => !judged.has(file) && isGone(resolve(folder, file))))
      return [...open.values()].flat().flatMap(entry => {
        const { file } = entry
        const isOver = gone.has(file) || (judged.has(file) && !lost.has(file))
        return isOver ? [{ entry, isGone: gone.has(file) }] : []
      })
    },
  }
}

const keyOf = ({ file, code, place }: Entry): string => JSON.stringify([file, code, place])

/**
 * How the baseline calls a file: by the way from its folder. Links to folders do not count, so that it is the same by whatever
 * way one came; a link to a file is a file of its own, which may be judged by other settings.
 */
function namer(folder: string, cwd: string): (file: string) => string {
  const real = new Map<string, string>()
  const realFolder = (path: string): string => {
    const found = real.get(path) ?? realOf(path)
    real.set(path, found)
    return found
  }
  return file => {
    const path = resolve(cwd, file)
    const way = relative(folder, join(realFolder(dirname(path)), basename(path)))
    return sep === '/' ? way : way.replaceAll(sep, '/')
  }
}
