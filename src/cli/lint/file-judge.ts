import type { FileResult, Judged } from '../reporters/reporter.js'
import type { Streams } from '../streams.js'
import { type FileTask, judgeAtOnce, judgeFile, judgeLines, type LinesTask } from './judge-file.js'

/** What is fixed before files are judged: plain data, which can be sent to a worker. */
export interface FixMode {
  /** Also what is only likely to be meant. */
  readonly unsafe: boolean
  /** Present: nothing is written; what would be is shown so. */
  readonly dryRun?: DiffStyle
}

/** How a diff is written: for programs byte by byte, or for people, on whose terminal nothing of it may act. */
export interface DiffStyle {
  readonly forPeople: boolean
  readonly colours: boolean
}

/** What becomes of files. */
export interface FileJudge {
  /** A file without waiting; undefined where it is no regular one, and must be waited for. */
  atOnce(task: FileTask): FileResult | undefined
  file(task: FileTask, streams: Pick<Streams, 'stdin'>): Promise<FileResult>
  lines(task: LinesTask, streams: Pick<Streams, 'stdin'>): AsyncGenerator<readonly Judged[]>
}

const asTheyAre: FileJudge = { atOnce: judgeAtOnce, file: judgeFile, lines: judgeLines }

/** What only a run that fixes needs is loaded for it only. */
export async function fileJudge(mode: FixMode | undefined): Promise<FileJudge> {
  if (mode === undefined) return asTheyAre
  return mode.dryRun === undefined
    ? (await import('./fix/fixing.js')).fixing(mode)
    : (await import('./fix/dry-run.js')).dryRunning(mode, mode.dryRun)
}
