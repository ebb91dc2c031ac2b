import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

test('a run without a config loads nothing that reads one', async () => {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/cli/config/settings.ts', import.meta.url))],
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    outdir: 'out',
    logLevel: 'silent',
  })
  const outputs = metafile.outputs
  const [entry = ''] = Object.keys(outputs).filter(each => outputs[each]?.entryPoint?.endsWith('settings.ts'))
  const loaded = new Set([entry])
  for (const file of loaded)
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement') loaded.add(path)
  const inputs = (files: Iterable<string>) => [...files].flatMap(file => Object.keys(outputs[file]?.inputs ?? {}))
  const lazy = /node_modules\/(?:ajv|picomatch|jsonc-parser|ignore)\/|config\/(?:load|shape|checks|read)\.ts$/
  const parcels = (files: Iterable<string>) =>
    new Set(inputs(files).flatMap(each => lazy.exec(each)?.[0].replace('node_modules/', '') ?? []))
  expect(parcels(loaded)).toEqual(new Set())
  expect([...parcels(Object.keys(outputs))]).toEqual(
    expect.arrayContaining(['ajv/', 'picomatch/', 'jsonc-parser/', 'config/load.ts', 'config/read.ts']),
  )
})
