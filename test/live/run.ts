import { parseArgs } from 'node:util'
import { cases } from './cases.js'
import { imageDifferences } from './differences.js'
import type { Experiment } from './experiment.js'
import { translations } from './laws.js'
import { minimized } from './minimized.js'
import { type Oracle, startOracle } from './oracle.js'
import { patches } from './patches.js'
import { type Survey, survey } from './survey.js'

const usage = `npm run test:glance -- [--count N] [--laws N] [--seed S | --fresh] [--workers W]`

interface Options {
  readonly count: number
  readonly laws: number
  readonly seed: number
  readonly workers: number
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '1000' },
      laws: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '2' },
      fresh: { type: 'boolean', default: false },
    },
  })
  const whole = (text: string): number => {
    if (!/^[0-9]{1,9}$/.test(text)) throw new TypeError(`a whole number wanted, not ${text}\n${usage}`)
    return Number(text)
  }
  const seed = values.fresh ? Math.floor(Math.random() * 1e9) : whole(values.seed)
  return { count: whole(values.count), laws: whole(values.laws), seed, workers: Math.max(1, whole(values.workers)) }
}

/** Surveys one experiment and prints it; answers the number of disagreements. */
async function report<T>(experiment: Experiment<T>, count: number, seed: number, oracle: Oracle): Promise<number> {
  if (count === 0) return 0
  const started = Date.now()
  const { counts, causes } = await survey(experiment, { count, seed }, oracle)
  const seconds = ((Date.now() - started) / 1000).toFixed(0)
  console.log(`\n${count} ${experiment.title}, seed ${seed}, in ${seconds} s`)
  for (const [what, times] of [...counts].sort()) {
    console.log(`${String(times).padStart(8)} ${((100 * times) / count).toFixed(1).padStart(5)} %  ${what}`)
  }
  return printCauses(causes)
}

function printCauses(causes: Survey['causes']): number {
  const total = causes.reduce((sum, { times }) => sum + times, 0)
  console.log(total === 0 ? 'no disagreement' : `${total} disagreements, of ${causes.length} causes`)
  for (const { cause, times, smallest } of causes.slice(0, 10))
    console.log(`\n* ${times} x ${cause}\n${visible(smallest.text)}`)
  for (const { cause, times } of causes.slice(10)) console.log(`* ${times} x ${cause}`)
  return total
}

/** Text with escapes for what a terminal does not show. */
const visible = (text: string): string =>
  text.replace(/[^\n\P{C}]|[^ \P{Z}]/gu, character => `\\u{${character.codePointAt(0)?.toString(16)}}`)

const { count, laws, seed, workers } = readOptions()
const oracle = startOracle(workers)
try {
  const wrong = [
    await report(cases, count, seed, oracle),
    await report(translations, laws, seed, oracle),
    await report(imageDifferences, laws, seed, oracle),
    await report(minimized, laws, seed, oracle),
    await report(patches, laws, seed, oracle),
  ]
  process.exitCode = wrong.every(times => times === 0) ? 0 : 1
} finally {
  oracle.close()
}
