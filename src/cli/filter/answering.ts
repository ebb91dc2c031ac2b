import type { Report } from '../../index.js'
import type { Settings } from '../config/settings.js'
import type { Fields } from '../lines/record.js'
import type { LineSink } from '../lines/split.js'
import { answers, type OutputId } from './answers.js'
import { type Judgement, lineJudge, lineVerdict, verdictOf } from './judgement.js'

/** What decides how lines are answered. */
export interface Answers extends Fields {
  readonly output: OutputId
  /** The member of a record that takes the answer. */
  readonly into: string
  /** In bytes. */
  readonly maxLine: number
}

/** Answers lines as they come. */
export interface Answering {
  readonly lines: LineSink
  /** How much there is to be taken: in UTF-16 units. */
  waiting(): number
  /** The answers since it was last asked, each with its LF. */
  take(): string
  /** Whether a line was refused. */
  refused(): boolean
}

export function answering(options: Answers, settings: Settings): Answering {
  const { output, into, maxLine } = options
  let said = ''
  let refused = false
  const tell = (judgement: Judgement): void => {
    said += `${answers[output](judgement, settings.severities, into)}\n`
    refused ||= verdictOf(judgement) === 'refused'
  }
  const told = (): LineSink['line'] => {
    const judge = lineJudge(options, settings)
    return line => tell(judge(line))
  }
  const toldQuickly = (): LineSink['line'] => {
    const verdict = lineVerdict(options, settings)
    return line => {
      const found = verdict(line)
      said += verdictLine[found]
      refused ||= found === 'refused'
    }
  }
  return {
    lines: {
      line: output === 'verdict' ? toldQuickly() : told(),
      long: bytes => tell({ reason: `the line has ${bytes} bytes, of ${maxLine} allowed` }),
      most: maxLine,
    },
    waiting: () => said.length,
    take() {
      const text = said
      said = ''
      return text
    },
    refused: () => refused,
  }
}

const verdictLine: Readonly<Record<Report['verdict'], string>> = {
  accepted: 'accepted\n',
  conditional: 'conditional\n',
  refused: 'refused\n',
}
