import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { shown } from '../../inputs/find.js'
import type { Input } from '../../inputs/read.js'
import { replaceFile } from '../../replace-file.js'
import type { FileResult, Judged } from '../../reporters/reporter.js'
import type { Streams } from '../../streams.js'
import { reasonOf } from '../../trouble.js'
import { versionOf } from '../../version.js'
import { namedIn } from '../tasks.js'
import { baselineText, type Entry, entriesOf } from './entry.js'
import type { BaselineOptions } from './find.js'
import { ledger, type Unused } from './ledger.js'
import { readBaseline } from './read.js'
import { unusedResult } from './unused.js'

/** What a baseline makes of a run. */
export interface Known {
  /** What was judged, without what is known. */
  sift(results: readonly Judged[]): readonly Judged[]
  /** When all is judged: writes the baseline where that is asked for. */
  end(): Ending
}

export interface Ending {
  /** How many findings were known. */
  readonly known: number
  /** What is to be said of the baseline itself. */
  readonly results: readonly FileResult[]
  readonly remarks: readonly string[]
  /** Why the baseline could not be written. */
  readonly failures: readonly string[]
}

export interface KnownOptions extends BaselineOptions {
  readonly stdinFilename?: string
  /** The root of the repository. */
  readonly root: string
  /** What is judged. */
  readonly inputs: readonly Input[]
}

/** Opens a baseline, by its absolute path. One that is broken is trouble, and so is one that is missing and is not to be written. */
export async function openKnown(path: string, options: KnownOptions, streams: Streams): Promise<Known> {
  const { writeBaseline = false, pruneBaseline = false, root, inputs, stdinFilename } = options
  const { cwd } = streams
  const named = namedIn(root)(shown(path, cwd), path)
  const version = existsSync(path) ? versionOf(path) : undefined
  const before = version === undefined && writeBaseline ? undefined : await readBaseline(path, streams)
  const entries = before === undefined ? [] : entriesOf(before.value)
  const nameless = stdinFilename === undefined ? inputs.find(input => input.path === undefined)?.name : undefined
  const account = ledger(entries, { folder: dirname(path), cwd, learns: writeBaseline, nameless })

  const write = (unused: readonly Unused[]): Pick<Ending, 'remarks' | 'failures'> => {
    const forgotten = new Set<Entry>(unused.map(({ entry }) => entry))
    const after = [...entries.filter(entry => !forgotten.has(entry)), ...account.learned()]
    const text = baselineText(after, before?.value.$schema)
    const isSame = writeBaseline ? text === before?.text : unused.length === 0
    try {
      if (!isSame) replaceFile(path, text, version)
    } catch (error) {
      return { remarks: [], failures: [`cannot write the baseline ${named.file}: ${reasonOf(error)}`] }
    }
    const remark = writeBaseline
      ? `known ${isSame ? 'as before' : 'from now on'}, by ${named.file}: ${extent(after)}`
      : `taken out of ${named.file}: ${isSame ? 'nothing' : count(unused.length, 'entry', 'entries')}`
    return { remarks: [remark], failures: [] }
  }
  return {
    sift: results => results.flatMap(result => account.sift(result) ?? []),
    end() {
      const [unused, known] = [account.unused(), account.known()]
      if (writeBaseline || pruneBaseline) return { known, results: [], ...write(unused) }
      const results = before === undefined || unused.length === 0 ? [] : [unusedResult(unused, before, named)]
      return { known, results, remarks: [], failures: [] }
    },
  }
}

const extent = (entries: readonly Entry[]): string =>
  `${count(entries.length, 'finding')} in ${count(new Set(entries.map(({ file }) => file)).size, 'file')}`

const count = (number: number, one: string, more = `${one}s`): string => `${number} ${number === 1 ? one : more}`
