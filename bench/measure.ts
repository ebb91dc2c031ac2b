import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { compile, rulesets } from '../src/index.js'
import { disagreements, type Judge } from './agreement.js'
import { corners, corpus } from './cases.js'
import { ajvPlain } from './peers/ajv-plain.js'
import { ajvTuned } from './peers/ajv-tuned.js'
import { race } from './race.js'
import { compileTable, judgeTable, otherTable, targets } from './tables.js'
import { judging, translating } from './tracks.js'

const sizes = [1, 3, 20, 1_000, 100_000]

/** What `run.ts` bundles and starts. */
function main({ quick, seed, json }: { quick: boolean; seed: number; json: string | undefined }): number {
  const validator = compile(rulesets['ims-cloudimages'])
  const [tuned, plain] = [ajvTuned(), ajvPlain()]
  const cases = corpus({ seed, sizes }).filter(
    ({ kind, operations }) => !quick || kind === 'valid' || operations < 100_000,
  )
  const judges: readonly Judge[] = [
    { name: 'isValid', accepts: body => validator.isValid(body) },
    { name: 'validate', accepts: body => validator.validate(body).verdict !== 'refused' },
    { name: 'ajv tuned', accepts: tuned },
  ]
  const small = [...corners, ...cases.filter(({ operations }) => operations < 100_000).flatMap(({ texts }) => texts)]
  const big = cases.filter(({ operations }) => operations >= 100_000).flatMap(({ texts }) => texts)
  // ajv takes seconds for a big body with the plain schema; one of each kind will do.
  const bigForPlain = quick ? [] : big.filter((_, index) => index % 2 === 0)
  const differing = [
    ...disagreements(small, [...judges, { name: 'ajv plain', accepts: plain }]),
    ...disagreements(big, judges),
    ...disagreements(bigForPlain, [...judges.slice(0, 1), { name: 'ajv plain', accepts: plain }]),
  ]
  if (differing.length > 0) {
    console.error(
      `Nothing is timed: the candidates disagree on ${differing.length} bodies.\n${differing.slice(0, 10).join('\n')}`,
    )
    return 1
  }
  const [cpu] = cpus()
  console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpu?.model ?? 'unknown'}; seed ${seed}`)
  console.log(`isValid, validate and ajv (both schemas) agree on all ${small.length + big.length} bodies\n`)

  const byKind = judging(cases, validator, tuned, plain, quick)
  const translations = translating(cases)
  const budget = quick
    ? { warmUpMs: 1_000, budgetMs: 5_000, leastRounds: 2 }
    : { warmUpMs: 5_000, budgetMs: 70_000, leastRounds: 4 }
  const results = race([...[...byKind.values()].flat(), ...translations], budget)

  for (const [kind, tracks] of byKind) console.log(judgeTable(kind, tracks, results))
  console.log(otherTable(byKind, translations, results))
  console.log('* structure only: it looks at no attribute\n')
  console.log(compileTable(quick ? 20 : 200))
  console.log(targets(byKind, results))
  if (json !== undefined) {
    const times = [...results].map(([{ name, operations }, byName]) => ({
      name,
      operations,
      ns: Object.fromEntries(byName),
    }))
    writeFileSync(json, JSON.stringify({ node: process.versions.node, cpu: cpu?.model, seed, quick, tracks: times }))
  }
  return 0
}

process.exitCode = main(JSON.parse(process.argv[2] ?? '{}'))
