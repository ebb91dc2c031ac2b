import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsup'
import { command } from '../../tsup.config.js'

/** Builds the command below a folder as it is shipped; answers the file to start. */
export async function buildCommand(root: string): Promise<string> {
  const outDir = join(root, 'dist')
  // With its package.json beside it: without, Node has to find out what kind of module it is.
  copyFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), join(root, 'package.json'))
  for (const part of command) await build({ ...part, outDir, config: false, silent: true })
  return join(outDir, 'cli.cjs')
}
