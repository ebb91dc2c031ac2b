import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { benchOptions } from '../arguments.js'
import { buildCommand } from '../cli/build.js'
import { median, ratio } from '../race.js'
import { machine, refresh, save } from '../results.js'
import { printed, type Table } from '../table.js'
import { atLeast, atMost, targetTable } from '../target.js'
import { ask, type Run, type Tool, time } from './clock.js'
import { writeLines } from './file.js'

/**
 * `npm run bench:ndjson [-- --quick] [--seed N] [--json FILE] [--readme]`: the built command as whole processes over one file
 * of 500 MB, a body in each line (50 MB with --quick), beside readline, JSON.parse and ajv.
 */
const { quick, seed, json, readme } = benchOptions()
const megabyte = 1e6
const rounds = 3

const root = mkdtempSync(join(tmpdir(), 'image-patch-bench-ndjson-'))
try {
  const tools = await toolsOf()
  const [small, file] = [join(root, 'small.ndjson'), join(root, 'bodies.ndjson')]
  writeLines(small, megabyte, seed)
  agree(tools, small)
  writeLines(file, (quick ? 50 : 500) * megabyte, seed)
  const size = statSync(file).size / megabyte
  console.log(`${machine}; seed ${seed}\n`)
  const runs = new Map(tools.map(({ name }) => [name, [] as Run[]]))
  // The round before the first one warms the caches of the system.
  for (let round = -1; round < rounds; round++)
    for (const tool of tools) {
      const run = time(tool, file, root)
      if (round >= 0) runs.get(tool.name)?.push(run)
    }
  report(runs, size)
} finally {
  rmSync(root, { recursive: true, force: true })
}

/** The peer first, then the filter, alone and with threads, then what is given the file by its name. */
async function toolsOf(): Promise<readonly Tool[]> {
  for (const name of ['peer', 'peak'])
    await build({
      entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
      outfile: join(root, `${name}.cjs`),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    })
  const cli = await buildCommand(root)
  const lint = [cli, 'lint', '--no-config', '--reporter', 'compact', 'bodies.ndjson', '--concurrency']
  return [
    { name: 'readline, JSON.parse, ajv tuned', args: [join(root, 'peer.cjs')], stdin: true, code: 0 },
    { name: 'image-patch filter', args: [cli, 'filter', '--no-config'], stdin: true, code: 0 },
    {
      name: 'image-patch filter, two threads',
      args: [cli, 'filter', '--no-config', '--concurrency', '2'],
      stdin: true,
      code: 0,
    },
    { name: 'image-patch lint, one thread', args: [...lint, '1'], stdin: false, code: 1 },
    { name: 'image-patch lint, two threads', args: [...lint, '2'], stdin: false, code: 1 },
  ]
}

/** Throws where the peer and the filter do not refuse the same lines. */
function agree([peer, filter]: readonly Tool[], file: string): void {
  const [one, other] = [peer, filter].map(tool =>
    tool === undefined
      ? []
      : ask(tool, file, root)
          .split('\n')
          .map(verdict => verdict === 'refused'),
  )
  const differs = one?.findIndex((refused, index) => refused !== other?.[index])
  if (one?.length !== other?.length || differs !== -1)
    throw new Error(`Nothing is timed: ${peer?.name} and ${filter?.name} disagree about line ${(differs ?? 0) + 1}`)
}

function report(runs: ReadonlyMap<string, readonly Run[]>, size: number): void {
  const seconds = (name: string): number[] => (runs.get(name) ?? []).map(run => run.seconds)
  const rss = (name: string): number => Math.max(...(runs.get(name) ?? []).map(run => run.rss))
  const [peer = '', filter = '', filterTwo = '', one = '', two = ''] = runs.keys()
  const times = (name: string): number => ratio(seconds(peer), seconds(name))
  const table: Table = {
    title: `One file of ${Math.round(size)} MB (rounds: ${rounds})`,
    head: ['', 'MB/s', 'times as fast', 'MB of memory at most'],
    rows: [...runs.keys()].map(name => [
      name,
      Math.round(size / median(seconds(name))),
      times(name),
      Math.round(rss(name)),
    ]),
  }
  const targets = [
    atLeast('filter as fast as readline, JSON.parse and ajv', 6, times(filter)),
    atLeast('filter with two threads as fast as that', 10, times(filterTwo)),
    atLeast('lint with one thread as fast as that', 6, times(one)),
    atLeast('lint with two threads as fast as that', 10, times(two)),
    atMost('memory of filter', 70, rss(filter), 'MB'),
    atMost('memory of filter with two threads', 110, rss(filterTwo), 'MB'),
    atMost('memory of lint with one thread', 70, rss(one), 'MB'),
    atMost('memory of lint with two threads', 110, rss(two), 'MB'),
  ]
  console.log(printed(table))
  console.log(printed(targetTable(targets)))
  save(json, { seed, quick, tables: [table], targets })
  if (readme) refresh('bench:ndjson', targetTable(targets), `${machine}, ${Math.round(size)} MB:`)
}
