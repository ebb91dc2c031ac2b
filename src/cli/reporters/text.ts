import type { Report } from '../../index.js'
import { paint } from '../colours.js'
import { findingText } from '../finding.js'
import { printable } from '../printable.js'
import type { Reporter, Summary } from './reporter.js'

/** For people: every finding with its place and frame, a verdict for each file that is not plainly accepted, a last line. */
export function text(colours: boolean): Reporter {
  const tint = paint(colours)
  return {
    begin: () => [],
    *file({ file, text: source, report, ranges, messages }) {
      for (const [index, { severity, code, suggestion }] of report.diagnostics.entries()) {
        const message = messages[index] ?? code
        yield `${findingText({ file, range: ranges[index], severity, message, code, suggestion }, source, colours)}\n`
      }
      const verdict = verdictText(report)
      if (verdict !== undefined) yield `${tint('bold', printable(file))}: ${printable(verdict)}\n\n`
    },
    end: summary => [`${tint(summary.errors + summary.unreadable > 0 ? 'red' : 'green', summaryText(summary))}\n`],
  }
}

function verdictText({ verdict, status, refusal, conditions }: Report): string | undefined {
  if (verdict === 'accepted') return undefined
  if (verdict === 'refused') {
    const code = refusal?.server?.code
    const answer = [status, code].filter(part => part !== undefined).join(' ')
    return `refused${answer === '' ? '' : `: the server answers ${answer}`}${refusal?.server?.presumed ? ' (presumed)' : ''}`
  }
  const { present, absent, status: statuses = [], equals = [], differs = [] } = conditions
  const wants = [
    ...(present.length > 0 ? [`has ${present.join(', ')}`] : []),
    ...equals.map(({ attribute, value }) => `has ${JSON.stringify(value)} in ${attribute}`),
    ...(absent.length > 0 ? [`lacks ${absent.join(', ')}`] : []),
    ...differs.map(({ attribute, value }) => `lacks ${JSON.stringify(value)} in ${attribute}`),
    ...(statuses.length > 0 ? [`is ${statuses.join(' or ')}`] : []),
  ]
  return `conditional: accepted if the image ${wants.join(', and ')} (--image decides)`
}

function summaryText(summary: Summary): string {
  const { files, accepted, conditional, refused, errors, warnings, infos, unreadable } = summary
  const verdicts = `${count(files, 'file')}: ${accepted} accepted, ${conditional} conditional, ${refused} refused`
  const findings = `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos, 'info')}`
  return `${verdicts}; ${findings}${unreadable > 0 ? `; ${unreadable} unreadable` : ''}`
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
