import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'tsup'
import { afterAll, beforeAll } from 'vitest'
import { command } from '../../tsup.config.js'

// Built here and now: a stale dist must not make these tests green.
export const dist = mkdtempSync(join(tmpdir(), 'image-patch-dist-'))
export const cli = join(dist, 'cli.cjs')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Builds the command for the tests of a file, and takes it away after them. */
export function buildCommand(): void {
  beforeAll(async () => {
    // As it is shipped: beside a package.json that says what a file is.
    writeFileSync(join(dist, 'package.json'), '{"type":"module"}')
    for (const part of command) await build({ ...part, outDir: dist, config: false, silent: true })
  }, 60_000)
  afterAll(() => rmSync(dist, { recursive: true, force: true }))
}

/** A line of bash in a folder; `"$CLI"` in it is the built command. */
export const shell = (
  line: string,
  cwd: string,
  env: NodeJS.ProcessEnv = {},
  user: { readonly uid?: number } = {},
): Promise<Ended> =>
  new Promise(resolve => {
    const child = execFile(
      'bash',
      ['--norc', '-c', line],
      { cwd, env: { PATH: process.env.PATH, CLI: cli, ...env }, maxBuffer: 2 ** 30, ...user },
      (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    )
  })
