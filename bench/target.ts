import { figure, type Table } from './table.js'

/** What is to be reached, and what was. */
export interface Target {
  readonly words: string
  readonly wanted: 'at least' | 'at most'
  readonly limit: number
  /** NaN where it could not be measured, which is not met. */
  readonly value: number
  /** `x` for ratios. */
  readonly unit: string
}

export const atLeast = (words: string, limit: number, value: number, unit = 'x'): Target => ({
  words,
  wanted: 'at least',
  limit,
  value,
  unit,
})

export const atMost = (words: string, limit: number, value: number, unit = 'x'): Target => ({
  ...atLeast(words, limit, value, unit),
  wanted: 'at most',
})

export const isMet = ({ wanted, limit, value }: Target): boolean =>
  wanted === 'at least' ? value >= limit : value <= limit

export const targetTable = (targets: readonly Target[]): Table => ({
  title: 'Targets',
  head: ['', 'wanted', 'measured', ''],
  rows: targets.map(target => [
    target.words,
    `${target.wanted} ${target.limit} ${target.unit}`,
    `${figure(target.value, 3)} ${target.unit}`,
    isMet(target) ? 'met' : 'MISSED',
  ]),
})
