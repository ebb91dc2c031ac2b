import type { Diagnostic, Json, Severity } from '../../index.js'
import type { Range } from '../../text/index.js'
import type { Fix } from '../finding.js'
import type { Counts, Judgement, Summary } from './reporter.js'

/** What `image-patch lint --reporter json` prints: all that was found in a run. */
export interface JsonReport {
  readonly files: readonly JsonFile[]
  readonly summary: Summary
}

/**
 * One file, with what the server says of its body, whatever severities the findings were given and which of them are known. What
 * could not be read has no verdict and no conditions, nor has the baseline. A file of NDJSON has an entry for each line that
 * there is something to say of, then one for all.
 */
export interface JsonFile extends Partial<Judgement> {
  /** Relative to the working folder, with slashes. */
  readonly file: string
  /** The line of a file of NDJSON, from 1 on. Offsets in it are counted from its beginning. */
  readonly line?: number
  /** Of a file of NDJSON: what became of its lines, empty ones apart. */
  readonly lines?: Counts
  readonly findings: readonly JsonFinding[]
}

/** One finding. */
export interface JsonFinding {
  /** A code of the catalog, `input-unreadable` or `baseline-unused`. */
  readonly code?: string
  readonly severity: Severity
  /** For people; may change with any release. */
  readonly message: string
  /** RFC 6901, into the body. */
  readonly pointer?: string
  /** The facts, by the code: as in report.schema.json. */
  readonly params?: Json
  readonly server?: Diagnostic['server']
  readonly suggestion?: Diagnostic['suggestion']
  /** Where in the text; absent where it has no place there, as when the text is empty. */
  readonly range?: Range
  readonly fix?: Fix
}
