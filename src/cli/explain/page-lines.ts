import type { Ruleset, Source } from '../../index.js'
import type { Paint } from '../colours.js'
import { printable } from '../printable.js'
import type { Part } from './attribute-parts.js'
import { labelled, pageWidth, wrapped } from './layout.js'
import { texts } from './phrases.js'
import { citations } from './sources.js'

/** The lines that name a ruleset. */
export function headLines({ id, endpoint, title }: Ruleset, tint: Paint): readonly string[] {
  const name = printable(id)
  const rest = texts(endpoint, title).map(printable)
  const [first = '', ...more] = wrapped([name, ...rest].join('  '), pageWidth)
  return [first.startsWith(name) ? `${tint(['bold', 'cyan'], name)}${first.slice(name.length)}` : first, ...more]
}

/** The lines of parts, each behind its label. */
export const partLines = (parts: readonly Part[]): readonly string[] =>
  parts.flatMap(([label, said]) =>
    said.flatMap((text, index) => labelled(index === 0 ? `  ${label}` : '', printable(text), 13)),
  )

/** The documents behind sources, with the first words that stand for them; an empty line comes before. */
export function documentLines(sources: readonly Source[], tint: Paint): readonly string[] {
  const cited = citations(sources)
  const lines = cited.flatMap(({ id, title }) => labelled(`  ${printable(id)}`, printable(title), 20))
  return cited.length === 0 ? [] : ['', tint('bold', 'Documents'), ...lines]
}
