import { parseArgs } from 'node:util'

export interface BenchOptions {
  /** A first look: few rounds. */
  readonly quick: boolean
  readonly seed: number
  /** Where the figures go as JSON, too. */
  readonly json: string | undefined
  /** Whether the README gets the figures. */
  readonly readme: boolean
}

const common = {
  quick: { type: 'boolean', default: false },
  seed: { type: 'string', default: '1' },
  json: { type: 'string' },
  readme: { type: 'boolean', default: false },
} as const

/** `[--quick] [--seed N] [--json FILE] [--readme]`. Throws on anything else. */
export function benchOptions(): BenchOptions {
  const { values } = parseArgs({ options: common })
  return { ...values, seed: integer('seed', values.seed), json: values.json }
}

export interface RunOptions extends BenchOptions {
  /** How often all is measured, each time in new processes; seeds take turns. */
  readonly processes: number
  /** The suites to run; all without it. */
  readonly only: readonly string[]
}

/** Those, and `[--processes N] [--only SUITE]...`. Throws on anything else. */
export function runOptions(): RunOptions {
  const { values } = parseArgs({
    options: {
      ...common,
      processes: { type: 'string', default: '1' },
      only: { type: 'string', multiple: true, default: [] },
    },
  })
  const seed = integer('seed', values.seed)
  return { ...values, seed, json: values.json, processes: integer('processes', values.processes) }
}

function integer(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`--${name}: an integer wanted, not ${text}`)
  return number
}
