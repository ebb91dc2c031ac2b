import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Inputs } from '../../src/cli/inputs/find.js'
import { folder } from './run.js'

const built = mkdtempSync(join(tmpdir(), 'image-patch-find-'))
const outfile = join(built, 'find.mjs')
const options = { bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' } as const
// The libraries of the command require what an ES module has to import.
const js = "import { createRequire as of } from 'node:module'; const require = of(import.meta.url);"
beforeAll(() => build({ entryPoints: ['src/cli/inputs/find.ts'], outfile, banner: { js }, ...options }))
afterAll(() => rmSync(built, { recursive: true, force: true }))

/** As a user who may not read everything: the superuser may. */
function findAsNobody(args: readonly string[], cwd: string): Inputs {
  for (const path of [built, cwd]) chmodSync(path, 0o755)
  const call = `findInputs(${JSON.stringify(args)}, { cwd: ${JSON.stringify(cwd)}, respectIgnore: true })`
  const script = `import(${JSON.stringify(outfile)}).then(async ({ findInputs }) => console.log(JSON.stringify(await ${call})))`
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  return JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd, encoding: 'utf8', ...user }))
}

/** A folder in which this is shut until the test ends, so that it can be removed. */
function shut(path: string, files: Readonly<Record<string, string>>): string {
  const cwd = folder(files)
  chmodSync(join(cwd, path), 0)
  return cwd
}

const denied = 'permission denied'

test('a folder that may not be read is told, and the others are searched', () => {
  const cwd = shut('shut', { 'a.json': '', 'shut/b.json': '', 'z/c.json': '' })
  const { inputs, unreadable } = findAsNobody(['.', './shut', 'shut/*.json', 'shut/b.json', '**/c.json'], cwd)
  expect(inputs.map(({ name }) => name)).toEqual(['a.json', 'z/c.json'])
  expect(unreadable).toEqual([
    { file: 'shut', reason: denied },
    { file: 'shut/*.json', reason: denied },
    { file: 'shut/b.json', reason: denied },
  ])
})

test('an ignored folder is not even tried', () => {
  const cwd = shut('sub/shut', { '.git/HEAD': '', 'a.json': '', '.gitignore': 'shut/', 'sub/shut/b.json': '' })
  expect(findAsNobody(['.'], cwd)).toMatchObject({ inputs: [{ name: 'a.json' }], unreadable: [] })
  expect(findAsNobody(['sub/shut'], cwd).unreadable).toEqual([
    { file: 'sub/shut', reason: expect.stringContaining('apart from ignored ones') },
  ])
})

test('a .gitignore that may not be read is told, and what it might say is not guessed', () => {
  const cwd = shut('sub/.gitignore', {
    'a.json': '',
    'sub/.gitignore': '*.json',
    'sub/b.json': '',
    'sub/low/c.json': '',
  })
  const told = [{ file: 'sub/.gitignore', reason: denied }]
  expect(findAsNobody(['.'], cwd)).toMatchObject({
    inputs: [{ name: 'a.json' }, { name: 'sub/b.json' }, { name: 'sub/low/c.json' }],
    unreadable: told,
  })
})
