import { describe } from '../../index.js'
import type { Severities } from '../config/config.js'
import { inputUnreadable } from '../finding.js'
import { onLine, placesIn } from '../lines/places.js'
import type { JsonFinding } from '../reporters/json-report.js'
import type { Judgement } from './judgement.js'

/** The codes of what was found, each once, in document order; those that the config turns off are not among them. */
export function codesOf(judgement: Judgement, severities: Severities): readonly string[] {
  if ('reason' in judgement) return [inputUnreadable]
  const { diagnostics } = judgement.report
  if (diagnostics.length === 0) return none
  return [...new Set(diagnostics.map(({ code }) => code).filter(code => severities[code] !== 'off'))]
}

const none: readonly string[] = []
const inLine = onLine(1)

/** What was found, with words and with places in the line. */
export function findingsOf(judgement: Judgement, severities: Severities): readonly JsonFinding[] {
  if ('reason' in judgement)
    return [{ code: inputUnreadable, severity: 'error', message: `This cannot be judged: ${judgement.reason}.` }]
  const { line, body, report } = judgement
  if (report.diagnostics.length === 0) return []
  const places = placesIn(line, body, report.diagnostics)
  return report.diagnostics.flatMap((diagnostic, index): readonly JsonFinding[] => {
    const severity = severities[diagnostic.code] ?? diagnostic.severity
    if (severity === 'off') return []
    const finding = { ...diagnostic, severity, message: describe(diagnostic) } as JsonFinding
    const range = places[index]
    return [range === undefined ? finding : { ...finding, range: inLine(range) }]
  })
}
