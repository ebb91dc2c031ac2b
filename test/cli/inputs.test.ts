import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { type FindOptions, findInputs } from '../../src/cli/inputs/find.js'
import { patternOf } from '../../src/cli/inputs/names.js'
import { folder } from './run.js'

const find = (args: readonly string[], cwd: string, more: Partial<FindOptions> = {}) =>
  findInputs(args, { cwd, respectIgnore: true, ...more })

const names = async (...given: Parameters<typeof find>): Promise<readonly string[]> =>
  (await find(...given)).inputs.map(({ name }) => name)

const tree = { 'b.json': '', 'a.json': '', 'sub/c.json': '', 'sub/deep/d.json': '', 'sub/note.txt': '' }

test('takes files, folders and globs, sorts them, and takes each once', async () => {
  const cwd = folder(tree)
  expect(await names(['sub', 'b.json', './a.json', '*.json', join(cwd, 'a.json')], cwd)).toEqual([
    'a.json',
    'b.json',
    'sub/c.json',
    'sub/deep/d.json',
  ])
})

test('a folder means all *.json in it, but neither hidden folders nor node_modules', async () => {
  const cwd = folder({ ...tree, '.git/e.json': '', 'node_modules/x/f.json': '', 'sub/node_modules/g.json': '' })
  expect(await names(['.'], cwd)).toEqual(['a.json', 'b.json', 'sub/c.json', 'sub/deep/d.json'])
  expect(await names(['node_modules/x'], cwd)).toEqual(['node_modules/x/f.json'])
})

test('orders by UTF-16 units, whatever the language of the machine', async () => {
  const cwd = folder({ 'ä.json': '', 'z.json': '', 'B.json': '', 'a.json': '', '10.json': '', '9.json': '' })
  expect(await names(['.'], cwd)).toEqual(['10.json', '9.json', 'B.json', 'a.json', 'z.json', 'ä.json'])
})

test('keeps the order of 100 files', async () => {
  const files = Array.from({ length: 100 }, (_, index) => `f${String(index).padStart(3, '0')}.json`)
  const cwd = folder(Object.fromEntries([...files].reverse().map(file => [file, ''])))
  expect(await names(['*.json'], cwd)).toEqual(files)
})

test('a name that exists is a file, even if it looks like a glob', async () => {
  const cwd = folder({ '[a].json': '', 'a.json': '' })
  expect(await names(['[a].json'], cwd)).toEqual(['[a].json'])
})

test('shows files outside of the working folder by their absolute path', async () => {
  const cwd = folder({ 'in/a.json': '', 'out/b.json': '' })
  expect(await names(['../out', 'a.json'], join(cwd, 'in'))).toEqual([join(cwd, 'out/b.json'), 'a.json'])
})

test('standard input counts once', async () => {
  expect((await find(['-', '-'], '/')).inputs).toEqual([{ name: '<stdin>' }])
})

test('follows links, in circles too, and takes each file once by its own name', async () => {
  const cwd = folder({ 'z.json': '', 'sub/c.json': '' })
  symlinkSync('..', join(cwd, 'sub/all'))
  symlinkSync('z.json', join(cwd, 'link.json'))
  symlinkSync('sub', join(cwd, 'a'))
  expect(await names(['.'], cwd)).toEqual(['sub/c.json', 'z.json'])
  expect(await names(['a', 'a/c.json', 'sub', 'link.json', 'z.json'], cwd)).toEqual(['sub/c.json', 'z.json'])
  expect(await names(['a', 'link.json'], cwd)).toEqual(['a/c.json', 'link.json'])
})

test('says what is not there or matches nothing', async () => {
  const cwd = folder({ 'ok.json': '', 'empty/note.txt': '' })
  mkdirSync(join(cwd, 'folder.json'))
  const { inputs, unreadable } = await find(['.', 'no.json', 'no*.json', 'empty', 'folder.json'], cwd)
  expect(inputs.map(({ name }) => name)).toEqual(['ok.json'])
  expect(unreadable).toEqual([
    { file: 'no.json', reason: 'no such file or folder' },
    { file: 'no*.json', reason: 'matches no file' },
    { file: 'empty', reason: 'a folder without *.json, *.ndjson and *.jsonl files' },
    { file: 'folder.json', reason: 'a folder without *.json, *.ndjson and *.jsonl files' },
  ])
})

