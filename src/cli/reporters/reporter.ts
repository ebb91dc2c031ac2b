import type { Report } from '../../index.js'
import type { Finding } from '../finding.js'

/** What a server says of one body, whatever severities its findings were given. */
export type Judgement = Pick<Report, 'verdict' | 'status' | 'refusal' | 'conditions' | 'format'>

/** How a file is called. */
export interface Named {
  /** As people are shown it: relative to the working folder, with slashes. */
  readonly file: string
  /** Relative to the root of the repository (without one, to the working folder), with slashes; absolute when it is outside. */
  readonly path: string
}

/** What was fixed in a file before it was judged, or would be. Of a file of NDJSON it comes in pieces. */
export interface FixResult {
  /** How many findings. */
  readonly fixed: number
  /** Why nothing was written to the file; in a dry run, why not all of it is shown. */
  readonly failure?: string
  /** In a dry run: what comes next of the unified diff. */
  readonly diff?: readonly Uint8Array[]
  /** In a dry run: how many more findings would be only likely to be meant otherwise than there are; below 0, fewer. */
  readonly guesses?: number
}

/** What is to be said of one body: that of a file, or of one line of a file of NDJSON. */
export interface FileResult extends Named {
  /** The line, from 1 on, in a file of NDJSON; such a file has results only for lines that there is something to say of. */
  readonly line?: number
  /** The text of the file or line, where there are findings in it: what is not UTF-8 in it is U+FFFD, a byte order mark is its first unit. */
  readonly text: string
  /** Absent where the file could not be read, or the line has no body. */
  readonly judgement?: Judgement
  readonly findings: readonly Finding[]
  /** There are more findings, which the baseline knows. */
  readonly hasKnown?: true
  /** This is the baseline: no body, without a judgement, and not counted among the files. */
  readonly isBaseline?: true
  readonly fix?: FixResult
}

/** Whether a file could not be read, or a line has no body. */
export const isLost = ({ judgement, isBaseline }: FileResult): boolean =>
  judgement === undefined && isBaseline === undefined

/** How many bodies became what. */
export interface Counts {
  readonly accepted: number
  readonly conditional: number
  readonly refused: number
  readonly unreadable: number
}

/** What became of the lines of a file of NDJSON so far, empty ones apart: those with results of their own are among them. */
export interface LinesResult extends Named {
  readonly counts: Counts
  /** Nothing of this file comes any more. */
  readonly ended: boolean
  readonly fix?: FixResult
}

export type Judged = FileResult | LinesResult

export const isLines = (judged: Judged): judged is LinesResult => 'counts' in judged

/** What people call that which was judged: a file, or a line of it. */
export const nameOf = ({ file, line }: Pick<FileResult, 'file' | 'line'>): string =>
  line === undefined ? file : `${file}:${line}`

/** Each file, or where it is NDJSON each line of it that is not empty, is accepted, conditional, refused or unreadable. */
export interface Summary extends Counts {
  /** All of them. */
  readonly files: number
  /** How many lines of NDJSON were judged; absent where there was no such file. */
  readonly lines?: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  /** How many findings the baseline knows: they are counted nowhere else. Absent where there is no baseline. */
  readonly known?: number
}

/** Says a run as it goes, piece by piece, so that a large one need not be held. */
export interface Reporter {
  begin(): Iterable<string>
  file(result: FileResult): Iterable<string>
  /** Told of a file of NDJSON after its lines; for reporters that want to say every file. */
  lines?(result: LinesResult): Iterable<string>
  end(summary: Summary): Iterable<string>
}

export interface ReporterContext {
  readonly colours: boolean
  /** Only errors are reported; a reporter for people then passes over files without. */
  readonly quiet: boolean
  /** A reporter for people says how many findings could be fixed: nothing was fixed in this run. */
  readonly offersFixes: boolean
}

export type MakeReporter = (context: ReporterContext) => Reporter
