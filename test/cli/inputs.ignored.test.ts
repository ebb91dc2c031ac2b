import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fc, test as property } from '@fast-check/vitest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FindOptions, findInputs } from '../../src/cli/inputs/find.js'
import { folder } from './run.js'

const find = (args: readonly string[], cwd: string, more: Partial<FindOptions> = {}) =>
  findInputs(args, { cwd, respectIgnore: true, ...more })

const names = async (...given: Parameters<typeof find>): Promise<readonly string[]> =>
  (await find(...given)).inputs.map(({ name }) => name)

// Without what the machine and its user have configured.
const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd, env, encoding: 'utf8' })

function repository(files: Readonly<Record<string, string>>): string {
  const cwd = folder(files)
  git(cwd, 'init', '--quiet')
  return cwd
}

const tree = { 'a.json': '', 'b.json': '', 'sub/a.json': '', 'sub/deep/a.json': '', 'sub/deep/c.json': '' }

test.each<[string, Record<string, string>, string[]]>([
  ['a pattern of the root', { '.gitignore': 'a.json\n' }, ['b.json', 'sub/deep/c.json']],
  ['an anchored one', { '.gitignore': '/a.json\n' }, ['b.json', 'sub/a.json', 'sub/deep/a.json', 'sub/deep/c.json']],
  ['a whole folder', { '.gitignore': 'deep/\n!deep/c.json\n' }, ['a.json', 'b.json', 'sub/a.json']],
  [
    'a folder further down wins',
    { '.gitignore': 'a.json', 'sub/.gitignore': '!/a.json' },
    ['b.json', 'sub/a.json', 'sub/deep/c.json'],
  ],
  ['that also brings back a folder', { '.gitignore': 'sub/deep/', 'sub/.gitignore': '!deep/' }, Object.keys(tree)],
  [
    'one below a .git/info/exclude that only has comments',
    { 'sub/.gitignore': 'a.json\n' },
    ['a.json', 'b.json', 'sub/deep/c.json'],
  ],
  ['.git/info/exclude', { '.git/info/exclude': 'sub\n' }, ['a.json', 'b.json']],
  ['line ends of Windows, and a byte order mark', { '.gitignore': '\ufeffa.json\r\nsub/\r\n' }, ['b.json']],
])('leaves out what git ignores: %s', async (_, files, left) => {
  const cwd = repository({ ...tree, ...files })
  expect(await names(['.'], cwd)).toEqual(left)
  expect(await names(['**/*.json'], cwd)).toEqual(left)
  expect(await names(['.'], cwd, { respectIgnore: false })).toEqual(Object.keys(tree))
})

test('a folder below the root is judged as it is from there', async () => {
  const cwd = repository({ ...tree, '.gitignore': 'a.json\n/deep\n', 'sub/.gitignore': '!deep/a.json\n' })
  expect(await names(['.'], join(cwd, 'sub'))).toEqual(['deep/a.json', 'deep/c.json'])
  expect(await names(['../../sub/deep/*'], join(cwd, 'sub/deep'))).toEqual(['a.json', 'c.json'])
  symlinkSync('sub/deep', join(cwd, 'way'))
  expect(await names(['.'], join(cwd, 'way'))).toEqual(['a.json', 'c.json'])
})

test('without a repository, what is said from the folder down counts', async () => {
  const cwd = folder({ ...tree, '.gitignore': 'sub/a.json', 'sub/deep/.gitignore': 'c.json' })
  expect(await names(['.'], cwd)).toEqual(['a.json', 'b.json', 'sub/deep/a.json'])
})

