import { type Conditions, conditionsOf } from './conditions.js'
import { catalog, type Diagnostic } from './diagnostic.js'
import { add, answerTo, type Findings, type Found } from './findings.js'
import type { FormatId } from './formats/format.js'
import { type Stage, stages } from './stage.js'

/**
 * The judgement of one body. Without an image it holds for every image that exists, that the caller sees and owns, that is
 * active where the endpoint wants that, and that is below its quotas.
 */
export interface Report {
  readonly verdict: 'accepted' | 'refused' | 'conditional'
  /** The HTTP status that the server would answer; absent when that depends on the image. */
  readonly status?: number
  /** The diagnostic that the server would stop at. */
  readonly refusal?: Diagnostic
  readonly conditions: Conditions
  /** The format in which the body was judged; absent when neither the context nor its shape tells, or it is an image. */
  readonly format?: FormatId
  /** All findings, in document order, one per cause. */
  readonly diagnostics: readonly Diagnostic[]
}

/** The report of all that was found; `status` is that of a body which the server takes. */
export function report(findings: Findings, format: FormatId | undefined, status = 200): Report {
  const { found } = findings
  const refusal = earliest(found)
  if (refusal?.stage === 'tags') noteHalf(findings, refusal)
  const diagnostics = inOrder(found)
  if (refusal === undefined) return unrefused(conditionsOf(findings), format, diagnostics, status)
  return refused(statusOf(refusal, findings), refusal.diagnostic, format, diagnostics)
}

function refused(
  status: number | undefined,
  refusal: Diagnostic,
  format: FormatId | undefined,
  diagnostics: readonly Diagnostic[],
): Report {
  const verdict = 'refused'
  const conditions: Conditions = { present: [], absent: [] }
  // Spelled out, since spreading what may be absent is slow.
  if (status === undefined)
    return format === undefined
      ? { verdict, refusal, conditions, diagnostics }
      : { verdict, refusal, conditions, format, diagnostics }
  return format === undefined
    ? { verdict, status, refusal, conditions, diagnostics }
    : { verdict, status, refusal, conditions, format, diagnostics }
}

/** What is saved when all else was committed is refused too late: half of the body is kept (glance A5). */
function noteHalf(findings: Findings, { diagnostic: { pointer, params }, index }: Found): void {
  const attribute = 'attribute' in params && typeof params.attribute === 'string' ? params.attribute : ''
  add(
    findings,
    { code: 'body-kept-in-part', pointer: pointer.split('/').slice(0, 2).join('/'), params: { attribute } },
    index,
  )
}

/** The report of a body that the server takes: whatever the image when there are no conditions. */
export function unrefused(
  conditions: Conditions,
  format: FormatId | undefined,
  diagnostics: readonly Diagnostic[],
  status = 200,
): Report {
  const { present, absent, equals, differs, either } = conditions
  const free = present.length + absent.length === 0 && (conditions.status ?? equals ?? differs ?? either) === undefined
  // Spelled out, since spreading what may be absent is slow.
  if (free) {
    return format === undefined
      ? { verdict: 'accepted', status, conditions, diagnostics }
      : { verdict: 'accepted', status, conditions, format, diagnostics }
  }
  return format === undefined
    ? { verdict: 'conditional', conditions, diagnostics }
    : { verdict: 'conditional', conditions, format, diagnostics }
}

/** Most are in order as they come: V8 takes longer to sort them than to find them. */
function inOrder(found: readonly Found[]): readonly Diagnostic[] {
  const sorted = isSorted(found) ? found : [...found].sort((a, b) => a.index - b.index)
  const diagnostics: Diagnostic[] = []
  for (let at = 0; at < sorted.length; at++) diagnostics.push((sorted[at] as Found).diagnostic)
  return diagnostics
}

function isSorted(found: readonly Found[]): boolean {
  let last = -1
  for (const { index } of found) {
    if (index < last) return false
    last = index
  }
  return true
}

const rank = new Map<Stage, number>(stages.map((stage, index) => [stage, index]))
const rankOf = (stage: Stage): number => rank.get(stage) ?? 0

/** The error that the server meets first: by stage, then by operation, then as the checks of one operation follow each other. */
function earliest(found: readonly Found[]): Found | undefined {
  let first: Found | undefined
  for (const one of found) {
    if (one.diagnostic.severity !== 'error') continue
    if (first === undefined) first = one
    else if (one.stage === first.stage ? one.index < first.index : rankOf(one.stage) < rankOf(first.stage)) first = one
  }
  return first
}

/** The status of a refusal, unless an unknown image may make the server stop earlier, with another one. */
function statusOf({ diagnostic, stage, index, order }: Found, findings: Findings): number | undefined {
  const status = diagnostic.server?.status
  const last = rankOf(stage)
  for (const one of findings.stops) {
    const own = one.stage ?? catalog[one.code].stage
    const behind = (own === stage ? 0 : rankOf(own) - last) || one.index - index || one.order - order
    if (behind <= 0 && answerTo(findings, one.code, one.answer)?.status !== status) return undefined
  }
  return status
}
