import { askedBy } from './asked.js'
import { decide } from './decide.js'
import { detectFormat } from './decode.js'
import { add, noFindings } from './findings.js'
import { byFormat, type FormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import type { Change } from './presence.js'
import type { Parsed } from './read-text.js'
import { type Report, report, unrefused } from './report.js'
import type { Request } from './request.js'
import type { Rules } from './rules.js'
import { judge } from './validate.js'

/** What was found in a text before its value could be judged. */
export type Found = Parsed['findings']
export const none: Found = []

/** Judges parsed bodies by compiled rules: any JavaScript values, of which none makes it throw. */
export interface Judging {
  /** `changes` learns what the body does to each attribute. */
  judged(body: unknown, request: Request, found: Found, changes?: Map<string, Change>): Report
  /** Whether the server takes a body, on some image at least. */
  isTaken(body: unknown, request: Request): boolean
  /** The report of a request whose body cannot be looked at; or only of what was found before, where its text has no value. */
  withoutBody(request: Request, found: Found | undefined, format?: FormatId): Report
}

export function judging(rules: Rules): Judging {
  const answers = rules.ruleset.answers ?? {}
  const withoutBody: Judging['withoutBody'] = ({ findings }, found, format) => {
    const sink = noFindings(answers)
    for (const finding of findings) add(sink, finding, -1)
    if (found === undefined) add(sink, { code: 'body-unreadable', pointer: '', params: {} }, -1)
    for (const { finding, index } of found ?? none) add(sink, finding, index)
    return report(sink, format)
  }
  return {
    judged(body, request, found, changes) {
      let format: FormatId | undefined
      try {
        format = request.format ?? detectFormat(body)
        if (found.length === 0 && format !== undefined && isQuick(request, body)) {
          const conditions = askedBy(rules, byFormat(formats, format), body)
          if (conditions !== undefined) return unrefused(conditions, format, [])
        }
        const sink = noFindings(answers)
        for (const { finding, index } of found) add(sink, finding, index)
        judge(rules, body, format, request, sink, changes)
        return report(sink, format)
      } catch {
        // A getter or a proxy that throws: no JSON text ever makes such a body, or such an image.
        return withoutBody(request, undefined, format)
      }
    },
    isTaken(body, request) {
      try {
        const format = request.format ?? detectFormat(body)
        if (format !== undefined && isQuick(request, body)) {
          const quick = decide(rules, byFormat(formats, format), body)
          if (quick !== undefined) return quick
        }
        return !judge(rules, body, format, request, undefined)
      } catch {
        return false
      }
    },
    withoutBody,
  }
}

/** Whether the fast ways may be asked: they know no image, and nothing that is wrong before the body. */
const isQuick = (request: Request, body: unknown): body is readonly unknown[] => isBare(request) && Array.isArray(body)

/** Whether a request says nothing but, perhaps, the format. */
export const isBare = ({ image, findings }: Request): boolean => image === undefined && findings.length === 0
