/** One thing to measure: it gets a body that was parsed for it alone, and the text of that body. */
export interface Candidate {
  readonly name: string
  readonly run: (body: unknown, text: string) => unknown
  /** Runs in every n-th round only; for what is slow. */
  readonly every?: number
}

/** Candidates that run side by side on the same texts. */
export interface Track {
  readonly name: string
  readonly operations: number
  readonly texts: readonly string[]
  readonly candidates: readonly Candidate[]
}

/** Nanoseconds for one body, by round; a round that was left out is a hole. */
type Times = number[]
export interface Result {
  /** JSON.parse of the texts, timed just before the candidate got the bodies. */
  readonly parse: Times
  readonly run: Times
}
export type Results = ReadonlyMap<Track, ReadonlyMap<string, Result>>

export interface RaceOptions {
  readonly warmUpMs: number
  readonly budgetMs: number
  readonly leastRounds: number
}

const now = (): number => Number(process.hrtime.bigint())
const huge = 100_000

/** A few bodies stay alive for the whole race, or V8 throws the hidden classes of parsed bodies away between two rounds. */
const exemplars: unknown[] = []
/** What candidates answered, counted, so that no answer is dead code. */
let answers = 0
export const answered = (): number => answers

/**
 * Rounds of all candidates of all tracks in turn, in one process: what else the machine does hits all of them alike, and
 * ratios are made within a round. No body is visited twice: the next request is a new one, with strings that were never
 * hashed.
 */
export function race(tracks: readonly Track[], { warmUpMs, budgetMs, leastRounds }: RaceOptions): Results {
  for (const { texts } of tracks) exemplars.push(...texts.slice(0, 2).map(text => JSON.parse(text)))
  const small = tracks.filter(({ operations }) => operations < huge)
  const results = new Map(
    tracks.map(track => [track, new Map(track.candidates.map(({ name }) => [name, { parse: [], run: [] }]))]),
  )
  for (let end = now() + warmUpMs * 1e6, round = 0; now() < end; round++) lap(small, round)
  for (let end = now() + budgetMs * 1e6, round = 0; now() < end || round < leastRounds; round++)
    lap(tracks, round, results)
  return results
}

function lap(tracks: readonly Track[], round: number, results?: Results): void {
  for (const track of tracks) {
    if (track.operations >= huge) globalThis.gc?.()
    for (let turn = 0; turn < track.candidates.length; turn++) {
      const candidate = track.candidates[(turn + round) % track.candidates.length]
      if (candidate === undefined || round % (candidate.every ?? 1) !== 0) continue
      const [parse, run] = visit(track, candidate, round)
      const result = results?.get(track)?.get(candidate.name)
      if (result === undefined) continue
      result.parse[round] = parse
      result.run[round] = run
    }
  }
}

function visit({ texts, operations }: Track, { run }: Candidate, round: number): readonly [number, number] {
  const visits = Math.max(1, Math.round(3_000 / operations))
  const chosen = Array.from({ length: visits }, (_, index) => texts[(round * visits + index) % texts.length] ?? '')
  const start = now()
  const bodies = chosen.map(text => JSON.parse(text))
  const parsed = now()
  for (let index = 0; index < visits; index++) if (run(bodies[index], chosen[index] ?? '')) answers++
  const end = now()
  return [(parsed - start) / visits, (end - parsed) / visits]
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
