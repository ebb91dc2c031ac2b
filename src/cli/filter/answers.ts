import type { Severities } from '../config/config.js'
import { codesOf, findingsOf } from './findings.js'
import { type Judgement, verdictOf } from './judgement.js'
import { withMember } from './record.js'

export type OutputId = 'verdict' | 'codes' | 'json' | 'record'

/** One answer: a line without its LF. Where that is a record, the member `into` of it is the answer. */
type Answer = (judgement: Judgement, severities: Severities, into: string) => string

/** By what `--output` names. */
export const answers: Readonly<Record<OutputId, Answer>> = {
  verdict: verdictOf,
  codes: (judgement, severities) => codesOf(judgement, severities).join(),
  json: (judgement, severities) => written(() => fullOf(judgement, severities), judgement, severities),
  record: (judgement, severities, into) =>
    withMember(
      judgement.line,
      into,
      written(() => briefOf(judgement, severities), judgement, severities),
    ),
}

/** As a file in the report of `lint --reporter json`, without a name. */
function fullOf(judgement: Judgement, severities: Severities): object {
  const findings = findingsOf(judgement, severities)
  if ('reason' in judgement) return { verdict: 'refused', findings }
  const { diagnostics: _, ...report } = judgement.report
  return { ...report, findings }
}

/** Without words and places. */
function briefOf(judgement: Judgement, severities: Severities): object {
  const codes = codesOf(judgement, severities)
  if ('reason' in judgement) return { verdict: 'refused', codes, reason: judgement.reason }
  const { verdict, status, refusal, conditions } = judgement.report
  return {
    verdict,
    status,
    refusal: refusal?.code,
    codes,
    conditions: verdict === 'conditional' ? conditions : undefined,
  }
}

/** JSON in one line. What this machine cannot write, since it is nested too deep or too much, is said by its codes alone. */
function written(make: () => object, judgement: Judgement, severities: Severities): string {
  try {
    return JSON.stringify(make())
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return JSON.stringify({ verdict: verdictOf(judgement), codes: codesOf(judgement, severities) })
  }
}
