import type { Report } from '../../index.js'
import type { Range } from '../../text/index.js'
import type { Unreadable } from '../inputs.js'

/** The judgement of one file, with what people need to find its findings; `ranges` and `messages` go with `diagnostics`. */
export interface FileResult {
  readonly file: string
  readonly text: string
  readonly report: Report
  readonly ranges: readonly (Range | undefined)[]
  readonly messages: readonly string[]
}

export interface Summary {
  readonly files: number
  readonly accepted: number
  readonly conditional: number
  readonly refused: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly unreadable: number
}

/** Says a run as it goes, piece by piece, so that a large one need not be held. */
export interface Reporter {
  begin(): Iterable<string>
  file(result: FileResult): Iterable<string>
  end(summary: Summary, unreadable: readonly Unreadable[]): Iterable<string>
}

export type MakeReporter = (colours: boolean) => Reporter
