import { hasColours, paint } from '../colours.js'
import type { Streams } from '../streams.js'
import { allCodes, codeFacts, lintSeverity } from './code-facts.js'
import { colourOf } from './code-page.js'
import { padded } from './layout.js'

/** Prints every code with its severity, stage and title, one in a line. Answers the exit code. */
export async function listCodes(streams: Streams): Promise<number> {
  const tint = paint(hasColours(streams.stdout, streams.env))
  const facts = allCodes.map(code => {
    const known = codeFacts(code)
    return { ...known, severity: lintSeverity(known) }
  })
  const widthOf = (words: readonly string[]): number => Math.max(...words.map(({ length }) => length))
  const [codes, severities, stages] = [
    widthOf(facts.map(({ code }) => code)),
    widthOf(facts.map(({ severity }) => severity)),
    widthOf(facts.map(({ stage }) => stage)),
  ]
  for (const { code, severity, stage, title } of facts) {
    const cells = [padded(code, codes), tint(colourOf[severity], padded(severity, severities)), padded(stage, stages)]
    await streams.stdout.write(`${[...cells, title].join('  ')}\n`)
  }
  return 0
}
