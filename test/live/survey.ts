import fc from 'fast-check'
import type { Disagreement, Experiment } from './experiment.js'
import type { Oracle } from './oracle.js'

/** All disagreements of one cause. */
export interface Cause {
  readonly cause: string
  readonly times: number
  readonly smallest: Disagreement
}

export interface Survey {
  readonly counts: ReadonlyMap<string, number>
  readonly causes: readonly Cause[]
}

interface Run {
  readonly count: number
  readonly seed: number
}

/** More would not be faster, and all of them wait in memory. */
const inFlight = 32
const shownCauses = 10
const shrinkFor = 15_000

/** Attempts an experiment on as many subjects as wanted, and shrinks one disagreement of each cause. */
export async function survey<T>(experiment: Experiment<T>, run: Run, oracle: Oracle): Promise<Survey> {
  const { count, seed } = run
  // Drawn as they are replayed below: `fc.sample` of a property draws others.
  const subjects: T[] = []
  await fc.check(
    fc.asyncProperty(experiment.subject, async subject => void subjects.push(subject)),
    { numRuns: count, seed },
  )
  const counts = new Map<string, number>()
  const found = new Map<string, number[]>()
  let next = 0
  const work = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const subject = subjects[index] as T
      const outcome = await experiment.attempt(subject, oracle)
      for (const each of outcome.counts) counts.set(each, (counts.get(each) ?? 0) + 1)
      for (const { cause } of outcome.disagreements) found.set(cause, [...(found.get(cause) ?? []), index])
    }
  }
  await Promise.all(Array.from({ length: inFlight }, work))
  const often = [...found].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
  return {
    counts,
    causes: await Promise.all(
      often.map(async ([cause, indexes], rank) => ({
        cause,
        times: indexes.length,
        smallest: await shrunk(experiment, cause, Math.min(...indexes), seed, rank < shownCauses, oracle),
      })),
    ),
  }
}

/** The smallest subject that still disagrees for the same cause, as far as time allows. */
async function shrunk<T>(
  experiment: Experiment<T>,
  cause: string,
  index: number,
  seed: number,
  shrink: boolean,
  oracle: Oracle,
): Promise<Disagreement> {
  let smallest: Disagreement = { cause, text: 'was not seen again' }
  const property = fc.asyncProperty(experiment.subject, async subject => {
    const { disagreements } = await experiment.attempt(subject, oracle)
    const again = disagreements.find(each => each.cause === cause)
    if (again !== undefined) smallest = again
    return again === undefined
  })
  const limits = shrink ? { interruptAfterTimeLimit: shrinkFor } : { endOnFailure: true }
  await fc.check(property, { seed, path: String(index), numRuns: 1, ...limits })
  return smallest
}
