import { answerWords, isAdjustable, lintSeverity } from './code-facts.js'
import { exampleLines } from './example-lines.js'
import type { CodeFacts } from './explanation.js'
import { type Citation, citations } from './sources.js'
import { stageWords } from './stage-words.js'

/** What the page of a code says, part by part: on a terminal and in Markdown alike. */
export interface CodeParts {
  readonly title: string
  /** Labels with what they say. */
  readonly about: readonly (readonly [string, string])[]
  readonly why: string
  readonly bad: readonly string[]
  /** Without what the bad example has shown already. */
  readonly good: readonly string[]
  /** Empty: it is a rule of this tool. */
  readonly sources: readonly Citation[]
  /** How to change the severity, or why that cannot be done. */
  readonly adjusting: string
}

export function codeParts(facts: CodeFacts): CodeParts {
  const { title, stage, why, bad, good, sources } = facts
  return {
    title,
    about: [
      ['severity', severityWords(facts)],
      ['stage', `${stage}: ${stageWords[stage]}`],
      ['answer', answerWords(facts) ?? 'none: no server refuses it'],
      ...(facts.fix === undefined ? [] : [['fix', curingWords[facts.fix]] as const]),
    ],
    why: why.join(' '),
    bad: exampleLines(bad),
    good: exampleLines(good, bad),
    sources: citations(sources),
    adjusting: adjusting(facts),
  }
}

const curingWords = {
  safe: 'lint --fix',
  partly: 'lint --fix where only one cure makes sense, --fix-unsafe where one is likely',
  unsafe: 'lint --fix-unsafe, where one cure is likely',
} as const

function severityWords(facts: CodeFacts): string {
  const { severity, ruled } = facts
  const inLint = lintSeverity(facts)
  if (inLint !== severity) return `${severity}; lint says ${inLint}`
  return ruled ? `${severity}, unless the rule says otherwise` : severity
}

function adjusting(facts: CodeFacts): string {
  if (facts.stage === 'input') return 'It cannot be switched off: what was not judged must not pass for good.'
  if (facts.stage === 'baseline') return 'A config does not change it; --no-baseline leaves the baseline alone.'
  if (!isAdjustable(facts)) return 'lint does not report it: it is said when a body is made.'
  return [
    `"severities": { "${facts.code}": "off" } in image-patch.config.json switches it off;`,
    '"info", "warning" and "error" are the other levels. The verdict on a body does not change with it.',
  ].join(' ')
}
