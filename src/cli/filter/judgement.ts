import { compile, type Report } from '../../index.js'
import type { Settings } from '../config/settings.js'
import { type Fields, type LineBody, lineReader } from '../lines/record.js'

/** What is to be said of one line. */
export type Judgement = Judged | Unjudged

export interface Judged {
  readonly line: Uint8Array
  readonly body: LineBody
  readonly report: Report
}

/** A line without a body that could be judged: whoever would send it is refused, too. */
export interface Unjudged {
  /** Absent where it was too long to be kept. */
  readonly line?: Uint8Array
  /** Completes "This cannot be judged: …". */
  readonly reason: string
}

/** Makes the one function that judges a line. */
export function lineJudge(fields: Fields, { ruleset, context }: Settings): (line: Uint8Array) => Judgement {
  const validator = compile(ruleset)
  const read = lineReader(fields, context)
  return line => {
    const body = read(line)
    return 'reason' in body
      ? { line, reason: body.reason }
      : { line, body, report: validator.validateText(body.body, body.context) }
  }
}

/** Makes the one function that judges a line of which only the verdict is wanted. */
export function lineVerdict(fields: Fields, { ruleset, context }: Settings): (line: Uint8Array) => Report['verdict'] {
  const validator = compile(ruleset)
  const read = lineReader(fields, context)
  return line => {
    const body = read(line)
    return 'reason' in body ? 'refused' : validator.verdictOfText(body.body, body.context)
  }
}

export const verdictOf = (judgement: Judgement): Report['verdict'] =>
  'report' in judgement ? judgement.report.verdict : 'refused'
