import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Options } from 'tsup'

const rulesets = [
  'ims-cloudimages',
  'ims-cloudimages-guide',
  'ims-cloudimages-2023',
  'ims-images',
  'otc-images',
  'glance',
]

const library: Options = {
  entry: {
    index: 'src/index.ts',
    text: 'src/text/index.ts',
    ...Object.fromEntries(rulesets.map(id => [`rulesets/${id}`, `src/rulesets/${id}.ts`])),
  },
  format: ['esm', 'cjs'],
  dts: true,
  target: 'es2022',
  platform: 'neutral',
  treeshake: true,
}

/** The command brings its libraries along, so that the package depends on nothing. What is rarely needed is a chunk of its own. */
export const command: Options = {
  entry: { cli: 'src/cli.ts' },
  format: ['esm'],
  target: 'es2022',
  platform: 'node',
  noExternal: [/.*/],
  splitting: true,
  minify: true,
  // Its libraries are CommonJS and require node:*, which an ES module has no `require` for.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  esbuildPlugins: [
    {
      name: 'third-party-licences',
      setup({ initialOptions, onEnd }) {
        initialOptions.metafile = true
        onEnd(({ metafile }) => writeLicences(Object.keys(metafile?.inputs ?? {}), initialOptions.outdir ?? 'dist'))
      },
    },
  ],
}

/** The licences of what is bundled must travel with it. */
function writeLicences(inputs: readonly string[], folder: string): void {
  const packages = new Set(
    inputs.map(input => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter(name => name !== undefined),
  )
  const texts = [...packages].sort().map(path => {
    const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
    const file = readdirSync(path).find(entry => /^licen[cs]e/i.test(entry))
    if (file === undefined) throw new Error(`${path} has no licence file to pass on`)
    return `${name} ${version} (${license})\n\n${readFileSync(join(path, file), 'utf8').trim()}\n`
  })
  writeFileSync(
    join(folder, 'THIRD-PARTY-LICENSES.txt'),
    `dist/cli.js contains:\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`,
  )
}

export default defineConfig(() => {
  // `npx image-patch` in a checkout makes npm 10 run `prepare` every time; what `npm ci` has built is still there.
  if (process.env.npm_command === 'exec' && existsSync('dist/cli.js')) return []
  rmSync('dist', { recursive: true, force: true })
  return [library, command]
})
