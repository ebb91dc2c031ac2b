import { compile, type Diagnostic, describe, type Report, type Ruleset, type Validator } from '../../index.js'
import type { Range } from '../../text/index.js'
import type { Settings } from '../config/settings.js'
import { type Finding, type Fix, inputUnreadable } from '../finding.js'
import { rangesOf, textOf } from '../places.js'
import type { FileResult, Judgement, Named } from '../reporters/reporter.js'
import { fixesOf } from './fix/in-reports.js'

/** Judges the bytes of one file. */
export const judge = (named: Named, bytes: Uint8Array, settings: Settings): FileResult =>
  resultOf(named, bytes, settings, validatorOf(settings.ruleset).validateText(bytes, settings.context))

/** What is to be said of the bytes of one file, which were judged. */
export function resultOf({ file, path }: Named, bytes: Uint8Array, settings: Settings, report: Report): FileResult {
  const { diagnostics } = report
  if (diagnostics.length === 0) return { file, path, text: '', judgement: report, findings: [] }

  const text = textOf(bytes)
  const judgedBy = { validator: validatorOf(settings.ruleset), context: settings.context }
  const places = { ranges: rangesOf(diagnostics, text, bytes), fixes: fixesOf(diagnostics, text, judgedBy) }
  const findings = findingsOf(file, diagnostics, places, settings)
  const judgement = judgementOf(bytes, report, settings)
  return { file, path, text: findings.length === 0 ? '' : text, judgement, findings }
}

/** Where diagnostics stand, and what cures them; in their order. */
export interface Places {
  readonly ranges: readonly (Range | undefined)[]
  readonly fixes: readonly (Fix | undefined)[]
}

/** Diagnostics as findings, without those that are switched off. */
export const findingsOf = (
  file: string,
  diagnostics: readonly Diagnostic[],
  { ranges, fixes }: Places,
  { severities }: Settings,
): readonly Finding[] =>
  diagnostics.flatMap((diagnostic, index): readonly Finding[] => {
    const severity = severities[diagnostic.code] ?? diagnostic.severity
    if (severity === 'off') return []
    const fix = fixes[index]
    const finding = { ...diagnostic, file, severity, range: ranges[index], message: describe(diagnostic) }
    return [fix === undefined ? finding : { ...finding, fix }]
  })

/** Who reads a file to send it drops a byte order mark; what the server says of the rest is what people want to know. */
export const judgementOf = (
  body: Uint8Array | string,
  report: Report,
  { ruleset, context }: Omit<Settings, 'severities'>,
): Judgement => (hasMark(body) ? validatorOf(ruleset).validateText(withoutMark(body), context) : report)

const mark = [0xef, 0xbb, 0xbf]
const hasMark = (body: Uint8Array | string): boolean =>
  typeof body === 'string' ? body.startsWith('\ufeff') : mark.every((byte, index) => body[index] === byte)
const withoutMark = (body: Uint8Array | string): Uint8Array | string =>
  typeof body === 'string' ? body.slice(1) : body.subarray(mark.length)

/** What is said of an input, or of a line, that cannot be judged. */
export const unreadable = ({ file, path }: Named, reason: string): FileResult => ({
  file,
  path,
  text: '',
  findings: [{ file, severity: 'error', code: inputUnreadable, message: `This cannot be judged: ${reason}.` }],
})

const validators = new WeakMap<Ruleset, Validator>()

export function validatorOf(ruleset: Ruleset): Validator {
  const known = validators.get(ruleset) ?? compile(ruleset)
  validators.set(ruleset, known)
  return known
}
