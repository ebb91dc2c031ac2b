import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import vm from 'node:vm'
import { build } from 'esbuild'
import { globSync } from 'tinyglobby'
import ts from 'typescript'
import { describe, expect, it, vi } from 'vitest'
import packageJson from '../package.json'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

/**
 * Imports point one way: a module sees those of its own floor and of the floors below it (design.md, Layout). A folder
 * counts as one module. One that is not named here lives on the floor of `validate` and `translate`.
 */
const floors = [
  ['json', 'pointer'],
  ['operation', 'stage', 'diagnostic', 'spelling'],
  ['presence', 'ruleset', 'formats', 'text', 'path', 'path-table', 'phrases', 'words', 'rulesets'],
  ['decode', 'checks'],
  ['validate', 'translate'],
  ['index'],
  ['cli'],
]

/** These four speak of each other in their types. */
const entwined = ['diagnostic', 'ruleset', 'operation', 'formats']

interface Import {
  readonly from: string
  /** As written, or for a file of ours its path below src. */
  readonly to: string
  readonly inside: boolean
  /** Gone at run time. */
  readonly typeOnly: boolean
}

const root = new URL('..', import.meta.url)
const files = globSync('src/**/*.ts', { cwd: fileURLToPath(root) }).map(path => path.slice('src/'.length))
const sources = new Map(
  files.map(file => {
    const text = readFileSync(new URL(`src/${file}`, root), 'utf8')
    return [file, ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)] as const
  }),
)
const imports = [...sources].flatMap(([file, source]) => importsOf(file, source))
const ours = imports.filter(({ inside }) => inside)
const values = ours.filter(({ typeOnly }) => !typeOnly)

/** The module that a file belongs to: its folder, or itself at the top. */
const moduleOf = (file: string): string => file.split('/')[0]?.replace(/\.ts$/, '') ?? ''

const floorOf = (file: string): number => {
  const floor = floors.findIndex(modules => modules.includes(moduleOf(file)))
  return floor < 0 ? floors.findIndex(modules => modules.includes('validate')) : floor
}

const shown = ({ from, to }: Import): string => `${from} imports ${to}`
const among = (modules: readonly string[], { from, to }: Import): boolean =>
  modules.includes(moduleOf(from)) && modules.includes(moduleOf(to))

describe('the house', () => {
  it('is read as a whole', () => {
    expect(files).toContain('index.ts')
    expect(ours.length).toBeGreaterThan(files.length)
    expect(ours.filter(({ to }) => !sources.has(to)).map(shown)).toEqual([])
    expect(floors.flat().filter(module => !files.map(moduleOf).includes(module))).toEqual([])
  })

  it('has imports that point one way', () => {
    const back = ours.filter(({ from, to }) => floorOf(from) < floorOf(to))
    expect(back.filter(each => !(each.typeOnly && among(entwined, each))).map(shown)).toEqual([])
  })

  it('has no circles', () => {
    const free = new Set<string>()
    let waiting = files
    for (let before = -1; before !== free.size; ) {
      before = free.size
      waiting = waiting.filter(file => {
        const isFree = values.every(({ from, to }) => from !== file || free.has(to))
        if (isFree) free.add(file)
        return !isFree
      })
    }
    expect(waiting).toEqual([])
  })

  it('has checks that know no wire, and a decoder that knows no rule', () => {
    const forbidden = ours.filter(
      each => among(['decode', 'checks'], each) && moduleOf(each.from) !== moduleOf(each.to),
    )
    expect(forbidden.map(shown)).toEqual([])
  })

  it('has formats and rulesets that do not know each other', () => {
    const forbidden = values.filter(
      each => among(['formats', 'rulesets'], each) && moduleOf(each.from) !== moduleOf(each.to),
    )
    expect(forbidden.map(shown)).toEqual([])
  })

  it('has rulesets that are data', () => {
    const code = values.filter(({ from, to }) => moduleOf(from) === 'rulesets' && moduleOf(to) !== 'rulesets')
    expect(code.map(shown)).toEqual([])
  })

  it('has a command that uses what everybody may use', () => {
    // Spelling knows nothing of the rest of the house.
    const doors = ['index.ts', 'text/index.ts', 'json-patch.ts', 'fix.ts', 'spelling.ts']
    const deeper = ours.filter(
      ({ from, to }) => moduleOf(from) === 'cli' && moduleOf(to) !== 'cli' && !doors.includes(to),
    )
    expect(deeper.map(shown)).toEqual([])
  })
})

