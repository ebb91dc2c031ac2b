import { paint } from '../colours.js'
import { findingText } from '../finding.js'
import { printable } from '../printable.js'
import { verdictText } from '../verdict.js'
import { nameOf, type Reporter, type ReporterContext, type Summary } from './reporter.js'

/** For people: every finding with its place and frame, a verdict for each file or line that is not plainly accepted, a last line. */
export function stylish({ colours, quiet, offersFixes }: ReporterContext): Reporter {
  const tint = paint(colours)
  const fixable = { safe: 0, unsafe: 0 }
  return {
    begin: () => [],
    *file(result) {
      const { text, judgement, findings, hasKnown = false } = result
      for (const finding of findings) {
        if (finding.fix !== undefined) fixable[finding.fix.safe ? 'safe' : 'unsafe']++
        yield findingText(finding, text, colours)
      }
      if (judgement === undefined || (findings.length === 0 && (quiet || hasKnown))) return
      const verdict = verdictText(judgement, findings)
      if (verdict !== undefined) yield `${tint('bold', printable(nameOf(result)))}: ${printable(verdict)}\n\n`
    },
    *end(summary) {
      yield `${tint(summary.errors + summary.unreadable > 0 ? 'red' : 'green', summaryText(summary))}\n`
      const offer = offersFixes ? offerText(fixable) : ''
      if (offer !== '') yield `${tint('dim', offer)}\n`
    },
  }
}

/** Not all may go: what would bring something else to light is left alone. */
function offerText({ safe, unsafe }: { readonly safe: number; readonly unsafe: number }): string {
  const guess = unsafe === 0 ? '' : `--fix-unsafe ${safe === 0 ? `may fix ${unsafe}` : `${unsafe} more`}`
  return [safe === 0 ? '' : `--fix may fix ${safe}`, guess].filter(part => part !== '').join(', ')
}

function summaryText(summary: Summary): string {
  const { files, lines, accepted, conditional, refused, unreadable, errors, warnings, infos, known = 0 } = summary
  const lost = unreadable > 0 ? `, ${unreadable} unreadable` : ''
  const judged = lines === undefined ? count(files, 'file') : `${count(files, 'file')}, ${count(lines, 'line')}`
  const verdicts = `${judged}: ${accepted} accepted, ${conditional} conditional, ${refused} refused${lost}`
  const found = `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos, 'info')}`
  return `${verdicts}; ${found}${known > 0 ? `; ${known} known` : ''}`
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
