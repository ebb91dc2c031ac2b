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
  findings.found.push({ diagnostic, stage: finding.stage ?? catalog[code].stage, index, order: next(findings) })
}

/** Adds a diagnostic that was made elsewhere. */
export const keep = (findings: Findings, diagnostic: Diagnostic, index: number): void =>
  void findings.found.push({ diagnostic, stage: catalog[diagnostic.code].stage, index, order: next(findings) })

/** Adds a condition; does nothing where nobody wants findings. */
export function want(findings: Findings | undefined, wanted: Omit<Wanted, 'order'>): void {
  if (findings === undefined) return
  const { kind, attribute, equals, either, code, stage, index, answer } = wanted
  // Spelled out: a spread takes V8 longer than all else of a judgement.
  findings.wanted.push({ kind, attribute, equals, either, code, stage, index, answer, order: next(findings) })
}

const next = ({ found, wanted }: Findings): number => found.length + wanted.length

/** What the server answers to a code: as the finding says, or the endpoint, or else as Glance. */
export function answerTo({ answers }: Findings, code: Code, own: Answer | undefined): Answer | undefined {
  const { status }: CatalogEntry = catalog[code]
  return own ?? answers[code] ?? (status === undefined ? undefined : { status })
}