test('a link that leads nowhere is found, to be told by whoever reads it', async () => {
  const cwd = folder({ 'ok.json': '' })
  symlinkSync('nowhere', join(cwd, 'dangling.json'))
  symlinkSync('circle.json', join(cwd, 'circle.json'))
  symlinkSync('nowhere', join(cwd, 'other'))
  expect(await names(['.'], cwd)).toEqual(['circle.json', 'dangling.json', 'ok.json'])
  expect(await names(['d*.json'], cwd)).toEqual(['dangling.json'])
})

test('a link given by name that leads in a circle is told', async () => {
  const cwd = folder({})
  symlinkSync('self.json', join(cwd, 'self.json'))
  expect((await find(['self.json'], cwd)).unreadable).toEqual([
    { file: 'self.json', reason: 'too many symbolic links encountered' },
  ])
})

test('a link beyond a link is followed, wherever both lead', async () => {
  const out = folder({ 'foo/q.json': '', 'foobar/a.json': '', 'foo/deep/d.json': '', 'foo/deep/low/e.json': '' })
  symlinkSync('../foobar', join(out, 'foo/in'))
  symlinkSync('../..', join(out, 'foo/deep/up'))
  const cwd = folder({})
  symlinkSync(join(out, 'foo/deep'), join(cwd, 'link'))
  const found = (await find(['.'], cwd)).inputs.map(({ path = '' }) => realpathSync(path))
  expect(found.sort()).toEqual(
    ['foo/deep/d.json', 'foo/deep/low/e.json', 'foo/q.json', 'foobar/a.json'].map(name => join(out, name)),
  )
})

const places = ['', 'a', 'a/b', 'a/b/c', 'd', 'd/e']
const link = fc.tuple(
  fc.constantFrom(...places),
  fc.constantFrom('l', 'm', 'n', 'o.json'),
  fc.constantFrom(...places, 'a/x.json', 'nowhere'),
)

property.prop([fc.array(link, { maxLength: 8 })])('every file that a way leads to is found, and once', async links => {
  const cwd = mkdtempSync(join(realpathSync(tmpdir()), 'image-patch-links-'))
  try {
    for (const place of places) mkdirSync(join(cwd, 'in', place), { recursive: true })
    for (const place of places) writeFileSync(join(cwd, 'in', place, 'x.json'), '')
    mkdirSync(join(cwd, 'start'))
    symlinkSync('../in/a/b', join(cwd, 'start/way'))
    for (const [place, name, target] of links) {
      rmSync(join(cwd, 'in', place, name), { force: true })
      symlinkSync(join(cwd, 'in', target), join(cwd, 'in', place, name))
    }
    for (const start of ['in', 'start', 'in/d']) {
      const { inputs } = await find(['.'], join(cwd, start))
      const real = inputs.map(({ path = '' }) =>
        statSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : path,
      )
      expect(real.filter(path => !path.endsWith('o.json')).sort()).toEqual([...reachable(join(cwd, start))].sort())
    }
  } finally {
    rmSync(cwd, { recursive: true })
  }
})

/** The files that can be reached from a folder, each by its own path. */
function reachable(folderName: string, seen = new Set<string>(), files = new Set<string>()): ReadonlySet<string> {
  if (seen.has(folderName)) return files
  seen.add(folderName)
  for (const name of readdirSync(folderName)) {
    const path = join(folderName, name)
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats?.isDirectory()) reachable(realpathSync(path), seen, files)
    else if (stats?.isFile() && name.endsWith('.json')) files.add(realpathSync(path))
  }
  return files
}

test('links from everywhere to everywhere come to an end', async () => {
  const letters = [...'abcdefghij']
  const cwd = folder(Object.fromEntries(letters.map(letter => [`${letter}/${letter}.json`, ''])))
  for (const from of letters) for (const to of letters) symlinkSync(`../${to}`, join(cwd, from, `to-${to}`))
  expect(await names(['.'], cwd)).toEqual(letters.map(letter => `${letter}/${letter}.json`))
  expect(await names(['**/c.json'], cwd)).toEqual(['c/c.json'])
})

