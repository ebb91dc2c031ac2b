import { type Growing, growing, growingBody } from './growing.js'
import { median, now, ratio } from './race.js'
import type { Suite, SuiteOptions } from './suite.js'
import { count, type Table } from './table.js'
import { atMost, type Target } from './target.js'
import { type Verb, verbs } from './verbs.js'

const few = 1_000

type Size = 'big' | 'small'
type Figures = Readonly<Record<Size, number[]>>

/** One verb on one kind of body, as many operations in one big body as in all small ones. */
interface Sample {
  readonly verb: Verb
  readonly kind: Growing
  /** By round. */
  readonly ns: Figures
  /** What the answers keep alive, measured once. */
  readonly bytes: Figures
}

/**
 * One big body beside small ones with as many operations in all, held in memory at the same time: what is compared is the
 * algorithm, and not how much fits into the caches of the machine.
 */
export const growth: Suite = options => {
  const many = options.quick ? 20_000 : 100_000
  const samples = growing.flatMap(kind =>
    verbs
      .filter(({ kinds }) => kinds.includes(kind))
      .map((verb): Sample => ({ verb, kind, ns: { big: [], small: [] }, bytes: { big: [], small: [] } })),
  )
  const lap = (visit: (sample: Sample, texts: Texts) => void): void => {
    for (const kind of growing) {
      const texts = textsOf(kind, many, options)
      for (const sample of samples) if (sample.kind === kind) visit(sample, texts)
    }
  }
  lap(warmUp)
  const started = now()
  for (let round = 0; round < 2 || (!options.quick && now() - started < 40e9); round++)
    lap((sample, texts) => time(sample, texts, round))
  lap(weigh)
  return { tables: tablesOf(samples, many), targets: targetsOf(samples, many) }
}

type Texts = Readonly<Record<Size, readonly string[]>>

const textsOf = (kind: Growing, many: number, { seed }: SuiteOptions): Texts => ({
  big: [JSON.stringify(growingBody(kind, many, seed, 0))],
  small: Array.from({ length: many / few }, (_, number) => JSON.stringify(growingBody(kind, few, seed, number))),
})

function warmUp({ verb }: Sample, { small }: Texts): void {
  for (const text of small.slice(0, 10)) verb.run(verb.prepare(text))
}

const sizes: readonly Size[] = ['small', 'big']

function time({ verb, ns }: Sample, texts: Texts, round: number): void {
  const inputs = { big: texts.big.map(verb.prepare), small: texts.small.map(verb.prepare) }
  for (const size of round % 2 === 0 ? sizes : [...sizes].reverse()) {
    globalThis.gc?.()
    const start = now()
    const answers = inputs[size].map(verb.run)
    const took = now() - start
    if (answers.length > 0) ns[size][round] = took
  }
}

/** What must stay alive while the heap is looked at. */
const alive: unknown[] = []

function weigh({ verb, bytes }: Sample, texts: Texts): void {
  for (const size of sizes) {
    const inputs = texts[size].map(verb.prepare)
    alive.push(inputs)
    globalThis.gc?.()
    const before = process.memoryUsage().heapUsed
    alive.push(inputs.map(verb.run))
    globalThis.gc?.()
    bytes[size].push(process.memoryUsage().heapUsed - before)
    alive.length = 0
  }
}

const growthOf = ({ ns }: Sample): number => ratio(ns.big, ns.small)
/** What is answered with a few bytes in all, such as a boolean, does not grow. */
const memoryOf = ({ bytes }: Sample, many: number): number =>
  median(bytes.big) < 8 * many ? 0 : median(bytes.big) / median(bytes.small)

function tablesOf(samples: readonly Sample[], many: number): readonly Table[] {
  const rowsOf = (cell: (sample: Sample) => number): Table['rows'] =>
    verbs.map(verb => [
      verb.name,
      ...growing.map(kind => {
        const sample = samples.find(each => each.verb === verb && each.kind === kind)
        return sample === undefined ? '' : cell(sample)
      }),
    ])
  const head = ['', ...growing]
  const beside = `one body of ${count(many)} operations beside ${count(many / few)} bodies of ${count(few)}`
  return [
    { title: `Growth: time of an operation, ${beside}`, head, rows: rowsOf(growthOf) },
    {
      title: `Nanoseconds of an operation in the body of ${count(many)}`,
      head,
      rows: rowsOf(({ ns }) => median(ns.big) / many),
    },
    {
      title: `Bytes that stay alive in what is answered, for each operation in the body of ${count(many)}`,
      head,
      rows: rowsOf(({ bytes }) => Math.max(0, Math.round(median(bytes.big) / many))),
    },
  ]
}

function targetsOf(samples: readonly Sample[], many: number): readonly Target[] {
  const own = verbs.filter(({ name }) => name !== 'JSON.parse')
  const time = own.map(verb => {
    const worst = Math.max(...samples.filter(each => each.verb === verb).map(growthOf))
    return atMost(`growth of ${verb.name}, the worst kind of body`, 1.1, worst)
  })
  const memory = samples.filter(({ verb }) => own.includes(verb)).map(sample => memoryOf(sample, many))
  return [...time, atMost('growth of the memory that answers take, the worst verb', 1.1, Math.max(...memory))]
}
