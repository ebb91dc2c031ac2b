import { compile, rulesets } from '../src/index.js'
import { agree } from './agreement.js'
import { type Case, corners, corpus, type Kind } from './cases.js'
import { judgesOf } from './judges.js'
import { ajvPlain } from './peers/ajv-plain.js'
import { ajvTuned } from './peers/ajv-tuned.js'
import { fastJsonPatchValidate } from './peers/fast-json-patch.js'
import { typebox } from './peers/typebox.js'
import { valibot } from './peers/valibot.js'
import { zodPlain, zodTuned } from './peers/zod.js'
import { type Candidate, median, race, ratio, type Timed } from './race.js'
import { budget, type Suite } from './suite.js'
import { count, type Table } from './table.js'
import { atLeast, atMost, type Target } from './target.js'

const own = ['isValid', 'validate'] as const
const firsts = ['ajv tuned', 'ajv plain', 'zod', 'zod tuned', 'valibot', 'typebox', 'fast-json-patch*'] as const
const alls = ['ajv tuned, all errors', 'ajv plain, all errors'] as const

const titles: Readonly<Record<Kind, string>> = {
  valid: 'Valid bodies',
  late: 'Bodies with one fault near the end',
  many: 'Bodies with faults of many kinds (all stop at the first, but validate and "all errors")',
}

interface Row {
  readonly kind: Kind
  readonly operations: number
  readonly timed: Timed
}

/** `isValid` and `validate` of parsed bodies, each parsed for one call alone. */
export const judge: Suite = options => {
  const validator = compile(rulesets['ims-cloudimages'])
  const cases = corpus({ seed: options.seed, sizes: [1, 3, 20, 1_000] })
  const texts = [...corners, ...cases.flatMap(({ texts }) => texts)]
  agree(texts, judgesOf(validator))

  const fast: readonly Candidate<unknown>[] = [
    { name: 'isValid', run: body => validator.isValid(body) },
    { name: 'ajv tuned', run: ajvTuned() },
    { name: 'validate', run: body => validator.validate(body).verdict !== 'refused' },
    { name: 'fast-json-patch*', run: fastJsonPatchValidate },
    { name: 'zod tuned', run: zodTuned },
    { name: 'typebox', run: typebox },
  ]
  const slow: readonly Candidate<unknown>[] = [
    { name: 'valibot', run: valibot, every: 2 },
    { name: 'zod', run: zodPlain, every: 2 },
    { name: 'ajv plain', run: ajvPlain(), every: 4 },
  ]
  const complete: readonly Candidate<unknown>[] = [
    { name: 'ajv tuned, all errors', run: ajvTuned({ allErrors: true }), every: 2 },
    { name: 'ajv plain, all errors', run: ajvPlain({ allErrors: true }), every: 4 },
  ]
  const tracks = cases.map(({ kind, operations, texts }: Case) => ({
    name: `${kind} ${operations}`,
    operations,
    sources: texts,
    prepare: (text: string): unknown => JSON.parse(text),
    candidates: [...fast, ...slow, ...(kind === 'valid' ? [] : complete)],
  }))
  const timed = race(tracks, budget(options, 45))
  const rows = cases.map(({ kind, operations }, index): Row => ({ kind, operations, timed: timed[index] as Timed }))
  const kinds: readonly Kind[] = ['valid', 'late', 'many']
  return {
    tables: kinds.map(kind => tableOf(kind, rows)),
    targets: targetsOf(rows),
    notes: [
      `All that know the rules agree on all ${count(texts.length)} bodies. * structure only: it looks at no attribute`,
    ],
  }
}

/** How many times as fast as a peer. */
const times = (timed: Timed, name: string, peer: string): number => ratio(timed(peer).run, timed(name).run)
const toParse = (timed: Timed, name: string): number => ratio(timed(name).run, timed(name).prepare)

function tableOf(kind: Kind, all: readonly Row[]): Table {
  const peers = kind === 'valid' ? firsts : [...firsts, ...alls]
  const rows = all.filter(row => row.kind === kind)
  return {
    title: `${titles[kind]}: time as a multiple of JSON.parse of the text; then how many times as fast as each peer`,
    head: ['', 'operations', 'ns/operation', 'of JSON.parse', ...peers],
    rows: own.flatMap(name =>
      rows.map(({ operations, timed }) => [
        name,
        count(operations),
        median(timed(name).run) / operations,
        toParse(timed, name),
        ...peers.map(peer => times(timed, name, peer)),
      ]),
    ),
  }
}

function targetsOf(rows: readonly Row[]): readonly Target[] {
  const valid = rows.filter(({ kind }) => kind === 'valid')
  const invalid = rows.filter(({ kind, operations }) => kind !== 'valid' && operations >= 3)
  const three = valid.find(({ operations }) => operations === 3)?.timed ?? (() => ({ prepare: [], run: [] }))
  const named = (peer: string): string => `isValid at 3 operations as fast as ${peer}`
  return [
    atLeast(named('ajv tuned'), 3.5, times(three, 'isValid', 'ajv tuned')),
    atLeast(named('ajv plain'), 10, times(three, 'isValid', 'ajv plain')),
    atLeast(named('zod, a union'), 11, times(three, 'isValid', 'zod')),
    atMost('isValid at 3 operations, of JSON.parse', 0.3, toParse(three, 'isValid')),
    atMost(
      'isValid at 3 operations, of fast-json-patch validate (structure only)',
      1.25,
      ratio(three('isValid').run, three('fast-json-patch*').run),
    ),
    atMost(
      'validate of valid bodies, of isValid, at the worst size',
      1.1,
      Math.max(...valid.map(({ timed }) => ratio(timed('validate').run, timed('isValid').run))),
    ),
    atLeast(
      'validate of invalid bodies from 3 operations as fast as ajv with all errors, at the worst size',
      3,
      Math.min(...invalid.flatMap(({ timed }) => alls.map(peer => times(timed, 'validate', peer)))),
    ),
  ]
}
