import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsup'
import { command } from '../../tsup.config.js'
import { benchOptions } from '../arguments.js'
import { writeFolders } from './files.js'
import { biomeBinary, installPeers } from './install.js'
import { type Runs, race, runnersOf } from './race.js'
import { checksTable, targets, timesTable } from './tables.js'
import { type Tool, toolsOf } from './tools.js'

/**
 * `npm run bench:cli [-- --quick] [--seed N] [--json FILE]`: the built command as whole processes beside its peers, on the
 * same files. Ends with 2 when something that it needs cannot be had.
 */
const { quick, seed, json } = benchOptions()

/** How many rounds for how many files. */
const plan = [
  { files: 1, rounds: 60, few: 10 },
  { files: 100, rounds: 40, few: 3 },
  { files: 1_000, rounds: 20, few: 1 },
  { files: 10_000, rounds: 9, few: 1 },
].map(({ files, rounds, few }) => [files, quick ? few : rounds] as const)
const rounds = new Map(plan)

const root = mkdtempSync(join(tmpdir(), 'image-patch-bench-cli-'))
try {
  const tools = await prepare()
  process.exitCode = tools === undefined ? 2 : measure(tools)
} finally {
  rmSync(root, { recursive: true, force: true })
}

/** The tools, each ready to run; undefined, and told, when one of them is not to be had. */
async function prepare(): Promise<readonly Tool[] | undefined> {
  const outDir = join(root, 'dist')
  // With its package.json beside it, as it is shipped: without, Node has to find out what kind of module it is.
  copyFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), join(root, 'package.json'))
  for (const part of command) await build({ ...part, outDir, config: false, silent: true })
  try {
    return toolsOf({ cli: join(outDir, 'cli.cjs'), peers: installPeers(), biome: biomeBinary() })
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return undefined
  }
}

/** Prints everything; answers the exit code. */
function measure(tools: readonly Tool[]): number {
  const [cpu] = cpus()
  console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpu?.model ?? 'unknown'}; seed ${seed}\n`)
  console.log(checksTable(tools))
  const byFiles = new Map<number, Runs>()
  for (const folder of writeFolders(join(root, 'files'), [...rounds.keys()], seed)) {
    const runners = runnersOf(tools, folder)
    if (typeof runners === 'string') {
      console.error(runners)
      return 1
    }
    const runs = race(runners, folder, rounds.get(folder.files.length) ?? 1)
    byFiles.set(folder.files.length, runs)
    console.log(timesTable(folder, runners, runs))
  }
  console.log(targets(byFiles))
  if (json === undefined) return 0
  const times = Array.from(byFiles, ([files, runs]) => ({ files, ms: Object.fromEntries(runs) }))
  const { node } = process.versions
  writeFileSync(json, JSON.stringify({ node, cpu: cpu?.model, seed, quick, times }))
  return 0
}
