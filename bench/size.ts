import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { machine, refresh } from './results.js'
import { printed, type Table } from './table.js'

/**
 * `npm run size [-- --readme]`: what a bundle weighs that imports a part of the package, minified by esbuild and compressed by
 * gzip. Fails where one is heavier than its ceiling: what was reached when it was written here, and 2 %, since zlib is not the
 * same everywhere. Who makes the engine smaller lowers the ceiling.
 */
const bundles = [
  {
    name: 'compile, and one ruleset from its file',
    code: `export { compile } from './src/index.js'; export { imsCloudimages } from './src/rulesets/ims-cloudimages.js'`,
    target: 8,
    ceiling: 37.9,
  },
  {
    name: 'the whole engine: all rulesets and words',
    code: `export * from './src/index.js'`,
    target: 20,
    ceiling: 60.8,
  },
] as const

const root = fileURLToPath(new URL('..', import.meta.url))

async function weight(code: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    logLevel: 'error',
  })
  return outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0) / 1024
}

const weights = await Promise.all(bundles.map(({ code }) => weight(code)))
const rows = bundles.map(({ name, target, ceiling }, index) => {
  const kB = weights[index] ?? Number.NaN
  return [name, kB.toFixed(2), ceiling.toFixed(2), `at most ${target}`, kB <= target ? 'met' : 'MISSED']
})
const table: Table = {
  title: 'Size in KB (1,024 bytes), minified and gzipped',
  head: ['', 'KB', 'ceiling', 'target', ''],
  rows,
}
console.log(printed(table))
if (process.argv.includes('--readme')) refresh('size', table, machine)
const heavy = bundles.filter(({ ceiling }, index) => !((weights[index] ?? Number.NaN) <= ceiling))
if (heavy.length > 0) {
  console.error(`Heavier than its ceiling: ${heavy.map(({ name }) => name).join('; ')}`)
  process.exitCode = 1
}