test('names may have any characters that a name can have', async () => {
  const odd = [
    '-x.json',
    '[a]/b.json',
    'a\nb/c\rd.json',
    'a\u2028b/e.json',
    'back\\slash/f.json',
    '{x,y}/g.json',
    '..h.json',
    '!i.json',
  ]
  const cwd = folder(Object.fromEntries(odd.map(name => [name, ''])))
  const all = [...odd].sort()
  expect(await names(['.'], cwd)).toEqual(all.filter(name => !name.startsWith('.')))
  expect(await names(odd, cwd)).toEqual(all)
  expect(await names(['*/*.json'], cwd)).toEqual(all.filter(name => name.includes('/')))
  expect(await names(['back\\slash', '[a]', '{x,y}'], cwd)).toEqual([
    '[a]/b.json',
    'back\\slash/f.json',
    '{x,y}/g.json',
  ])
  for (const inside of ['back\\slash', '[a]', 'a\nb'])
    expect(await names(['*.json'], join(cwd, inside))).toHaveLength(1)
})

test.runIf(process.platform === 'linux')('a name that is not UTF-8 is told: nobody can open it', async () => {
  const cwd = folder({ 'a.json': '' })
  const odd = (name: string) => Buffer.from(join(cwd, name), 'latin1')
  writeFileSync(odd('b\xff.json'), '')
  mkdirSync(odd('c\xff'))
  writeFileSync(odd('c\xff/d.json'), '')
  writeFileSync(join(cwd, '\ufffd.json'), '')
  const { inputs, unreadable } = await find(['.', 'e\ufffd.json'], cwd)
  const reason = 'its name is not UTF-8, and cannot be asked for: rename it'
  expect(inputs.map(({ name }) => name)).toEqual(['a.json', '\ufffd.json'])
  expect(unreadable).toEqual(['c\ufffd', 'b\ufffd.json', 'e\ufffd.json'].map(file => ({ file, reason })))
})

test('backslashes separate folders in patterns where they do in paths', () => {
  expect(patternOf('sub\\*.json', '\\')).toBe('sub/*.json')
  expect(patternOf('\\[a]*.json', '/')).toBe('\\[a]*.json')
})

test('files of the run itself are not found, but may be named', async () => {
  const cwd = folder({ ...tree, 'own/config.json': '' })
  symlinkSync('b.json', join(cwd, 'other.json'))
  const except = new Set(['b.json', 'own/config.json', 'out.json'].map(name => join(cwd, name)))
  expect(await names(['.', '*.json'], cwd, { except })).toEqual(['a.json', 'sub/c.json', 'sub/deep/d.json'])
  expect(await names(['sub', 'b.json'], cwd, { except })).toContain('b.json')
  symlinkSync('sub', join(cwd, 'way'))
  expect(await names(['sub'], cwd, { except: new Set([join(cwd, 'way/c.json')]) })).toEqual(['sub/deep/d.json'])
  expect((await find(['own', 'b*'], cwd, { except })).unreadable).toEqual([
    {
      file: 'own',
      reason: 'a folder without *.json, *.ndjson and *.jsonl files, apart from those that this run itself uses',
    },
    { file: 'b*', reason: 'matches no file, apart from those that this run itself uses' },
  ])
})

test('arguments may be relative to another folder than names are', async () => {
  const cwd = folder(tree)
  expect(await names(['deep', '*.json', '../a.json'], join(cwd, 'sub/deep'), { base: join(cwd, 'sub') })).toEqual([
    join(cwd, 'a.json'),
    join(cwd, 'sub/c.json'),
    'd.json',
  ])
})

test('standard input has the name that it is given, and its place among the others', async () => {
  const cwd = folder({ 'a.json': '', 'c.json': '' })
  expect(await names(['-', '.'], cwd, { stdinName: 'b.json' })).toEqual(['a.json', 'b.json', 'c.json'])
})

test('an empty name is told, not taken for this folder; a pattern may be longer than a name', async () => {
  const cwd = folder({ 'a.json': '' })
  expect((await find([''], cwd)).unreadable).toEqual([{ file: '""', reason: 'the name is empty: "." is this folder' }])
  expect(await names([`{${'x'.repeat(300)},a}.json`], cwd)).toEqual(['a.json'])
})
