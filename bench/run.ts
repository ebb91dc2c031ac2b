import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { benchOptions } from './arguments.js'

/**
 * `npm run bench [-- --quick] [--seed N] [--json FILE]`. Measured is what is shipped: `src` bundled by esbuild as tsup does
 * it, in a Node of its own, since the loader of tsx changes what it loads.
 */
const options = JSON.stringify(benchOptions())

const folder = mkdtempSync(join(tmpdir(), 'image-patch-bench-'))
try {
  const outfile = join(folder, 'measure.cjs')
  await build({
    entryPoints: [fileURLToPath(new URL('measure.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    logLevel: 'error',
  })
  const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, options], { stdio: 'inherit' })
  process.exitCode = status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
