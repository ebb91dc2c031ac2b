import { paint } from '../colours.js'
import { findingText } from '../finding.js'
import { printable } from '../printable.js'
import { verdictText } from '../verdict.js'
import type { Reporter, Summary } from './reporter.js'

/** For people: every finding with its place and frame, a verdict for each file that is not plainly accepted, a last line. */
export function text(colours: boolean): Reporter {
  const tint = paint(colours)
  return {
    begin: () => [],
    *file({ file, text: source, report, ranges, messages }) {
      for (const [index, { severity, code, suggestion }] of report.diagnostics.entries()) {
        const message = messages[index] ?? code
        yield findingText({ file, range: ranges[index], severity, message, code, suggestion }, source, colours)
      }
      const verdict = verdictText(report)
      if (verdict !== undefined) yield `${tint('bold', printable(file))}: ${printable(verdict)}\n\n`
    },
    end: summary => [`${tint(summary.errors + summary.unreadable > 0 ? 'red' : 'green', summaryText(summary))}\n`],
  }
}

function summaryText(summary: Summary): string {
  const { files, accepted, conditional, refused, errors, warnings, infos, unreadable } = summary
  const verdicts = `${count(files, 'file')}: ${accepted} accepted, ${conditional} conditional, ${refused} refused`
  const findings = `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos, 'info')}`
  return `${verdicts}; ${findings}${unreadable > 0 ? `; ${unreadable} unreadable` : ''}`
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
