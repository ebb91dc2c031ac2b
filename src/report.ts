import type { Alternative } from './checks/demand.js'
import { catalog, type Diagnostic, type Stage, stages } from './diagnostic.js'
import { add, answerTo, type Findings, type Found, type Wanted } from './findings.js'
import type { FormatId } from './formats/format.js'
import type { Json } from './json.js'

/**
 * What a conditional verdict hangs on: the server takes the body exactly when the image has all of `present` and none of
 * `absent` (an attribute that a constraint only excludes counts as absent, too, while it has that constraint's off value),
 * and, where they are given, when its status is one of `status`, each of `equals` has that value and none of `differs` has,
 * and of each group in `either` one attribute has one of its values.
 */
export interface Conditions {
  readonly present: readonly string[]
  readonly absent: readonly string[]
  readonly status?: readonly string[]
  readonly equals?: readonly { readonly attribute: string; readonly value: Json }[]
  readonly differs?: readonly { readonly attribute: string; readonly value: Json }[]
  readonly either?: readonly (readonly { readonly attribute: string; readonly values: readonly Json[] }[])[]
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
  const refusal = earliest(found)
  if (refusal?.stage === 'tags') noteHalf(findings, refusal)
  const diagnostics = inOrder(found)
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

/** What is saved when all else was committed is refused too late: half of the body is kept (glance A5). */
function noteHalf(findings: Findings, { diagnostic: { pointer, params }, index }: Found): void {
  const attribute = 'attribute' in params && typeof params.attribute === 'string' ? params.attribute : ''
  add(
    findings,
    { code: 'body-kept-in-part', pointer: pointer.split('/').slice(0, 2).join('/'), params: { attribute } },
    index,
  )
}

/** The conditions of a verdict that hangs on nothing. */
const nothing = (): Conditions => ({ present: [], absent: [] })

/** The report of a body that the server takes: whatever the image when there are no conditions. */
export function unrefused(
  conditions: Conditions,
  format: FormatId | undefined,
  diagnostics: readonly Diagnostic[],
): Report {
  const { present, absent, status, equals, differs, either } = conditions
  const free = present.length + absent.length === 0 && (status ?? equals ?? differs ?? either) === undefined
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
    if (one.kind === 'either' || one.equals !== undefined) valued.push(one)
    else if (one.kind === 'present') present.push(one.attribute)
    else absent.push(one.attribute)
  }
  return valued.length === 0 ? { present, absent } : { present, absent, ...valuesOf(valued) }
}

function valuesOf(wanted: readonly Wanted[]): Omit<Conditions, 'present' | 'absent'> {
  const groups = wanted.flatMap(({ either }) => (either === undefined ? [] : [either]))
  // The status, alone, has a member of its own; so have single values.
  const statuses = groups.flatMap(([one, other]) =>
    one?.attribute === 'status' && other === undefined ? [one.values] : [],
  )
  const [first] = statuses
  const status = first?.filter(one => statuses.every(others => others.includes(one))) as string[] | undefined
  const singles = groups.flatMap(([one, other]) => (isSingle(one) && other === undefined ? [one] : []))
  const either = groups.filter(([one, other]) => other !== undefined || (one?.attribute !== 'status' && !isSingle(one)))
  const pairs = (kind: Wanted['kind']): readonly { attribute: string; value: Json }[] =>
    wanted.flatMap(one =>
      one.kind === kind && one.equals !== undefined ? [{ attribute: one.attribute, value: one.equals }] : [],
    )
  const equals = distinct([
    ...pairs('present'),
    ...singles.map(({ attribute, values: [value = null] }) => ({ attribute, value })),
  ])
  const differs = pairs('absent')
  return {
    ...(status === undefined ? {} : { status }),
    ...(equals.length === 0 ? {} : { equals }),
    ...(differs.length === 0 ? {} : { differs }),
    ...(either.length === 0 ? {} : { either }),
  }
}

const isSingle = (one: Alternative | undefined): one is Alternative =>
  one !== undefined && one.attribute !== 'status' && one.values.length === 1

const distinct = (
  pairs: readonly { attribute: string; value: Json }[],
): readonly { attribute: string; value: Json }[] =>
  pairs.filter(
    (pair, index) => pairs.findIndex(one => one.attribute === pair.attribute && one.value === pair.value) === index,
  )

const rank = new Map<Stage, number>(stages.map((stage, index) => [stage, index]))
const rankOf = (stage: Stage): number => rank.get(stage) ?? 0

/** The error that the server meets first: by stage, then by operation, then as the checks of one operation follow each other. */
function earliest(found: readonly Found[]): Found | undefined {
  let first: Found | undefined
  for (const one of found) {
    if (one.diagnostic.severity !== 'error') continue
    if (first === undefined || rankOf(one.stage) < rankOf(first.stage)) first = one
    else if (one.index < first.index && one.stage === first.stage) first = one
  }
  return first
}

/** The status of a refusal, unless an unknown image may make the server stop earlier, with another one. */
function statusOf({ diagnostic, stage, index, order }: Found, findings: Findings): number | undefined {
  const status = diagnostic.server?.status
  const sure = findings.wanted.every(one => {
    const behind =
      rankOf(one.stage ?? catalog[one.code].stage) - rankOf(stage) || one.index - index || one.order - order
    return behind > 0 || answerTo(findings, one.code, one.answer)?.status === status
  })
  return sure ? status : undefined
}
