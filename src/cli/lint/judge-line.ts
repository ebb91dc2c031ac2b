import type { Report } from '../../index.js'
import { locate, type Place } from '../../text/index.js'
import type { Settings } from '../config/settings.js'
import { type Finding, type Fix, movedFix } from '../finding.js'
import { given } from '../given.js'
import { onLine, placesIn } from '../lines/places.js'
import type { LineBody } from '../lines/record.js'
import { textOf } from '../places.js'
import type { FileResult, Named } from '../reporters/reporter.js'
import { fixesOf } from './fix/in-reports.js'
import { findingsOf, judgementOf, validatorOf } from './judge.js'

/** What is to be said of one line of NDJSON, and of the body in it. */
export function lineResult(
  { file, path }: Named,
  line: Uint8Array,
  found: LineBody,
  report: Report,
  settings: Settings,
): FileResult {
  const { diagnostics } = report
  const ranges = placesIn(line, found, diagnostics)
  const findings = findingsOf(file, diagnostics, { ranges, fixes: fixesIn(line, found, report, settings) }, settings)
  const { verdict, status, refusal, conditions, format } = judgementOf(found.body, report, {
    ruleset: settings.ruleset,
    context: found.context ?? {},
  })
  // What else is in the report would only be sent from thread to thread.
  const judgement = { verdict, conditions, ...given({ status, refusal, format }) }
  return { file, path, text: textOf(line), judgement, findings }
}

/**
 * The cures as edits of the line; none for a body that a string holds, where every quote would want a "\", and none that would
 * make several lines of it.
 */
function fixesIn(
  line: Uint8Array,
  { body, context, origin }: LineBody,
  { diagnostics }: Report,
  { ruleset }: Settings,
): readonly (Fix | undefined)[] {
  if (origin?.quoted) return []
  const fixes = fixesOf(diagnostics, typeof body === 'string' ? body : textOf(body), {
    validator: validatorOf(ruleset),
    context,
  }).map(fix => (fix?.edits.some(({ text }) => /[\r\n]/.test(text)) ? undefined : fix))
  const whole = origin && locate(textOf(line), [origin.pointer])[0]?.value
  if (whole === undefined) return fixes
  const behind = (place: Place): Place => ({ ...place, offset: whole.start.offset + place.offset })
  return fixes.map(fix => fix && movedFix(fix, ({ start, end }) => ({ start: behind(start), end: behind(end) })))
}

/** A result of one line as what is said of that line of its file. What has no place stands at its beginning. */
export function atLine(result: FileResult, line: number): FileResult {
  const ranged = onLine(line)
  const top = { offset: 0, line, column: 1 }
  const findings = result.findings.map((finding): Finding => {
    const { range, fix } = finding
    const placed = { ...finding, range: range === undefined ? { start: top, end: top } : ranged(range) }
    return fix === undefined ? placed : { ...placed, fix: movedFix(fix, ranged) }
  })
  return { ...result, line, findings }
}
