import { compile, type Ruleset, rulesets, translate } from '../src/index.js'
import { median, now } from './race.js'
import type { Suite } from './suite.js'

function microseconds(runs: number, action: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = now()
    action()
    return (now() - start) / 1_000
  })
  return median(times)
}

/** What is done once for many bodies. */
export const compiling: Suite = ({ quick }) => {
  const runs = quick ? 20 : 200
  const patching = Object.values<Ruleset>(rulesets).filter(({ creates }) => creates === undefined)
  const rows = patching.map(ruleset => [
    ruleset.id,
    microseconds(runs, () => compile(ruleset)),
    microseconds(runs, () => translate([], { to: 'v2.1', ruleset })),
  ])
  const head = ['', 'compile', 'translate with the ruleset, no operations']
  return { tables: [{ title: 'Microseconds for what is done once', head, rows }], targets: [] }
}
