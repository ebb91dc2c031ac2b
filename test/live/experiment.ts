import type fc from 'fast-check'
import type { Oracle } from './oracle.js'

/** Something that the engine and Glance disagree about. */
export interface Disagreement {
  /** Alike for disagreements of one cause, as far as that can be told. */
  readonly cause: string
  readonly text: string
}

export interface Outcome {
  /** What to count. */
  readonly counts: readonly string[]
  readonly disagreements: readonly Disagreement[]
}

/** A law that holds for every subject; each attempt asks Glance anew. */
export interface Experiment<Subject> {
  readonly title: string
  readonly subject: fc.Arbitrary<Subject>
  attempt(subject: Subject, oracle: Oracle): Promise<Outcome>
}
