import {
  type CatalogEntry,
  type Code,
  catalog,
  type Diagnostic,
  type Finding,
  type Stage,
  stages,
} from './diagnostic.js'
import type { FormatId } from './formats/format.js'
import type { Json } from './json.js'
import type { Answer, Answers } from './ruleset.js'

/**
 * What a conditional verdict hangs on: the server takes the body exactly when the image has all of `present` and none of
 * `absent` (an attribute that a constraint only excludes counts as absent, too, while it has that constraint's off value),
 * and, where they are given, when its status is one of `status`, each of `equals` has that value and none of `differs` has.
 */
export interface Conditions {
  readonly present: readonly string[]
  readonly absent: readonly string[]
  readonly status?: readonly string[]
  readonly equals?: readonly { readonly attribute: string; readonly value: Json }[]
  readonly differs?: readonly { readonly attribute: string; readonly value: Json }[]
}

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
  /** The format in which the body was judged; absent when neither the context nor its shape tells. */
  readonly format?: FormatId
  /** All findings, in document order, one per cause. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A condition on an unknown image, and the code at which the server stops where it is not met. */
export interface Wanted {
  readonly kind: 'present' | 'absent' | 'status'
  /** The attribute that is to be there or not; '' for a status. */
  readonly attribute: string
  /** The value that it is to have or not; undefined: any. */
  readonly equals?: Json | undefined
  readonly status?: readonly string[]
  readonly code: Code
  /** The operation that wants it; -1: the body as a whole. */
  readonly index: number
  readonly answer: Answer | undefined
}

interface Found {
  readonly diagnostic: Diagnostic
  readonly index: number
}

/** What a judgement has found so far. `wanted` never has the same condition twice. */
export interface Findings {
  readonly answers: Answers
  readonly found: Found[]
  readonly wanted: Wanted[]
}

export const noFindings = (answers: Answers): Findings => ({ answers, found: [], wanted: [] })

/**
 * Adds a finding at an operation (-1: the body as a whole); `ofAttribute` are the answers of its attribute. Does nothing
 * where nobody wants findings.
 */
export function add(findings: Findings | undefined, finding: Finding, index: number, ofAttribute?: Answers): void {
  if (findings === undefined) return
  const { answer, suggestion, code, pointer, params } = finding
  const severity = finding.severity ?? catalog[code].severity
  const server = severity === 'error' ? answerTo(findings, code, answer ?? ofAttribute?.[code]) : undefined
  // The members belong together by their code; TypeScript does not follow a union through destructuring.
  const diagnostic = {
    code,
    severity,
    pointer,
    params,
    ...(server === undefined ? {} : { server }),
    ...(suggestion === undefined ? {} : { suggestion }),
  } as Diagnostic
  findings.found.push({ diagnostic, index })
}

function answerTo({ answers }: Findings, code: Code, own: Answer | undefined): Answer | undefined {
  const { status }: CatalogEntry = catalog[code]
  return own ?? answers[code] ?? (status === undefined ? undefined : { status })
}

/** The report of all that was found. */
export function report(findings: Findings, format: FormatId | undefined): Report {
  const { found, wanted } = findings
  const diagnostics = inOrder(found)
  const refusal = earliest(found)
  if (refusal === undefined)
    return unrefused(wanted.length === 0 ? nothing() : conditionsOf(wanted), format, diagnostics)
  const status = statusOf(refusal, findings)
  return {
    verdict: 'refused',
    ...(status === undefined ? {} : { status }),
    refusal: refusal.diagnostic,
    conditions: nothing(),
    ...(format === undefined ? {} : { format }),
    diagnostics,
  }
}

/** The conditions of a verdict that hangs on nothing. */
const nothing = (): Conditions => ({ present: [], absent: [] })

/** The report of a body that the server takes: whatever the image when there are no conditions. */
export function unrefused(
  conditions: Conditions,
  format: FormatId | undefined,
  diagnostics: readonly Diagnostic[],
): Report {
  const { present, absent, status, equals, differs } = conditions
  const free =
    present.length === 0 && absent.length === 0 && status === undefined && equals === undefined && differs === undefined
  // Spelled out, since spreading what may be absent is slow.
  if (free) {
    return format === undefined
      ? { verdict: 'accepted', status: 200, conditions, diagnostics }
      : { verdict: 'accepted', status: 200, conditions, format, diagnostics }
  }
  return format === undefined
    ? { verdict: 'conditional', conditions, diagnostics }
    : { verdict: 'conditional', conditions, format, diagnostics }
}

const inOrder = (found: readonly Found[]): readonly Diagnostic[] =>
  found.length === 0 ? [] : [...found].sort((a, b) => a.index - b.index).map(({ diagnostic }) => diagnostic)

function conditionsOf(wanted: readonly Wanted[]): Conditions {
  const present: string[] = []
  const absent: string[] = []
  const valued: Wanted[] = []
  for (const one of wanted) {
    if (one.kind === 'status' || one.equals !== undefined) valued.push(one)
    else if (one.kind === 'present') present.push(one.attribute)
    else absent.push(one.attribute)
  }
  return valued.length === 0 ? { present, absent } : { present, absent, ...valuesOf(valued) }
}

function valuesOf(wanted: readonly Wanted[]): Omit<Conditions, 'present' | 'absent'> {
  const statuses = wanted.flatMap(({ status }) => (status === undefined ? [] : [status]))
  const [first] = statuses
  const status = first?.filter(one => statuses.every(others => others.includes(one)))
  const pairs = (kind: Wanted['kind']): readonly { attribute: string; value: Json }[] =>
    wanted.flatMap(one =>
      one.kind === kind && one.equals !== undefined ? [{ attribute: one.attribute, value: one.equals }] : [],
    )
  const equals = pairs('present')
  const differs = pairs('absent')
  return {
    ...(status === undefined ? {} : { status }),
    ...(equals.length === 0 ? {} : { equals }),
    ...(differs.length === 0 ? {} : { differs }),
  }
}

const rank = new Map<Stage, number>(stages.map((stage, index) => [stage, index]))
const rankOf = (code: Code): number => rank.get(catalog[code].stage) ?? 0

/** The error that the server meets first: by stage, then by operation, then as the checks of one operation follow each other. */
function earliest(found: readonly Found[]): Found | undefined {
  let first: Found | undefined
  for (const one of found) {
    if (one.diagnostic.severity !== 'error') continue
    if (first === undefined || rankOf(one.diagnostic.code) - rankOf(first.diagnostic.code) < 0) first = one
    else if (one.index < first.index && rankOf(one.diagnostic.code) === rankOf(first.diagnostic.code)) first = one
  }
  return first
}

/** The status of a refusal, unless an unknown image may make the server stop earlier, with another one. */
function statusOf({ diagnostic, index }: Found, findings: Findings): number | undefined {
  const status = diagnostic.server?.status
  const last = rankOf(diagnostic.code)
  const sure = findings.wanted.every(one => {
    const earlier = rankOf(one.code) - last || one.index - index
    return earlier > 0 || answerTo(findings, one.code, one.answer)?.status === status
  })
  return sure ? status : undefined
}
