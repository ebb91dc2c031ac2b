import { isBare, type Judging, none } from './judging.js'
import { parseText, readText } from './read-text.js'
import { type Report, unrefused } from './report.js'
import type { Request } from './request.js'
import type { Rules } from './rules.js'
import { type Scanner, scannerOf } from './scan/scanner.js'

type Text = string | Uint8Array

/** Judges bodies as they are on the wire. Throws a TypeError for what is no text. */
export interface TextJudging {
  judged(text: Text, request: Request): Report
  isTaken(text: Text, request: Request): boolean
  verdict(text: Text, request: Request): Report['verdict']
  linted(text: Text, request: Request): Report | 'accepted' | 'conditional'
}

/** Asks the scanner first, where the request leaves it to the body, and goes the way round where that is not sure. */
export function textJudging(rules: Rules, judging: Judging): TextJudging {
  const scannerFor = scanners(rules)
  const parsed = (text: Text, request: Request): Report => {
    const { value, findings } = readText(text)
    return value === undefined
      ? judging.withoutBody(request, findings, request.format)
      : judging.judged(value, request, findings)
  }
  return {
    judged(text, request) {
      checkText(text)
      const asked = scannerFor(request)?.asks(text, request.format)
      return asked === undefined
        ? parsed(text, request)
        : unrefused({ present: asked.present, absent: asked.absent }, asked.format, [])
    },
    linted(text, request) {
      checkText(text)
      const verdict = scannerFor(request)?.cleanVerdict(text, request.format)
      if (verdict !== undefined) return verdict
      const report = parsed(text, request)
      return report.diagnostics.length > 0 || report.verdict === 'refused' ? report : report.verdict
    },
    isTaken(text, request) {
      checkText(text)
      if (scannerFor(request)?.takes(text, request.format)) return true
      const value = isClosed(text) ? parseText(text) : undefined
      return value !== undefined && judging.isTaken(value, request)
    },
    verdict(text, request) {
      checkText(text)
      const verdict = scannerFor(request)?.verdict(text, request.format)
      if (verdict !== undefined) return verdict
      const value = isClosed(text) ? parseText(text) : undefined
      if (value === undefined || !judging.isTaken(value, request)) return 'refused'
      return judging.judged(value, request, none).verdict
    },
  }
}

/** The scanner, made for the second text: one alone is judged sooner without. */
function scanners(rules: Rules): (request: Request) => Scanner | undefined {
  let texts = 0
  let scanner: Scanner | undefined
  return request => {
    if (texts < 2 && ++texts === 2) scanner = scannerOf(rules)
    return isBare(request) ? scanner : undefined
  }
}

/** Whether a text ends as an array does. Others are refused, and to have them parsed, which fails, would take longest of all. */
function isClosed(text: Text): boolean {
  if (typeof text !== 'string' && !(text instanceof Uint8Array)) return true
  const unitAt = (at: number): number | undefined => (typeof text === 'string' ? text.charCodeAt(at) : text[at])
  let last = text.length - 1
  for (let unit = unitAt(last); unit === 32 || unit === 10 || unit === 13 || unit === 9; unit = unitAt(last)) last--
  return unitAt(last) === 93
}

function checkText(text: unknown): void {
  if (typeof text !== 'string' && !ArrayBuffer.isView(text))
    throw new TypeError('text: a string or a Uint8Array wanted')
}
