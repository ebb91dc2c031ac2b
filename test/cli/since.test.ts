import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { type FindOptions, findInputs } from '../../src/cli/inputs/find.js'
import { folder } from './run.js'

const since = (ref: string, cwd: string, args: readonly string[] = ['.'], more: Partial<FindOptions> = {}) =>
  findInputs(args, { cwd, respectIgnore: true, since: ref, ...more })

const names = async (...given: Parameters<typeof since>): Promise<readonly string[]> =>
  (await since(...given)).inputs.map(({ name }) => name)

// Without what the machine and its user have configured; a hook of a commit may run these tests.
const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
const git = (cwd: string, ...args: string[]): string => {
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@x', '-c', 'protocol.file.allow=always']
  return execFileSync('git', [...who, ...args], { cwd, env, encoding: 'utf8', stdio: 'pipe' })
}

const write = (cwd: string, files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text)
}

const commit = (cwd: string): void => {
  git(cwd, 'add', '--all')
  git(cwd, 'commit', '--quiet', '--message', 'x', '--allow-empty')
}

function repository(files: Readonly<Record<string, string>>): string {
  const cwd = folder(files)
  git(cwd, 'init', '--quiet', '--initial-branch', 'main')
  commit(cwd)
  return cwd
}

afterEach(() => vi.unstubAllEnvs())

test('judges what was committed, staged, changed and made since the branches parted', async () => {
  const cwd = repository({
    'a.json': '1',
    'b.json': '1',
    'c.json': '1',
    'd.json': '1',
    'same.json': '1',
    'sub/e.json': '1',
  })
  git(cwd, 'checkout', '--quiet', '-b', 'topic')
  write(cwd, { 'a.json': '2' })
  rmSync(join(cwd, 'd.json'))
  commit(cwd)
  git(cwd, 'checkout', '--quiet', 'main')
  write(cwd, { 'same.json': '2' })
  commit(cwd)
  git(cwd, 'checkout', '--quiet', 'topic')
  write(cwd, { 'b.json': '2' })
  git(cwd, 'add', 'b.json')
  write(cwd, { 'c.json': '2', 'sub/new.json': '', '.gitignore': 'ignored.json', 'ignored.json': '' })
  expect(await since('main', cwd)).toEqual({
    inputs: ['a.json', 'b.json', 'c.json', 'sub/new.json'].map(name => ({
      name,
      path: join(cwd, name),
      searched: true,
    })),
    unreadable: [],
    ignored: [],
    unchanged: 2,
  })
  expect(await names('HEAD', cwd)).toEqual(['b.json', 'c.json', 'sub/new.json'])
  expect(await names('main', cwd, ['same.json', 'sub', 'c*.json'])).toEqual(['c.json', 'sub/new.json'])
  expect(await names('main', cwd, ['.'], { respectIgnore: false })).toContain('ignored.json')
})

test('a file that was moved, or is a link now, has changed; one that only was touched has not', async () => {
  const cwd = repository({ 'a.json': 'long enough to be found again', 'b.json': '1', 'c.json': '1' })
  renameSync(join(cwd, 'a.json'), join(cwd, 'moved.json'))
  git(cwd, 'add', '--all')
  write(cwd, { 'b.json': '1' })
  rmSync(join(cwd, 'c.json'))
  const out = folder({ 'x.json': '' })
  symlinkSync(join(out, 'x.json'), join(cwd, 'c.json'))
  expect(await names('HEAD', cwd)).toEqual(['c.json', 'moved.json'])
})

test('works from a folder below, through a link, and in another working tree', async () => {
  const cwd = repository({ 'sub/a.json': '1', 'sub/b.json': '1' })
  git(cwd, 'worktree', 'add', '--quiet', 'tree')
  for (const path of ['sub/a.json', 'tree/sub/b.json']) write(cwd, { [path]: '2' })
  symlinkSync('sub', join(cwd, 'way'))
  git(cwd, 'config', 'diff.relative', 'true')
  expect(await names('main', join(cwd, 'sub'))).toEqual(['a.json'])
  expect(await names('main', join(cwd, 'way'))).toEqual(['a.json'])
  expect(await names('main', join(cwd, 'way'), ['b.json', 'a.json'])).toEqual(['a.json'])
  expect(await names('main', cwd, ['way'])).toEqual(['way/a.json'])
  expect(await names('main', join(cwd, 'tree'))).toEqual(['sub/b.json'])
})

test('names may have any characters', async () => {
  const odd = ['"q".json', '-x.json', '[a]*.json', 'a b.json', 'a\nb.json', 'tab\t.json', 'ä\u{1f600}.json', '\\.json']
  const cwd = repository(Object.fromEntries(odd.map(name => [name, '1'])))
  expect(await names('HEAD', cwd)).toEqual([])
  write(cwd, Object.fromEntries(odd.map(name => [name, '2'])))
  expect(await names('HEAD', cwd)).toEqual([...odd].sort())
})