describe.each(['index.ts', 'text/index.ts', 'fix.ts', 'http.ts'])('the engine, from %s', entry => {
  const reached = new Set([entry])
  for (const file of reached) for (const { from, to } of values) if (from === file) reached.add(to)

  it('imports nothing but itself', () => {
    const outside = imports.filter(({ from, inside }) => reached.has(from) && !inside)
    expect(outside.map(shown)).toEqual([])
  })

  it('names nothing of Node, of browsers or of the sort of eval', () => {
    const foreign = [
      'eval',
      'Function',
      'process',
      'Buffer',
      'require',
      'global',
      'globalThis',
      'window',
      'self',
      'document',
    ]
    const more = [
      'setTimeout',
      'queueMicrotask',
      'fetch',
      'console',
      'TextDecoder',
      'TextEncoder',
      'structuredClone',
      'URL',
    ]
    // Used where it is there: see "works where there is nothing but the language". Where there is a fetch, there is a URL.
    const optional = ['scan/scanner.ts: TextEncoder', 'text/utf8.ts: TextDecoder', 'http/outgoing.ts: URL']
    const named = [...reached].flatMap(file =>
      identifiers(file)
        .filter(name => [...foreign, ...more].includes(name))
        .map(name => `${file}: ${name}`)
        .filter(each => !optional.includes(each)),
    )
    expect(named).toEqual([])
  })

  it('keeps no state', () => {
    const state = [...reached].flatMap(file =>
      (sources.get(file)?.statements ?? [])
        .filter(each => ts.isVariableStatement(each) && (each.declarationList.flags & ts.NodeFlags.Const) === 0)
        .map(each => `${file}: ${each.getText()}`),
    )
    expect(state).toEqual([])
  })
})

describe('the package', () => {
  it('has no dependencies', () => {
    expect(Object.keys(packageJson).filter(key => /dependencies$/i.test(key))).toEqual(['devDependencies'])
  })

  it('works where there is nothing but the language, and no code from strings', async () => {
    const bundled = await build({
      stdin: {
        contents: `
          export { compile, describe, rulesets, translate } from './src/index.ts'
          export { locate } from './src/text/index.ts'`,
        resolveDir: fileURLToPath(root),
      },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'engine',
      platform: 'neutral',
      target: 'es2022',
    })
    const work = `(() => {
      const body = [{ op: 'add', path: '/__support_xen', value: true }]
      const text = JSON.stringify(body)
      const validator = engine.compile(engine.rulesets['ims-cloudimages'])
      const report = validator.validate(body)
      return JSON.stringify({
        code: report.refusal.code,
        same: JSON.stringify(validator.validateText(text)) === JSON.stringify(report),
        bytes: validator.validateText(Uint8Array.from(text, each => each.charCodeAt(0))).verdict,
        quick: [1, 2, 3].map(() => validator.isValidText('[{"op":"remove","path":"/team"}]')),
        valid: validator.isValid(body),
        words: report.diagnostics.every(each => engine.describe(each).length > 10),
        body: engine.translate([{ op: 'add', path: '/name', value: 'x' }], { from: 'v2.1', to: 'v2.0' }).body,
        places: JSON.stringify(engine.locate(text, ['/0/value'])).length > 10,
        lean: ['process', 'TextDecoder', 'TextEncoder', 'setTimeout', 'Buffer'].every(name => !(name in globalThis)),
      })
    })()`
    const [file] = bundled.outputFiles
    const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } })
    expect(() => vm.runInContext('new Function("return 1")', context)).toThrow(/code generation/i)
    vm.runInContext(file?.text ?? '', context)
    expect(JSON.parse(vm.runInContext(work, context))).toEqual({
      code: 'value-type',
      same: true,
      bytes: 'refused',
      quick: [true, true, true],
      valid: false,
      words: true,
      body: [{ replace: '/name', value: 'x' }],
      places: true,
      lean: true,
    })
  })
})

/** Every import and re-export of a file, and every `import()`, which no engine file has a use for. */
function importsOf(from: string, source: ts.SourceFile): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier === undefined) return
    const written = ts.isStringLiteral(specifier) ? specifier.text : specifier.getText()
    const to = posix.join(posix.dirname(from), written).replace(/\.js$/, '.ts')
    const inside = written.startsWith('.') && !to.startsWith('..')
    found.push({ from, to: inside ? to : written, inside, typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly === true)
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    if (ts.isImportTypeNode(node)) add(node.argument, true)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** The names that a file uses for values, but for names of members and its own declarations. */
function identifiers(file: string): string[] {
  const used: string[] = []
  const own = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return
    if (ts.isIdentifier(node)) {
      const { parent } = node
      const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node
      const isKey = (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === node
      const declares =
        (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
        parent.name === node
      if (declares) own.add(node.text)
      else if (!isMember && !isKey) used.push(node.text)
    }
    ts.forEachChild(node, visit)
  }
  const source = sources.get(file)
  if (source !== undefined) visit(source)
  return used.filter(name => !own.has(name))
}
