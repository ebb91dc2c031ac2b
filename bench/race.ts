/** One thing to measure; it gets an input that was prepared for it alone. */
export interface Candidate<Input> {
  readonly name: string
  readonly run: (input: Input) => unknown
  /** Runs in every n-th round only; for what is slow. */
  readonly every?: number
}

/** Candidates that run side by side on the same inputs, such as bodies parsed from the same texts. */
export interface Track<Source = string, Input = unknown> {
  readonly name: string
  readonly operations: number
  readonly sources: readonly Source[]
  readonly prepare: (source: Source) => Input
  readonly candidates: readonly Candidate<Input>[]
  /** How many operations' worth of work one run is, where it is more than its operations. */
  readonly weight?: number
}

/** Nanoseconds for one input, by round; a round that was left out is a hole. */
type Times = number[]
export interface Result {
  /** The preparation (mostly JSON.parse), timed just before the candidate got the inputs. */
  readonly prepare: Times
  readonly run: Times
}

/** What the candidates of a track took, by name; empty for a name that did not run. */
export type Timed = (name: string) => Result

export interface RaceOptions {
  readonly warmUpMs: number
  readonly budgetMs: number
}

export const now = (): number => Number(process.hrtime.bigint())

/** A few inputs stay alive for the whole race, or V8 throws the hidden classes of parsed bodies away between two rounds. */
const exemplars: unknown[] = []
export const keep = (value: unknown): unknown => exemplars.push(value)

/** What candidates answered, counted, so that no answer is dead code. */
let answers = 0
export const answered = (): number => answers

/**
 * Rounds of all candidates of all tracks in turn, in one process: what else the machine does hits all of them alike, and
 * ratios are made within a round. No input is visited twice: the next request is a new one, with strings that were never
 * hashed. Answers what was timed, track by track.
 */
export function race<Source, Input>(tracks: readonly Track<Source, Input>[], options: RaceOptions): readonly Timed[] {
  for (const { sources, prepare } of tracks) exemplars.push(...sources.slice(0, 2).map(prepare))
  const results = tracks.map(() => new Map<string, Result>())
  for (let end = now() + options.warmUpMs * 1e6, round = 0; now() < end; round++) lap(tracks, round)
  for (let end = now() + options.budgetMs * 1e6, round = 0; now() < end || round < 2; round++)
    lap(tracks, round, results)
  return results.map(byName => name => byName.get(name) ?? { prepare: [], run: [] })
}

function lap<Source, Input>(
  tracks: readonly Track<Source, Input>[],
  round: number,
  results?: readonly Map<string, Result>[],
): void {
  tracks.forEach((track, index) => {
    for (let turn = 0; turn < track.candidates.length; turn++) {
      const candidate = track.candidates[(turn + round) % track.candidates.length]
      if (candidate === undefined || round % (candidate.every ?? 1) !== 0) continue
      const [prepare, run] = visit(track, candidate, round)
      const byName = results?.[index]
      const result = byName?.get(candidate.name) ?? { prepare: [], run: [] }
      result.prepare[round] = prepare
      result.run[round] = run
      byName?.set(candidate.name, result)
    }
  })
}

function visit<Source, Input>(
  { sources, prepare, operations, weight = operations }: Track<Source, Input>,
  { run }: Candidate<Input>,
  round: number,
): readonly [number, number] {
  const visits = Math.max(1, Math.round(3_000 / weight))
  const chosen = Array.from({ length: visits }, (_, index) => sources[(round * visits + index) % sources.length])
  const start = now()
  const inputs = chosen.map(source => prepare(source as Source))
  const prepared = now()
  for (let index = 0; index < visits; index++) if (run(inputs[index] as Input)) answers++
  const end = now()
  return [(prepared - start) / visits, (end - prepared) / visits]
}

export function median(numbers: readonly number[]): number {
  const sorted = Object.values(numbers).sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The median of the ratios within the rounds that have both. */
export const ratio = (of: Times, to: Times): number =>
  median(of.map((time, round) => time / (to[round] ?? Number.NaN)).filter(each => !Number.isNaN(each)))
