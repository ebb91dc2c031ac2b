import { median } from './race.js'
import type { Table } from './table.js'
import type { Target } from './target.js'

/** By how much runs differ, target by target: what is between the least and the most, of the middle. */
export function spreadTable(runs: readonly (readonly Target[])[]): Table {
  const rows = (runs[0] ?? []).map(({ words }, index) => {
    const values = runs.map(targets => targets[index]?.value ?? Number.NaN)
    const [least, middle, most] = [Math.min(...values), median(values), Math.max(...values)]
    return [words, least, middle, most, `${Math.round((100 * (most - least)) / middle)} %`]
  })
  return { title: `Noise: ${runs.length} runs`, head: ['', 'least', 'median', 'most', 'apart'], rows }
}
