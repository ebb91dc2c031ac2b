import type { Report } from '../../index.js'
import type { Finding } from '../finding.js'

/** What a server says of one body, whatever severities its findings were given. */
export type Judgement = Pick<Report, 'verdict' | 'status' | 'refusal' | 'conditions' | 'format'>

/** What is to be said of one file. */
export interface FileResult {
  /** As people are shown it: relative to the working folder, with slashes. */
  readonly file: string
  /** Relative to the root of the repository (without one, to the working folder), with slashes; absolute when it is outside. */
  readonly path: string
  /** Its text, where there are findings in it: what is not UTF-8 in it is U+FFFD, a byte order mark is its first unit. */
  readonly text: string
  /** Absent where the file could not be read. */
  readonly judgement?: Judgement
  readonly findings: readonly Finding[]
}

export interface Summary {
  /** All of them: each is either accepted, conditional, refused or unreadable. */
  readonly files: number
  readonly accepted: number
  readonly conditional: number
  readonly refused: number
  readonly unreadable: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

/** Says a run as it goes, piece by piece, so that a large one need not be held. */
export interface Reporter {
  begin(): Iterable<string>
  file(result: FileResult): Iterable<string>
  end(summary: Summary): Iterable<string>
}

export interface ReporterContext {
  readonly colours: boolean
  /** Only errors are reported; a reporter for people then passes over files without. */
  readonly quiet: boolean
}

export type MakeReporter = (context: ReporterContext) => Reporter
