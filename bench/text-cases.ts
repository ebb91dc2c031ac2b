import { corners, corpus } from './cases.js'
import { takesAnyText } from './operations.js'

export const layouts = ['compact', 'pretty', 'non-ASCII'] as const
export const odd = ['late', 'many', 'odd', 'broken'] as const
export type TextName = (typeof layouts | typeof odd)[number]

export interface TextCase {
  readonly name: TextName
  readonly operations: number
  readonly texts: readonly string[]
}

/** Bodies as texts: valid ones in several layouts, and what a scanner may not be sure of. */
export function textCases(seed: number): readonly TextCase[] {
  const cases = corpus({ seed, sizes: [1, 3, 20, 1_000] })
  const all = cases.flatMap(({ kind, operations, texts }): TextCase[] => {
    if (kind !== 'valid') return [{ name: kind, operations, texts }]
    const bodies = texts.map(text => JSON.parse(text))
    return [
      { name: 'compact', operations, texts },
      { name: 'pretty', operations, texts: bodies.map(body => JSON.stringify(body, null, 2)) },
      { name: 'non-ASCII', operations, texts: bodies.map(body => JSON.stringify(body.map(foreign))) },
      ...(operations === 1_000
        ? []
        : [{ name: 'broken' as const, operations, texts: texts.map(text => text.slice(0, -2)) }]),
    ]
  })
  const oddities: TextCase = { name: 'odd', operations: 1, texts: corners.filter(text => text.length < 1_000) }
  return [...all, oddities].sort((a, b) => order(a.name) - order(b.name))
}

const order = (name: TextName): number => [...layouts, ...odd].indexOf(name)

/** Another script where any text is taken. */
const foreign = (element: { readonly path: string; readonly value?: unknown }): object =>
  typeof element.value === 'string' && takesAnyText(element.path.slice(1))
    ? { ...element, value: `${element.value} \u955c\u50cf` }
    : element
