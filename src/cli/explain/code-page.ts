import type { Paint } from '../colours.js'
import { codeFacts } from './code-facts.js'
import { codeParts } from './code-parts.js'
import type { AnyCode } from './explanation.js'
import { indented, labelled } from './layout.js'
import { citationWords } from './sources.js'

export const colourOf = { error: 'red', warning: 'yellow', info: 'cyan' } as const

/** The page of a code, for a terminal. */
export function codePage(code: AnyCode, tint: Paint): string {
  const facts = codeFacts(code)
  const { title, about, why, bad, good, sources, adjusting } = codeParts(facts)
  const cited = sources.length === 0 ? ['none: it is a rule of this tool'] : sources.map(citationWords)
  const lines = [
    `${tint(['bold', colourOf[facts.severity]], code)}: ${tint('bold', title)}`,
    '',
    ...about.flatMap(([label, text]) => labelled(`  ${label}`, text, 13)),
    '',
    ...indented(why, '  '),
    '',
    tint('bold', 'Bad'),
    ...bad.map(line => `  ${line}`),
    '',
    tint('bold', 'Good'),
    ...good.map(line => `  ${line}`),
    '',
    tint('bold', 'Sources'),
    ...cited.flatMap(source => labelled('  -', source, 4)),
    '',
    tint('bold', 'Severity'),
    ...indented(adjusting, '  '),
  ]
  return `${lines.join('\n')}\n`
}
