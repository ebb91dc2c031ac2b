import { isDeepStrictEqual } from 'node:util'
import { translate, translateText } from '../src/index.js'
import { corpus } from './cases.js'
import { literalTo20, literalTo21, type Spelled20, type Spelled21 } from './peers/literal-map.js'
import { type Candidate, keep, median, race, ratio, type Timed, type Track } from './race.js'
import { budget, type Suite } from './suite.js'
import { count, type Table } from './table.js'
import { atLeast, atMost } from './target.js'

/** `exact`: replacements and removals, which mean the same in both formats; `mixed`: additions, too, which do not. */
type Kind = 'exact' | 'mixed'
type Direction = 'to v2.0' | 'to v2.1'

const options = {
  'to v2.0': { from: 'v2.1', to: 'v2.0', assume: 'absent' },
  'to v2.1': { from: 'v2.0', to: 'v2.1' },
} as const
const literal = {
  'to v2.0': (body: unknown) => literalTo20(body as Spelled21[]),
  'to v2.1': (body: unknown) => literalTo21(body as Spelled20[]),
} as const

interface Case {
  readonly kind: Kind
  readonly direction: Direction
  readonly operations: number
  readonly texts: readonly string[]
}

/** `translate` beside a literal map of the keys, objects to objects and text to text. The map is wrong for additions, and the floor. */
export const translating: Suite = run => {
  const cases = casesOf(run.seed)
  for (const each of cases) {
    keep(each.texts.slice(0, 2).map(text => JSON.parse(text)))
    agree(each)
  }
  const objects = race(cases.map(objectTrack), budget(run, 12))
  const texts = race(cases.map(textTrack), budget(run, 12))
  const rows = cases.map((each, index) => ({ ...each, objects: objects[index] as Timed, texts: texts[index] as Timed }))
  const exact = rows.filter(({ kind }) => kind === 'exact')
  const mixed = rows.filter(({ kind }) => kind === 'mixed')
  const slowest = (of: typeof rows): number => Math.max(...of.map(({ objects }) => overMap(objects)))
  const overMap = (timed: Timed): number => ratio(timed('translate').run, timed('map').run)
  const splicing = (timed: Timed): number => ratio(timed('map').run, timed('translateText').run)
  const table: Table = {
    title:
      'Translation: ns per operation; of a literal map of parsed bodies; and text to text: how many times as fast as parsing, the map and JSON.stringify',
    head: ['', 'operations', 'ns/operation', 'of the map', 'translateText', 'parse, translate, stringify'],
    rows: rows.map(({ kind, direction, operations, objects, texts }) => [
      `${kind}, ${direction}`,
      count(operations),
      median(objects('translate').run) / operations,
      overMap(objects),
      splicing(texts),
      ratio(texts('map').run, texts('translate').run),
    ]),
  }
  return {
    tables: [table],
    targets: [
      atMost('translate of replacements and removals, of the literal map, at the worst size', 1.5, slowest(exact)),
      atMost('translate of bodies with additions, of the literal map, at the worst size', 1.5, slowest(mixed)),
      atLeast(
        'translateText as fast as parsing, the literal map and JSON.stringify, at the worst size',
        1.5,
        Math.min(...rows.map(({ texts }) => splicing(texts))),
      ),
    ],
  }
}

function casesOf(seed: number): readonly Case[] {
  const bodies = corpus({ seed, sizes: [1, 3, 20, 1_000] }).filter(({ kind }) => kind === 'valid')
  const kinds: readonly Kind[] = ['exact', 'mixed']
  const directions: readonly Direction[] = ['to v2.0', 'to v2.1']
  return kinds.flatMap(kind =>
    directions.flatMap(direction =>
      bodies.map(({ operations, texts }) => ({
        kind,
        direction,
        operations,
        texts: texts.map(text => {
          const body: readonly Spelled21[] = JSON.parse(text)
          const chosen =
            kind === 'mixed' ? body : body.map(each => (each.op === 'add' ? { ...each, op: 'replace' } : each))
          return JSON.stringify(direction === 'to v2.0' ? chosen : literalTo20(chosen))
        }),
      })),
    ),
  )
}

/** Throws where the map and the engine do not write the same body of replacements and removals. */
function agree({ kind, direction, texts }: Case): void {
  if (kind === 'mixed') return
  for (const text of texts) {
    const { body } = translate(JSON.parse(text), options[direction])
    const { text: spliced = '' } = translateText(text, options[direction])
    const mapped = literal[direction](JSON.parse(text))
    if (!isDeepStrictEqual(body, mapped) || !isDeepStrictEqual(JSON.parse(spliced), mapped))
      throw new Error(`Nothing is timed: translated otherwise ${direction}: ${text.slice(0, 300)}`)
  }
}

const nameOf = ({ kind, direction, operations }: Case): string => `${kind} ${direction} ${operations}`

const objectTrack = (each: Case): Track<string, unknown> => ({
  name: nameOf(each),
  operations: each.operations,
  sources: each.texts,
  prepare: text => JSON.parse(text),
  candidates: [
    { name: 'translate', run: body => translate(body, options[each.direction]).body },
    { name: 'map', run: literal[each.direction] },
  ],
})

function textTrack(each: Case): Track<string, string> {
  const long = (text: string): string | undefined =>
    JSON.stringify(translate(JSON.parse(text), options[each.direction]).body)
  const candidates: readonly Candidate<string>[] = [
    { name: 'translateText', run: text => translateText(text, options[each.direction]).text },
    { name: 'translate', run: long },
    { name: 'map', run: text => JSON.stringify(literal[each.direction](JSON.parse(text))) },
  ]
  return { name: nameOf(each), operations: each.operations, sources: each.texts, prepare: text => text, candidates }
}