test('a working tree of many, and a submodule, have the patterns that git gives them', async () => {
  const cwd = repository({ 'a.json': '', '.git/info/exclude': 'b.json' })
  git(cwd, 'add', '.')
  git(cwd, 'commit', '--quiet', '--message', 'x')
  git(cwd, 'worktree', 'add', '--quiet', 'other')
  git(cwd, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', cwd, 'inner')
  for (const file of ['other/b.json', 'inner/b.json', 'inner/c.json']) writeFileSync(join(cwd, file), '')
  writeFileSync(join(cwd, '.git/modules/inner/info/exclude'), 'c.json')
  expect(await names(['.'], join(cwd, 'other'))).toEqual(['a.json'])
  expect(await names(['.'], join(cwd, 'inner'))).toEqual(['a.json', 'b.json'])
})

test('a named file is judged whatever git ignores, but not what the config ignores', async () => {
  const cwd = repository({ ...tree, 'note.txt': '', '.gitignore': 'sub\n*.txt' })
  const ignore = { folder: cwd, patterns: ['deep/', '!deep/a.json', '/b.*'] }
  const args = ['sub/a.json', 'note.txt', './b.json', 'sub/deep/a.json', 'sub/deep/a.json']
  const { inputs, ignored, unreadable } = await find(args, cwd, { ignore })
  expect(inputs.map(({ name }) => name)).toEqual(['note.txt', 'sub/a.json'])
  expect([ignored, unreadable]).toEqual([['b.json', 'sub/deep/a.json'], []])
  expect(await names(args, cwd, { ignore, respectIgnore: false })).toHaveLength(4)
})

test('patterns of the config are relative to its folder, however that is reached, and add to those of git', async () => {
  const cwd = repository({ ...tree, '.gitignore': '/b.json' })
  symlinkSync(cwd, `${cwd}-link`)
  try {
    for (const at of [cwd, `${cwd}-link`]) {
      const ignore = { folder: join(at, 'sub'), patterns: ['/a.json', 'b.json'] }
      for (const here of [cwd, `${cwd}-link`]) {
        expect(await names(['.'], here, { ignore })).toEqual(['a.json', 'sub/deep/a.json', 'sub/deep/c.json'])
        expect((await find(['sub/a.json', 'a.json'], here, { ignore })).ignored).toEqual(['sub/a.json'])
      }
    }
  } finally {
    rmSync(`${cwd}-link`)
  }
})

test('what is ignored as a whole is told, not passed', async () => {
  const cwd = repository({ ...tree, '.gitignore': 'sub/\n', 'none/x.txt': '', 'none/node_modules/a.json': '' })
  const { inputs, unreadable } = await find(['sub', 'sub/*.json', 's*/**', 'none', './sub/deep'], cwd)
  const [apart, glob] = [
    ': --no-ignore takes them too',
    'matches no file, apart from ignored ones: --no-ignore takes them too',
  ]
  expect(inputs).toEqual([])
  expect(unreadable).toEqual([
    { file: 'sub', reason: `a folder without *.json, *.ndjson and *.jsonl files, apart from ignored ones${apart}` },
    { file: 'sub/*.json', reason: glob },
    { file: 's*/**', reason: glob },
    { file: 'none', reason: 'a folder without *.json, *.ndjson and *.jsonl files' },
    {
      file: './sub/deep',
      reason: `a folder without *.json, *.ndjson and *.jsonl files, apart from ignored ones${apart}`,
    },
  ])
  const byConfig = await find(['sub', '*.json'], cwd, { ignore: { folder: cwd, patterns: ['*.json'] } })
  expect(byConfig.unreadable).toHaveLength(2)
})

test('a .gitignore that is a link or a folder is none, as for git', async () => {
  const cwd = repository({ 'a.json': '', 'sub/b.json': '', patterns: '*.json' })
  symlinkSync('patterns', join(cwd, '.gitignore'))
  mkdirSync(join(cwd, 'sub/.gitignore'))
  expect(await names(['.'], cwd)).toEqual(['a.json', 'sub/b.json'])
})

test('a link to an ignored name is not followed, and what is beyond one stands where the link does', async () => {
  const cwd = repository({ 'sub/a.json': '', '.gitignore': 'skip/\n/way/b.json\n' })
  const out = folder({ 'b.json': '', 'c.json': '' })
  symlinkSync(out, join(cwd, 'skip'))
  symlinkSync(out, join(cwd, 'way'))
  expect(await names(['.'], cwd)).toEqual(['sub/a.json', 'way/c.json'])
})

test('what is ignored does not come back by a link that leads back', async () => {
  const cwd = repository({ 'a.json': '', 'sub/b.json': '', '.git/info/exclude': '/a.json' })
  symlinkSync('..', join(cwd, 'sub/up'))
  expect(await names(['.'], cwd)).toEqual(['sub/b.json'])
})

test('a folder whose name looks like a pattern speaks for itself only', async () => {
  const cwd = repository({
    '[s]/a.json': '',
    '[s]/.gitignore': 'a.json\n/b.json',
    's/a.json': '',
    's/b.json': '',
    '*/x.json': '',
  })
  expect(await names(['.'], cwd)).toEqual(['*/x.json', 's/a.json', 's/b.json'])
})

/** Patterns of all kinds, most of which say something about the tree below. */
const segment = fc.constantFrom(
  'a',
  'b',
  '*',
  '**',
  '?',
  '[ab]',
  'a*',
  '*.json',
  'c.json',
  '[!a].json',
  'x y',
  '\\a',
  '\\*',
)
const pattern = fc
  .tuple(
    fc.constantFrom('', '', '!', '\\!', '#', '\\#', ' '),
    fc.constantFrom('', '', '/'),
    fc.array(segment, { maxLength: 3 }),
    fc.constantFrom('', '', '/', ' ', '/ ', '\\ '),
  )
  .map(([before, slash, segments, after]) => `${before}${slash}${segments.join('/')}${after}`)
const patterns = fc.array(pattern, { maxLength: 4 }).map(lines => lines.join('\n'))
const folders = ['', 'a', 'b', 'a/a', 'a/b', 'a/b/a', 'x y', '[ab]', 'a/[ab]/*']
const files = folders.flatMap(path =>
  ['a.json', 'b.json', 'c.json', '!a.json', '#a.json'].map(name => join(path, name)),
)

const law = mkdtempSync(join(tmpdir(), 'image-patch-ignore-'))
beforeAll(() => {
  git(law, 'init', '--quiet')
  for (const file of files) {
    mkdirSync(dirname(join(law, file)), { recursive: true })
    writeFileSync(join(law, file), '')
  }
})
afterAll(() => rmSync(law, { recursive: true }))

property.prop([fc.array(fc.tuple(fc.constantFrom(...folders), patterns), { maxLength: 4 })], { numRuns: 60 })(
  'finds what git check-ignore does not ignore',
  async gitignores => {
    for (const path of folders) rmSync(join(law, path, '.gitignore'), { force: true })
    for (const [path, text] of gitignores) writeFileSync(join(law, path, '.gitignore'), text)
    const ignored = ignoredByGit(law)
    expect(await names(['.'], law)).toEqual(files.filter(file => !ignored.has(file)).sort())
  },
)

function ignoredByGit(cwd: string): ReadonlySet<string> {
  try {
    const input = files.join('\0')
    const args = ['check-ignore', '--no-index', '-z', '--stdin']
    return new Set(execFileSync('git', args, { cwd, env, input, encoding: 'utf8' }).split('\0'))
  } catch (error) {
    // 1: nothing is ignored.
    if ((error as { status?: number }).status === 1) return new Set()
    throw error
  }
}
