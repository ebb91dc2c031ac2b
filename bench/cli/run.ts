import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchOptions } from '../arguments.js'
import { machine, refresh, save } from '../results.js'
import { printed } from '../table.js'
import { targetTable } from '../target.js'
import { buildCommand } from './build.js'
import { writeFolders } from './files.js'
import { biomeBinary, installPeers } from './install.js'
import { type Runs, race, runnersOf } from './race.js'
import { checksTable, targetsOf, timesTable } from './tables.js'
import { type Tool, toolsOf } from './tools.js'

/**
 * `npm run bench:cli [-- --quick] [--seed N] [--json FILE] [--readme]`: the built command as whole processes beside its peers, on the
 * same files. Ends with 2 when something that it needs cannot be had.
 */
const { quick, seed, json, readme } = benchOptions()

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
  const cli = await buildCommand(root)
  try {
    return toolsOf({ cli, peers: installPeers(), biome: biomeBinary() })
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return undefined
  }
}

/** Prints everything; answers the exit code. */
function measure(tools: readonly Tool[]): number {
  console.log(`${machine}; seed ${seed}\n`)
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
  const targets = targetsOf(byFiles)
  console.log(printed(targetTable(targets)))
  const times = Array.from(byFiles, ([files, runs]) => ({ files, ms: Object.fromEntries(runs) }))
  save(json, { seed, quick, times, targets })
  if (readme) refresh('bench:cli', targetTable(targets), `${machine}:`)
  return 0
}
