import { findingLine } from '../finding.js'
import type { Reporter, ReporterContext } from './reporter.js'

/** One line per finding and nothing else: for grep, editors and problem matchers. */
export const compact = ({ colours }: ReporterContext): Reporter => ({
  begin: () => [],
  *file({ findings }) {
    for (const finding of findings) yield findingLine(finding, colours)
  },
  end: () => [],
})
