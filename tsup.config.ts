import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Options } from 'tsup'

const rulesets = [
  'ims-cloudimages',
  'ims-cloudimages-guide',
  'ims-cloudimages-2023',
  'ims-images',
  'otc-images',
  'ims-images-create',
  'glance',
]

/** The packages that are bundled, with their folders: their licences must travel with them. */
const bundled = new Map<string, string>()

const licences: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'third-party-licences',
  setup({ initialOptions, onEnd }) {
    initialOptions.metafile = true
    onEnd(({ metafile }) => {
      for (const input of Object.keys(metafile?.inputs ?? {})) {
        const folder = /^.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)
        if (folder?.[1] !== undefined) bundled.set(folder[1], folder[0])
      }
      writeLicences(initialOptions.outdir ?? 'dist')
    })
  },
}

function writeLicences(folder: string): void {
  if (bundled.size === 0) return
  const texts = [...bundled].sort().map(([, path]) => {
    const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
    const file = readdirSync(path).find(entry => /^licen[cs]e/i.test(entry))
    if (file === undefined) throw new Error(`${path} has no licence file to pass on`)
    return `${name} ${version} (${license})\n\n${readFileSync(join(path, file), 'utf8').trim()}\n`
  })
  mkdirSync(folder, { recursive: true })
  const head = 'The command (cli.js) and json-patch.js contain:'
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), `${head}\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`)
}

const library: Options = {
  entry: {
    index: 'src/index.ts',
    text: 'src/text/index.ts',
    'json-patch': 'src/json-patch.ts',
    ...Object.fromEntries(rulesets.map(id => [`rulesets/${id}`, `src/rulesets/${id}.ts`])),
  },
  format: ['esm', 'cjs'],
  dts: true,
  target: 'es2022',
  platform: 'neutral',
  treeshake: true,
  esbuildPlugins: [licences],
  esbuildOptions(options) {
    // A neutral platform looks into no member of package.json by itself.
    options.mainFields = ['module', 'main']
  },
}

/** The command brings its libraries along, so that the package depends on nothing. What is rarely needed is a chunk of its own. */
export const command: Options = {
  entry: {
    cli: 'src/cli.ts',
    'lint-worker': 'src/cli/lint/worker.ts',
    // The pool starts its threads with this file, which it looks for beside itself.
    'entry/worker': 'node_modules/tinypool/dist/entry/worker.js',
  },
  format: ['esm'],
  target: 'es2022',
  platform: 'node',
  noExternal: [/.*/],
  splitting: true,
  minify: true,
  // Its libraries are CommonJS and require node:*, which an ES module has no `require` for.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  esbuildPlugins: [licences],
}

export default defineConfig(() => {
  // `npx image-patch` in a checkout makes npm 10 run `prepare` every time; what `npm ci` has built is still there.
  if (process.env.npm_command === 'exec' && existsSync('dist/cli.js')) return []
  rmSync('dist', { recursive: true, force: true })
  return [library, command]
})
