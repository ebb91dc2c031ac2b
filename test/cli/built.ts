import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { buildInto } from './build.js'

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
  beforeAll(() => buildInto(dist), 60_000)
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
