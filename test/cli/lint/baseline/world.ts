import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder, run } from '../../run.js'

export const name = 'image-patch.baseline.json'

/** A repository with these files. */
export const repository = (files: Readonly<Record<string, string | Uint8Array>>): string =>
  folder({ '.git/HEAD': '', ...files })

export const baselineOf = (cwd: string, file = name): string => readFileSync(join(cwd, file), 'utf8')

/** The places that a baseline lists. */
export const filesOf = (cwd: string, file = name): Readonly<Record<string, Readonly<Record<string, string[]>>>> =>
  JSON.parse(baselineOf(cwd, file)).files

/** A baseline as it is written. */
export const written = (files: object): string => `${JSON.stringify({ version: 1, files }, undefined, 2)}\n`

export const lint = (cwd: string, ...args: readonly string[]) => run(['lint', ...args], { cwd })

/** The findings of a run, each in one line. */
export const findings = async (cwd: string, ...args: readonly string[]): Promise<readonly string[]> =>
  (await lint(cwd, '--reporter', 'compact', ...args)).stdout.split('\n').filter(line => line !== '')

/** One operation for each value of the name; those that are no string are findings. */
export const named = (...values: readonly unknown[]): string =>
  `${JSON.stringify(values.map(value => ({ op: 'replace', path: '/name', value })))}\n`