test('a submodule or a repository inside speaks for all in it', async () => {
  const inner = repository({ 'b.json': '1' })
  const cwd = repository({ 'a.json': '1' })
  for (const name of ['one', 'two']) git(cwd, 'submodule', '--quiet', 'add', inner, name)
  commit(cwd)
  git(cwd, 'config', 'diff.ignoreSubmodules', 'all')
  write(cwd, { 'two/b.json': '2' })
  mkdirSync(join(cwd, 'three'))
  git(join(cwd, 'three'), 'init', '--quiet')
  write(cwd, { 'three/c.json': '' })
  commit(join(cwd, 'three'))
  expect(await names('HEAD', cwd)).toEqual(['three/c.json', 'two/b.json'])
})

test('what git cannot speak of is judged: standard input, files elsewhere', async () => {
  const cwd = repository({ 'a.json': '1' })
  const out = folder({ 'x.json': '' })
  symlinkSync(join(out, 'x.json'), join(cwd, 'link.json'))
  commit(cwd)
  const { inputs, unchanged } = await since('HEAD', cwd, ['-', '.', out], { stdinName: 'b.json' })
  expect([inputs.map(({ name }) => name), unchanged]).toEqual([[join(out, 'x.json'), 'b.json'], 1])
})

test('where what decides on all files has changed, all are judged', async () => {
  const cwd = repository({ 'a.json': '1', 'b.json': '1', 'config.jsonc': '1', 'rules.txt': '1' })
  const alsoWhenChanged = ['config.jsonc', 'rules.txt', '../elsewhere'].map(name => join(cwd, name))
  write(cwd, { 'a.json': '2' })
  expect(await since('HEAD', cwd, ['.'], { alsoWhenChanged })).toMatchObject({ unchanged: 1 })
  write(cwd, { 'rules.txt': '2' })
  expect(await since('HEAD', cwd, ['.'], { alsoWhenChanged })).toMatchObject({
    inputs: [{ name: 'a.json' }, { name: 'b.json' }],
    unchanged: 0,
    everythingBecause: 'rules.txt',
  })
})

test('a folder without files is told, whatever has changed', async () => {
  const cwd = repository({ 'a.json': '1', 'empty/x.txt': '' })
  expect((await since('HEAD', cwd, ['empty', 'no.json'])).unreadable).toHaveLength(2)
})

test.each(['nope', '--all', '--output=stolen', '', 'HEAD:a.json', 'HEAD..HEAD', '-', 'main\n'])(
  'a ref that is none is trouble: %j',
  async ref => {
    const cwd = repository({ 'a.json': '1' })
    await expect(since(ref, cwd)).rejects.toMatchObject({
      name: 'Trouble',
      message: `--since: the repository has no commit "${ref}". Fetch it first, or name another`,
    })
    expect(await names('HEAD', cwd, ['.'], {})).toEqual([])
  },
)

test('no repository, a bare one and no git are trouble that says so', async () => {
  const message = (cwd: string) => since('HEAD', cwd).catch(({ message }) => message)
  expect(await message(folder({}))).toMatch(
    /^--since works in the working tree of a git repository only\. git says: not a/,
  )
  const bare = folder({})
  git(bare, 'init', '--quiet', '--bare')
  expect(await message(bare)).toMatch(/git says: this operation must be run in a work tree$/)
  vi.stubEnv('PATH', folder({}))
  expect(await message(bare)).toBe('--since asks git, and there is none: install it, or leave --since out')
})

test('a clone that is too shallow to tell is trouble that says what to fetch', async () => {
  const cwd = repository({ 'a.json': '1' })
  git(cwd, 'checkout', '--quiet', '-b', 'topic')
  write(cwd, { 'a.json': '2' })
  commit(cwd)
  git(cwd, 'checkout', '--quiet', 'main')
  write(cwd, { 'b.json': '2' })
  commit(cwd)
  const clone = folder({})
  git(clone, 'clone', '--quiet', '--depth', '1', '--no-single-branch', `file://${cwd}`, 'it')
  const shallow = /This clone is shallow: fetch the history.*fetch-depth: 0/
  await expect(since('origin/topic', join(clone, 'it'))).rejects.toThrow(
    /"origin\/topic" and HEAD have no commit in common/,
  )
  await expect(since('origin/topic', join(clone, 'it'))).rejects.toThrow(shallow)
  await expect(since('HEAD~1', join(clone, 'it'))).rejects.toThrow(shallow)
  git(join(clone, 'it'), 'fetch', '--quiet', '--unshallow')
  expect(await names('origin/topic', join(clone, 'it'))).toEqual(['b.json'])
})

test('histories that have nothing in common are trouble', async () => {
  const cwd = repository({ 'a.json': '1' })
  git(cwd, 'checkout', '--quiet', '--orphan', 'other')
  write(cwd, { 'b.json': '' })
  commit(cwd)
  await expect(since('main', cwd)).rejects.toThrow(/"main" and HEAD have no commit in common\. Fetch it first/)
  git(cwd, 'checkout', '--quiet', '--orphan', 'unborn')
  await expect(since('main', cwd)).rejects.toThrow(
    /git finds no commit that "main" and HEAD have in common: Not a valid/,
  )
})

test('a new link to what has not changed has changed itself', async () => {
  const cwd = repository({ 'sub/a.json': '1', 'links/b.json': '1' })
  symlinkSync('../sub', join(cwd, 'links/way'))
  expect(await names('HEAD', cwd, ['links'])).toEqual(['links/way/a.json'])
})
