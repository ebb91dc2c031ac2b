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
  const head = 'The command and json-patch.js contain:'
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), `${head}\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`)
}

const library: Options = {
  entry: {
    index: 'src/index.ts',
    text: 'src/text/index.ts',
    'json-patch': 'src/json-patch.ts',
    fix: 'src/fix.ts',
    http: 'src/http.ts',
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

/** What is loaded only when it is wanted, and large: a file of its own. */
const apart: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/ruleset-schema\.js$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './ruleset-schema.cjs', external: true } : undefined,
    )
    // The parser of arguments starts no other commands here, and what could start them brings half of Node along.
    onLoad({ filter: /\/commander\/lib\/command\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        "const childProcess = require('node:child_process');",
        "const childProcess = { spawn: (...all) => require('node:child_process').spawn(...all) };",
      ),
    }))
    // The crawler looks for a matcher of globs, which it is not asked for, wherever it is installed: any might be found.
    onLoad({ filter: /\/fdir\/dist\/index\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace('createRequire(import.meta.url)', 'undefined'),
    }))
  },
}

/** The command brings its libraries along, so that the package depends on nothing. CommonJS starts sooner. */
const program: Options = {
  entry: {
    cli: 'src/cli.ts',
    main: 'src/cli/start/program.ts',
    worker: 'src/cli/start/worker.ts',
    'ruleset-schema': 'src/cli/ruleset-schema.ts',
  },
  format: ['cjs'],
  target: 'es2022',
  platform: 'node',
  noExternal: [/.*/],
  minify: true,
  esbuildPlugins: [licences, apart],
  esbuildOptions(options) {
    options.supported = { 'dynamic-import': false }
    // Is read by `loadProgram` byte by byte, which is quick.
    options.charset = 'ascii'
    options.define = { ...options.define, 'import.meta.url': 'ownUrl' }
    options.banner = { js: "const ownUrl = require('node:url').pathToFileURL(__filename).href;" }
  },
}

export const command: readonly Options[] = [program]

/** `npx image-patch` in a checkout makes npm 10 run `prepare` every time; what `npm ci` has built is still there. */
export const isForNpx = ({ npm_lifecycle_event: event, npm_command: command }: NodeJS.ProcessEnv): boolean =>
  event === 'prepare' && command === 'exec'

export default defineConfig(() => {
  if (isForNpx(process.env) && existsSync('dist/cli.cjs')) return []
  rmSync('dist', { recursive: true, force: true })
  return [library, ...command]
})
