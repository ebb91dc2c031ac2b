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

/** A point at which the server may stop: diagnostics and conditions are ordered by it. */
interface Stop {
  readonly stage: Stage
  readonly index: number
  readonly status: number | undefined
}

/** Gathers what a judgement finds and makes the report of it. */
export interface Collector {
  /** Adds a finding at an operation (-1: the body as a whole); `answers` are those of its attribute. */
  add(finding: Finding, index: number, answers?: Answers): void
  /** Adds a condition: without it, the server stops at this code. */
  require(
    kind: 'present' | 'absent',
    attribute: string,
    equals: Json | undefined,
    stop: { code: Code; index: number; answer?: Answer | undefined },
  ): void
  requireStatus(status: readonly string[], stop: { code: Code; index: number; answer?: Answer | undefined }): void
  report(format: FormatId | undefined): Report
}

export function collector(answers: Answers): Collector {
  const found: (Stop & { readonly diagnostic: Diagnostic })[] = []
  const stops: Stop[] = []
  const present = new Set<string>()
  const absent = new Set<string>()
  const equals: { attribute: string; value: Json }[] = []
  const differs: { attribute: string; value: Json }[] = []
  let status: readonly string[] | undefined

  const answerTo = (code: Code, own: Answer | undefined, ofAttribute: Answers = {}): Answer | undefined => {
    const { status }: CatalogEntry = catalog[code]
    return own ?? ofAttribute[code] ?? answers[code] ?? (status === undefined ? undefined : { status })
  }
  const stopAt = (stop: { code: Code; index: number; answer?: Answer | undefined }): void => {
    stops.push({ stage: catalog[stop.code].stage, index: stop.index, status: answerTo(stop.code, stop.answer)?.status })
  }
  return {
    add(finding, index, ofAttribute) {
      const { answer, suggestion, code, pointer, params } = finding
      const severity = finding.severity ?? catalog[code].severity
      const server = severity === 'error' ? answerTo(code, answer, ofAttribute) : undefined
      // The members belong together by their code; TypeScript does not follow a union through destructuring.
      const diagnostic = {
        code,
        severity,
        pointer,
        params,
        ...(server === undefined ? {} : { server }),
        ...(suggestion === undefined ? {} : { suggestion }),
      } as Diagnostic
      found.push({ stage: catalog[code].stage, index, status: server?.status, diagnostic })
    },
    require(kind, attribute, value, stop) {
      if (value === undefined) (kind === 'present' ? present : absent).add(attribute)
      else (kind === 'present' ? equals : differs).push({ attribute, value })
      stopAt(stop)
    },
    requireStatus(wanted, stop) {
      status = status === undefined ? wanted : status.filter(one => wanted.includes(one))
      stopAt(stop)
    },
    report(format) {
      const refusal = earliest(found.filter(({ diagnostic }) => diagnostic.severity === 'error'))
      const verdict = refusal !== undefined ? 'refused' : stops.length > 0 ? 'conditional' : 'accepted'
      const decided =
        verdict === 'accepted'
          ? 200
          : stops.every(stop => stop.status === refusal?.status || !before(stop, refusal))
            ? refusal?.status
            : undefined
      return {
        verdict,
        ...(decided === undefined ? {} : { status: decided }),
        ...(refusal === undefined ? {} : { refusal: refusal.diagnostic }),
        conditions:
          verdict !== 'conditional'
            ? { present: [], absent: [] }
            : {
                present: [...present],
                absent: [...absent],
                ...(status === undefined ? {} : { status }),
                ...(equals.length === 0 ? {} : { equals }),
                ...(differs.length === 0 ? {} : { differs }),
              },
        ...(format === undefined ? {} : { format }),
        diagnostics: [...found].sort((a, b) => a.index - b.index).map(({ diagnostic }) => diagnostic),
      }
    },
  }
}

const rank = new Map<Stage, number>(stages.map((stage, index) => [stage, index]))
const order = (a: Stop, b: Stop): number => (rank.get(a.stage) ?? 0) - (rank.get(b.stage) ?? 0) || a.index - b.index

/** The one that the server meets first: by stage, then by operation, then as the checks of one operation follow each other. */
function earliest<S extends Stop>(stops: readonly S[]): S | undefined {
  let first: S | undefined
  for (const stop of stops) if (first === undefined || order(stop, first) < 0) first = stop
  return first
}

const before = (stop: Stop, refusal: Stop | undefined): boolean => refusal !== undefined && order(stop, refusal) <= 0
