import { compile, type Ruleset, rulesets, translate } from '../src/index.js'
import type { Kind } from './cases.js'
import { median, type Result, type Results, ratio, type Track } from './race.js'
import { table } from './table.js'
import { names } from './tracks.js'

type Cell = string | number

/** Two significant digits say all that a noisy machine can. */
const figure = (cell: Cell): string => {
  if (typeof cell === 'string') return cell
  if (Number.isNaN(cell)) return '-'
  return cell >= 100 ? Math.round(cell).toLocaleString('en') : cell.toPrecision(cell >= 10 ? 3 : 2)
}

const tableOf = (title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  table(title, [head, ...rows.map(row => row.map(figure))])

const none: Result = { parse: [], run: [] }
const of = (results: Results, track: Track | undefined, name: string): Result =>
  (track === undefined ? undefined : results.get(track)?.get(name)) ?? none

const toParse = ({ run, parse }: Result): number => ratio(run, parse)

const titles: Readonly<Record<Kind, string>> = {
  valid: 'Valid bodies',
  late: 'Bodies with one fault near the end',
  many: 'Bodies with faults of many kinds (isValid and ajv stop at the first)',
}

export function judgeTable(kind: Kind, tracks: readonly Track[], results: Results): string {
  const head = ['', 'operations', 'ns/operation', 'of JSON.parse', 'ajv tuned', 'ajv plain', 'fast-json-patch*']
  const rows = [names.isValid, names.validate].flatMap(name =>
    tracks.map(track => {
      const own = of(results, track, name)
      const times = (peer: string): number => ratio(of(results, track, peer).run, own.run)
      return [
        name,
        track.operations.toLocaleString('en'),
        median(own.run) / track.operations,
        `${figure(toParse(own))} x`,
        times(names.tuned),
        times(names.plain),
        times(names.structure),
      ]
    }),
  )
  return tableOf(
    `${titles[kind]}: time as a multiple of JSON.parse of the text; then how many times as fast as each peer`,
    head,
    rows,
  )
}

const trackOf = (tracks: readonly Track[] | undefined, operations: number): Track | undefined =>
  tracks?.find(track => track.operations === operations)

const validOverIsValid = (results: Results, track: Track | undefined): number =>
  ratio(of(results, track, names.validate).run, of(results, track, names.isValid).run)

const growth = (results: Results, tracks: readonly Track[] | undefined, name: string): number =>
  median(of(results, trackOf(tracks, 100_000), name).run) /
  100_000 /
  (median(of(results, trackOf(tracks, 1_000), name).run) / 1_000)

export function otherTable(
  byKind: ReadonlyMap<Kind, readonly Track[]>,
  translations: readonly Track[],
  results: Results,
): string {
  const valid = byKind.get('valid') ?? []
  const verbs = tableOf(
    'Valid bodies: verbs beside each other (translate: v2.0 to v2.1 and back, beside a literal map of the keys)',
    ['operations', 'validate / isValid', 'validateText / JSON.parse', 'translate / literal map'],
    valid.map(track => {
      const translation = trackOf(translations, track.operations)
      const literal = of(results, translation, names.literal).run
      return [
        track.operations.toLocaleString('en'),
        validOverIsValid(results, track),
        toParse(of(results, track, names.validateText)),
        ratio(of(results, translation, names.translate).run, literal),
      ]
    }),
  )
  const sizes = tableOf(
    'Cost of an operation at 100,000 as a multiple of that at 1,000 (JSON.parse, which gets slower too, for comparison)',
    ['', 'isValid', 'validate', 'ajv tuned', 'JSON.parse'],
    [...byKind]
      .filter(([kind]) => kind !== 'many')
      .map(([kind, tracks]) => {
        const parse = (operations: number): number =>
          median(of(results, trackOf(tracks, operations), names.isValid).parse) / operations
        return [
          kind,
          ...[names.isValid, names.validate, names.tuned].map(name => growth(results, tracks, name)),
          parse(100_000) / parse(1_000),
        ]
      }),
  )
  return `${verbs}\n${sizes}`
}

function microseconds(runs: number, action: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.hrtime.bigint()
    action()
    return Number(process.hrtime.bigint() - start) / 1_000
  })
  return median(times)
}

export function compileTable(runs: number): string {
  const patching = Object.values<Ruleset>(rulesets).filter(({ creates }) => creates === undefined)
  const rows = patching.map(ruleset => [
    ruleset.id,
    microseconds(runs, () => compile(ruleset)),
    microseconds(runs, () => translate([], { to: 'v2.1', ruleset })),
  ])
  return tableOf(
    'Microseconds for what is done once',
    ['', 'compile', 'translate with the ruleset, no operations'],
    rows,
  )
}

/** The targets of the issue, in one line. */
export function targets(byKind: ReadonlyMap<Kind, readonly Track[]>, results: Results): string {
  const valid = byKind.get('valid')
  const three = trackOf(valid, 3)
  const faster = ratio(of(results, three, names.tuned).run, of(results, three, names.isValid).run)
  const overhead = Math.max(...(valid ?? []).map(track => validOverIsValid(results, track)))
  const grown = growth(results, valid, names.isValid)
  const line = (words: string, value: number, met: boolean): string =>
    `${words}: ${figure(value)} ${met ? 'met' : 'MISSED'}`
  return `Targets: ${[
    line('isValid at 3 operations at least 2 times as fast as ajv tuned', faster, faster >= 2),
    line('validate within 1.3 of isValid at every size', overhead, overhead <= 1.3),
    line('an operation at 100,000 within 1.2 of one at 1,000', grown, grown <= 1.2),
  ].join('; ')}`
}
