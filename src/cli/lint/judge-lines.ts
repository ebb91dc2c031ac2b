import type { Settings } from '../config/settings.js'
import { type Fields, lineReader } from '../lines/record.js'
import { lineSplitter } from '../lines/split.js'
import { textOf } from '../places.js'
import type { Counts, FileResult, Named } from '../reporters/reporter.js'
import { unreadable, validatorOf } from './judge.js'
import { atLine, lineResult } from './judge-line.js'

/** How lines are read; `most`: how many bytes one may have. */
export interface Lines extends Fields {
  readonly most: number
}

export interface LineJudge {
  push(piece: Uint8Array): void
  end(): void
  /** How many lines there were, empty ones too. */
  lines(): number
  /** What became of those that are not empty. */
  counts(): Counts
}

/**
 * Judges lines as they come. `tell` is told of each line that there is something to say of; all others are only counted: those
 * of a file may be millions.
 */
export function lineJudge(
  named: Named,
  settings: Settings,
  { most, ...fields }: Lines,
  tell: (result: FileResult) => void,
): LineJudge {
  const validator = validatorOf(settings.ruleset)
  const read = lineReader(fields, settings.context)
  const counts = { accepted: 0, conditional: 0, refused: 0, unreadable: 0 }
  let lines = 0
  const lose = (reason: string, text: string): void => {
    counts.unreadable++
    tell(atLine({ ...unreadable(named, reason), text }, lines))
  }
  const { push, end } = lineSplitter({
    line(line) {
      lines++
      if (isBlank(line)) return
      const found = read(line)
      if ('reason' in found) return lose(found.reason, textOf(line))
      const report = validator.lintText(found.body, found.context)
      if (typeof report === 'string') {
        counts[report]++
        return
      }
      const result = lineResult(named, line, found, report, settings)
      const { verdict } = result.judgement ?? report
      counts[verdict]++
      if (result.findings.length > 0 || verdict === 'refused') tell(atLine(result, lines))
    },
    long(bytes) {
      lines++
      lose(`the line has ${bytes} bytes, and --max-line allows ${most}`, '')
    },
    most,
  })
  return { push, end, lines: () => lines, counts: () => ({ ...counts }) }
}

/** Whether there is nothing but white space, as JSON knows it (RFC 8259, 2), in a line: it is no body then. */
function isBlank(line: Uint8Array): boolean {
  let at = 0
  while (at < line.length && (line[at] === 0x20 || line[at] === 0x09 || line[at] === 0x0d)) at++
  return at === line.length
}
