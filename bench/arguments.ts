import { parseArgs } from 'node:util'

export interface BenchOptions {
  /** A first look: few rounds. */
  readonly quick: boolean
  readonly seed: number
  /** Where the figures go as JSON, too. */
  readonly json: string | undefined
}

/** `[--quick] [--seed N] [--json FILE]`. Throws on anything else. */
export function benchOptions(): BenchOptions {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  })
  const seed = Number(values.seed)
  if (!Number.isSafeInteger(seed)) throw new Error(`--seed: an integer wanted, not ${values.seed}`)
  return { quick: values.quick, seed, json: values.json }
}
