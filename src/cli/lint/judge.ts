import { compile, describe, type Ruleset, type Validator } from '../../index.js'
import type { Settings } from '../config/settings.js'
import { type Finding, inputUnreadable } from '../finding.js'
import { rangesOf, textOf } from '../places.js'
import type { FileResult } from '../reporters/reporter.js'
import { fixesOf } from './fix.js'

/** How a file is called: `file` and `path` as in `FileResult`. */
export type Named = Pick<FileResult, 'file' | 'path'>

/** Judges the bytes of one file. */
export function judge({ file, path }: Named, bytes: Uint8Array, settings: Settings): FileResult {
  const validator = validatorOf(settings.ruleset)
  const report = validator.validateText(bytes, settings.context)
  const { diagnostics } = report
  if (diagnostics.length === 0) return { file, path, text: '', judgement: report, findings: [] }

  const text = textOf(bytes)
  const ranges = rangesOf(diagnostics, text, bytes)
  const fixes = fixesOf(diagnostics, text)
  const findings = diagnostics.flatMap((diagnostic, index): readonly Finding[] => {
    const severity = settings.severities[diagnostic.code] ?? diagnostic.severity
    if (severity === 'off') return []
    const fix = fixes[index]
    const finding = { ...diagnostic, file, severity, range: ranges[index], message: describe(diagnostic) }
    return [fix === undefined ? finding : { ...finding, fix }]
  })
  // Who reads the file to send it drops a byte order mark; what the server says of the rest is what people want to know.
  const judgement = hasMark(bytes) ? validator.validateText(bytes.subarray(mark.length), settings.context) : report
  return { file, path, text: findings.length === 0 ? '' : text, judgement, findings }
}

const mark = [0xef, 0xbb, 0xbf]
const hasMark = (bytes: Uint8Array): boolean => mark.every((byte, index) => bytes[index] === byte)

/** What is said of an input that cannot be read. */
export const unreadable = ({ file, path }: Named, reason: string): FileResult => ({
  file,
  path,
  text: '',
  findings: [{ file, severity: 'error', code: inputUnreadable, message: `This cannot be judged: ${reason}.` }],
})

const validators = new WeakMap<Ruleset, Validator>()

function validatorOf(ruleset: Ruleset): Validator {
  const known = validators.get(ruleset) ?? compile(ruleset)
  validators.set(ruleset, known)
  return known
}
