import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'tsup'
import { command } from '../../tsup.config.js'

/** Builds the command into a folder, which is there. Answers where it can be started. */
export async function buildInto(folder: string): Promise<string> {
  // As it is shipped: beside a package.json that says what a file is.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  for (const part of command) await build({ ...part, outDir: folder, config: false, silent: true })
  return join(folder, 'cli.cjs')
}
