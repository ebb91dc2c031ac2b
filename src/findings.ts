import type { Alternative } from './checks/demand.js'
import { type CatalogEntry, type Code, catalog, type Diagnostic, type Finding } from './diagnostic.js'
import type { Json } from './json.js'
import type { Answer, Answers } from './ruleset.js'
import type { Stage } from './stage.js'

/** A condition on an unknown image, and the code at which the server stops where it is not met. */
export interface Wanted {
  readonly kind: 'present' | 'absent' | 'either'
  /** The attribute that is to be there or not; '' where it is one of several. */
  readonly attribute: string
  /** The value that it is to have or not; undefined: whatever value. */
  readonly equals?: Json | undefined
  /** One of these is to be so. */
  readonly either?: readonly Alternative[] | undefined
  readonly code: Code
  /** Without it: that of the code. */
  readonly stage?: Stage | undefined
  /** The operation that wants it; -1: the body as a whole. */
  readonly index: number
  readonly answer: Answer | undefined
}

/** Where the server stops when a condition is not met. */
export interface Stop extends Pick<Wanted, 'code' | 'stage' | 'index' | 'answer'> {
  /** Where it came, among findings and conditions. */
  readonly order: number
}

/** A diagnostic, and the operation that it is about; -1: the body as a whole. */
export interface Found {
  /** Where it came, among findings and conditions. */
  readonly order: number
  readonly diagnostic: Diagnostic
  readonly stage: Stage
  readonly index: number
}

/** What a judgement has found so far. */
export interface Findings {
  readonly answers: Answers
  readonly found: Found[]
  /** The attributes that are to be there, and those that are not to be, whatever their values. */
  readonly present: string[]
  readonly absent: string[]
  /** All other conditions. */
  readonly valued: Wanted[]
  /** The first stop of each code and answer, which stands for those behind it. */
  readonly stops: Stop[]
  /** How many conditions there are. */
  wants: number
}

export const noFindings = (answers: Answers): Findings => ({
  answers,
  found: [],
  present: [],
  absent: [],
  valued: [],
  stops: [],
  wants: 0,
})

/**
 * Adds a finding at an operation (-1: the body as a whole); `ofAttribute` are the answers of its attribute. Does nothing
 * where nobody wants findings.
 */
export function add(findings: Findings | undefined, finding: Finding, index: number, ofAttribute?: Answers): void {
  if (findings === undefined) return
  const { answer, suggestion, code, pointer, params } = finding
  const entry: CatalogEntry = catalog[code]
  const severity = finding.severity ?? entry.severity
  const server = severity === 'error' ? answerOf(findings, code, entry, answer ?? ofAttribute?.[code]) : undefined
  // The members belong together by their code; TypeScript does not follow a union through destructuring. Spelled out, since
  // spreading what may be absent is slow.
  const diagnostic = (
    server === undefined
      ? suggestion === undefined
        ? { code, severity, pointer, params }
        : { code, severity, pointer, params, suggestion }
      : suggestion === undefined
        ? { code, severity, pointer, params, server }
        : { code, severity, pointer, params, server, suggestion }
  ) as Diagnostic
  findings.found.push({ diagnostic, stage: finding.stage ?? entry.stage, index, order: next(findings) })
}

/** Adds a diagnostic that was made elsewhere. */
export const keep = (findings: Findings, diagnostic: Diagnostic, index: number): void =>
  void findings.found.push({ diagnostic, stage: catalog[diagnostic.code].stage, index, order: next(findings) })

/** Adds a condition; does nothing where nobody wants findings. */
export function want(findings: Findings | undefined, wanted: Wanted): void {
  if (findings === undefined) return
  const { kind, attribute, code, stage, index, answer } = wanted
  if (kind === 'either' || wanted.equals !== undefined) {
    findings.valued.push(wanted)
    stopAt(findings, code, stage, index, answer)
  } else wantPresence(findings, kind, attribute, code, stage, index, answer)
}

/** Adds the condition that an attribute is there, or is not: the commonest one, for which nothing is made. */
export function wantPresence(
  findings: Findings,
  kind: 'present' | 'absent',
  attribute: string,
  code: Code,
  stage: Stage | undefined,
  index: number,
  answer: Answer | undefined,
): void {
  findings[kind].push(attribute)
  stopAt(findings, code, stage, index, answer)
}

function stopAt(
  findings: Findings,
  code: Code,
  stage: Stage | undefined,
  index: number,
  answer: Answer | undefined,
): void {
  const { stops } = findings
  const order = next(findings)
  findings.wants++
  for (let at = 0; at < stops.length; at++) {
    const stop = stops[at] as Stop
    if (stop.code === code && stop.answer === answer && stop.stage === stage && stop.index <= index) return
  }
  stops.push({ code, stage, index, answer, order })
}

const next = ({ found, wants }: Findings): number => found.length + wants

/** What the server answers to a code: as the finding says, or the endpoint, or else as Glance. */
export const answerTo = (findings: Findings, code: Code, own: Answer | undefined): Answer | undefined =>
  answerOf(findings, code, catalog[code], own)

const answerOf = (
  { answers }: Findings,
  code: Code,
  { status }: CatalogEntry,
  own: Answer | undefined,
): Answer | undefined => own ?? answers[code] ?? (status === undefined ? undefined : { status })
