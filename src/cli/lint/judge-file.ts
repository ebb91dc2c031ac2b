import type { Settings } from '../config/settings.js'
import { given } from '../given.js'
import { piecesOf } from '../inputs/pieces.js'
import { type Input, readAtOnce, readInput } from '../inputs/read.js'
import type { Counts, FileResult, FixResult, Judged, Named } from '../reporters/reporter.js'
import type { Streams } from '../streams.js'
import { isTrouble, reasonOf } from '../trouble.js'
import { judge, unreadable } from './judge.js'
import { atLine } from './judge-line.js'
import { type Lines, lineJudge } from './judge-lines.js'

/** One file to judge. */
export interface Task {
  readonly input: Input
  readonly named: Named
  readonly settings: Settings
  /** Present where each of its lines is to be judged. */
  readonly lines?: Lines
}

/** One file that is one body. */
export type FileTask = Omit<Task, 'lines'>

/** One file of NDJSON to judge. */
export type LinesTask = Task & { readonly lines: Lines }

export const hasLines = (task: Task): task is LinesTask => task.lines !== undefined

/** What is made of the bytes of a file. */
type JudgeBytes = (task: FileTask, bytes: Uint8Array) => FileResult

const asTheyAre: JudgeBytes = ({ named, settings }, bytes) => judge(named, bytes, settings)

/** Judges one file; one that cannot be read has that for its finding. */
export async function judgeFile(
  task: FileTask,
  streams: Pick<Streams, 'stdin'>,
  judgeBytes = asTheyAre,
): Promise<FileResult> {
  const { input, named } = task
  const result = judgeAtOnce(task, judgeBytes)
  if (result !== undefined) return result
  let bytes: Uint8Array
  try {
    bytes = await readInput(input, streams)
  } catch (error) {
    return unreadable(named, reasonOf(error))
  }
  return judgeBytes(task, bytes)
}

/** The same without waiting; undefined where the input is no regular file, and must be waited for. */
export function judgeAtOnce(task: FileTask, judgeBytes = asTheyAre): FileResult | undefined {
  const { input, named } = task
  let bytes: Uint8Array | undefined
  try {
    bytes = readAtOnce(input)
  } catch (error) {
    return unreadable(named, reasonOf(error))
  }
  return bytes && judgeBytes(task, bytes)
}

/** Who is shown the bytes that are judged, and tells of them in pieces. */
export interface Watcher {
  push(piece: Uint8Array): void
  end(): void
  /** What there is to tell since it was asked before. */
  told(): FixResult
}

/** Judges a file of NDJSON line by line; where it cannot be read to its end, that is the finding of the line reached. */
export async function* judgeLines(
  { input, named, settings, lines }: LinesTask,
  streams: Pick<Streams, 'stdin'>,
  watcher?: Watcher,
): AsyncGenerator<readonly Judged[]> {
  const told: FileResult[] = []
  const judged = lineJudge(named, settings, lines, result => void told.push(result))
  let lost: string | undefined
  try {
    for await (const piece of piecesOf(input, streams)) {
      judged.push(piece)
      watcher?.push(piece)
      yield [...told.splice(0), { ...named, counts: judged.counts(), ended: false, ...given({ fix: watcher?.told() }) }]
    }
    judged.end()
    watcher?.end()
  } catch (error) {
    if (!isTrouble(error)) throw error
    lost = error.message
  }
  if (watcher !== undefined) yield [{ ...named, counts: judged.counts(), ended: false, fix: watcher.told() }]
  yield [...told, ...ending(named, judged.counts(), judged.lines(), lost)]
}

/** What comes after the lines of a file; `lost`: why there are no more of them. */
export function* ending(named: Named, counts: Counts, lines: number, lost?: string): Generator<Judged> {
  if (lost === undefined) yield { ...named, counts, ended: true }
  else if (lines === 0) yield unreadable(named, lost)
  else {
    yield atLine(unreadable(named, lost), lines + 1)
    yield { ...named, counts: { ...counts, unreadable: counts.unreadable + 1 }, ended: true }
  }
}
