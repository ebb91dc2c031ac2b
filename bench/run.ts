import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { runOptions } from './arguments.js'
import { coldStart } from './cold.js'
import { machine, refresh, save } from './results.js'
import { spreadTable } from './spread.js'
import { type Measured, type SuiteName, type SuiteOptions, suiteNames } from './suite.js'
import { printed } from './table.js'
import { type Target, targetTable } from './target.js'

/**
 * `npm run bench [-- --quick] [--seed N] [--only SUITE]... [--processes N] [--json FILE] [--readme]`. Measured is what is
 * shipped: `src` bundled by esbuild as tsup does it, in a Node of its own for each suite: what ran before would change how V8
 * compiles what follows, and the loader of tsx what it loads.
 */
const { quick, seed, only, processes, json, readme } = runOptions()
const known = [...suiteNames, 'cold'] as const
const unknown = only.filter(name => !known.some(each => each === name))
if (unknown.length > 0) throw new Error(`--only: one of ${known.join(', ')} wanted, not ${unknown.join(', ')}`)
const chosen = known.filter(name => only.length === 0 || only.includes(name))

const folder = mkdtempSync(join(tmpdir(), 'image-patch-bench-'))
const outfile = join(folder, 'measure.cjs')

/** Prints the tables of all suites as they come; answers what was measured. */
async function runAll(options: SuiteOptions): Promise<readonly (Measured & { readonly suite: string })[]> {
  const all = []
  for (const suite of chosen) {
    const measured = suite === 'cold' ? await coldStart(folder, options) : await measure(suite, options)
    for (const table of measured.tables) console.log(printed(table))
    for (const note of measured.notes ?? []) console.log(`${note}\n`)
    all.push({ suite, ...measured })
  }
  return all
}

const measure = (suite: SuiteName, options: SuiteOptions): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const child = fork(outfile, [suite, JSON.stringify(options)], {
      execArgv: ['--expose-gc'],
      serialization: 'advanced',
    })
    child.on('message', message => (message instanceof Error ? reject(message) : resolve(message as Measured)))
    child.on('exit', code => reject(new Error(`${suite} ended with ${code}`)))
  })

try {
  await build({
    entryPoints: [fileURLToPath(new URL('measure.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    logLevel: 'error',
  })
  const runs: (readonly Target[])[] = []
  for (let index = 0; index < processes; index++) {
    const options = { quick, seed: seed + (index % 2) }
    console.log(`${machine}; seed ${options.seed}\n`)
    const suites = await runAll(options)
    const targets = suites.flatMap(measured => measured.targets)
    runs.push(targets)
    console.log(printed(targetTable(targets)))
    save(json, { seed: options.seed, quick, suites })
    if (readme) refresh('bench', targetTable(targets), `${machine}${quick ? ', --quick' : ''}, seed ${options.seed}:`)
  }
  if (processes > 1) console.log(printed(spreadTable(runs)))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
