import type { RaceOptions } from './race.js'
import type { Table } from './table.js'
import type { Target } from './target.js'

/** In the order in which they run. */
export const suiteNames = ['judge', 'text', 'translate', 'apply', 'diff', 'growth', 'compile'] as const
export type SuiteName = (typeof suiteNames)[number]

export interface SuiteOptions {
  readonly quick: boolean
  readonly seed: number
}

/** What a suite has to tell; plain data. */
export interface Measured {
  readonly tables: readonly Table[]
  readonly targets: readonly Target[]
  /** Sentences to read below the tables. */
  readonly notes?: readonly string[]
}

/** One verb beside its peers. Throws when candidates that should agree do not: their times could not be compared. */
export type Suite = (options: SuiteOptions) => Measured

/** So many seconds of rounds, after a warm-up. */
export const budget = ({ quick }: SuiteOptions, seconds: number): RaceOptions =>
  quick ? { warmUpMs: 700, budgetMs: seconds * 80 } : { warmUpMs: 3_000, budgetMs: seconds * 1_000 }
