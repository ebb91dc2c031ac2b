import { type Code, catalog, type Diagnostic, type Stage, stages } from './diagnostic.js'
import { answerTo, type Findings, type Found, type Wanted } from './findings.js'
import type { FormatId } from './formats/format.js'
import type { Json } from './json.js'

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
