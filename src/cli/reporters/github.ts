import type { Severity } from '../../index.js'
import type { Finding } from '../finding.js'
import { printable } from '../printable.js'
import type { Reporter } from './reporter.js'

/**
 * Workflow commands of GitHub Actions, which become annotations of a pull request.
 *
 * GitHub shows so many of each kind in a step and drops the others without a word. So the most severe come first, and what
 * is not shown is counted in a last line; no more than these are held.
 */
const shownOfEach = 10

const kinds: readonly { readonly severity: Severity; readonly command: string }[] = [
  { severity: 'error', command: 'error' },
  { severity: 'warning', command: 'warning' },
  { severity: 'info', command: 'notice' },
]

export function github(): Reporter {
  const held = kinds.map(kind => ({ ...kind, lines: [] as string[], more: 0 }))
  return {
    begin: () => [],
    file({ path, findings }) {
      for (const finding of findings) {
        const kind = held.find(({ severity }) => severity === finding.severity)
        if (kind === undefined) continue
        if (kind.lines.length < shownOfEach) kind.lines.push(annotation(kind.command, path, finding))
        else kind.more++
      }
      return []
    },
    *end() {
      for (const { lines } of held) yield* lines
      const hidden = held.flatMap(({ more, command }) =>
        more === 0 ? [] : [`${more} ${command}${more === 1 ? '' : 's'}`],
      )
      if (hidden.length > 0)
        yield `Not shown: ${hidden.join(', ')} (GitHub shows ${shownOfEach} of each in a step; another reporter has all)\n`
    },
  }
}

function annotation(command: string, path: string, { range, code, message }: Finding): string {
  const properties = Object.entries({ file: printable(path), ...placeOf(range), title: code })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
  return `::${command} ${properties.join(',')}::${escaped(printable(message))}\n`
}

/** GitHub takes columns only of places that are within a line. */
function placeOf(range: Finding['range']): Readonly<Record<string, number>> {
  if (range === undefined) return {}
  const { start, end } = range
  const lines = { line: start.line, endLine: end.line }
  return start.line === end.line ? { ...lines, col: start.column, endColumn: end.column } : lines
}

/** CR and LF, which want an escape too, are spelled by `printable` already. */
const escaped = (text: string): string => text.replaceAll('%', '%25')

const escapedProperty = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
