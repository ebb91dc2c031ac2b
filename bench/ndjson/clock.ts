import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { now } from '../race.js'

/** What one process took: seconds on the clock, and MB of memory at most. */
export interface Run {
  readonly seconds: number
  readonly rss: number
}

/** A process of Node that reads a file: as its standard input, or by a name among its arguments. */
export interface Tool {
  readonly name: string
  readonly args: readonly string[]
  readonly stdin: boolean
  readonly code: number
}

/** Runs a tool, its output thrown away. Throws when it ends with another code than it should. */
export function time({ args, stdin, code }: Tool, file: string, root: string): Run {
  const peak = join(root, 'peak')
  const env = {
    PATH: process.env.PATH,
    NODE_OPTIONS: `--require ${join(root, 'peak.cjs')}`,
    IMAGE_PATCH_BENCH_PEAK: peak,
  }
  const input = stdin ? openSync(file, 'r') : 'ignore'
  const start = now()
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, stdio: [input, 'ignore', 'pipe'] })
  const seconds = (now() - start) / 1e9
  if (typeof input === 'number') closeSync(input)
  if (status !== code) throw new Error(`node ${args.join(' ')} ended with ${status} and not with ${code}: ${stderr}`)
  return { seconds, rss: Number(readFileSync(peak, 'utf8')) / 1024 }
}

/** What a tool writes about a file. */
export function ask({ args }: Tool, file: string, root: string): string {
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, input: readFileSync(file), encoding: 'utf8' })
  return stdout
}
