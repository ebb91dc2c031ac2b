import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { rulesets } from '../src/index.js'
import { median, now } from './race.js'
import type { Measured, SuiteOptions } from './suite.js'
import { atMost } from './target.js'

const src = (path: string): string => fileURLToPath(new URL(`../src/${path}.ts`, import.meta.url))
const body = `[{ op: 'replace', path: '/name', value: 'ubuntu-24.04' }]`
const judged = (ruleset: string): string =>
  `process.exitCode = compile(${ruleset}).validate(${body}).verdict === 'accepted' ? 0 : 1`

/** What a process does, by the name of its script. */
const scripts = {
  'empty.mjs': '',
  'empty.cjs': '',
  'all.mjs': `import { compile, rulesets } from './dist/index.js'\n${judged(`rulesets['ims-cloudimages']`)}`,
  'all.cjs': `const { compile, rulesets } = require('./dist/index.cjs')\n${judged(`rulesets['ims-cloudimages']`)}`,
  'one.mjs': `import { compile } from './dist/index.js'\nimport { imsCloudimages } from './dist/rulesets/ims-cloudimages.js'\n${judged('imsCloudimages')}`,
  'one.cjs': `const { compile } = require('./dist/index.cjs')\nconst { imsCloudimages } = require('./dist/rulesets/ims-cloudimages.cjs')\n${judged('imsCloudimages')}`,
} as const

const words: Readonly<Record<keyof typeof scripts, string>> = {
  'empty.mjs': 'an empty module',
  'empty.cjs': 'an empty script',
  'all.mjs': 'import of index and its rulesets',
  'all.cjs': 'require of index and its rulesets',
  'one.mjs': 'import of index, and of one ruleset from its file',
  'one.cjs': 'require of index, and of one ruleset from its file',
}

/** The first verdict of a cold process: to load the built engine, compile a ruleset, and judge one body. */
export async function coldStart(folder: string, { quick }: SuiteOptions): Promise<Measured> {
  await buildEngine(join(folder, 'dist'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const names = Object.keys(scripts) as (keyof typeof scripts)[]
  for (const name of names) writeFileSync(join(folder, name), scripts[name])
  const over = new Map(names.map(name => [name, [] as number[]]))
  const floors: number[] = []
  for (let round = 0; round < (quick ? 6 : 40); round++) {
    const floor = took(['-e', '0'])
    floors.push(floor)
    for (const name of names) over.get(name)?.push(took([join(folder, name)]) - floor)
  }
  const ms = (name: keyof typeof scripts): number => median(over.get(name) ?? [])
  return {
    tables: [
      {
        title: `Cold processes: milliseconds over node -e 0, which takes ${Math.round(median(floors))}`,
        head: ['', 'milliseconds'],
        rows: names.map(name => [words[name], ms(name)]),
      },
    ],
    targets: [
      atMost('first verdict of a cold process over node -e 0, imported', 8, ms('all.mjs'), 'ms'),
      atMost('first verdict of a cold process over node -e 0, required', 8, ms('all.cjs'), 'ms'),
    ],
  }
}

/** What else Node may be told to read when it starts is no part of it. */
const env: NodeJS.ProcessEnv = { PATH: process.env.PATH }

function took(args: readonly string[]): number {
  const start = now()
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore', env })
  const ms = (now() - start) / 1e6
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
  return ms
}

/** As tsup builds it: all entries of the package, those of ESM with shared chunks. */
async function buildEngine(outdir: string): Promise<void> {
  const common: BuildOptions = {
    entryPoints: [
      { in: src('index'), out: 'index' },
      { in: src('text/index'), out: 'text' },
      { in: src('json-patch'), out: 'json-patch' },
      ...Object.keys(rulesets).map(id => ({ in: src(`rulesets/${id}`), out: `rulesets/${id}` })),
    ],
    outdir,
    bundle: true,
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  }
  await build({ ...common, format: 'esm', splitting: true })
  await build({ ...common, format: 'cjs', outExtension: { '.js': '.cjs' } })
}
