import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findInputs } from '../../src/cli/inputs.js'
import { folder } from './run.js'

const names = async (args: readonly string[], cwd: string): Promise<readonly string[]> =>
  (await findInputs(args, cwd)).inputs.map(({ name }) => name)

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
  expect((await findInputs(['-', '-'], '/')).inputs).toEqual([{ name: '<stdin>' }])
})

test('follows links, in circles too, and takes each file once by its own name', async () => {
  const cwd = folder({ 'z.json': '', 'sub/c.json': '' })
  symlinkSync('..', join(cwd, 'sub/all'))
  symlinkSync('z.json', join(cwd, 'link.json'))
  expect(await names(['.'], cwd)).toEqual(['sub/c.json', 'z.json'])
})

test('says what is not there or matches nothing', async () => {
  const cwd = folder({ 'ok.json': '', 'empty/note.txt': '' })
  mkdirSync(join(cwd, 'folder.json'))
  const { inputs, unreadable } = await findInputs(['.', 'no.json', 'no*.json', 'empty', 'folder.json'], cwd)
  expect(inputs.map(({ name }) => name)).toEqual(['ok.json'])
  expect(unreadable).toEqual([
    { file: 'no.json', reason: 'no such file or folder' },
    { file: 'no*.json', reason: 'matches no file' },
    { file: 'empty', reason: 'a folder without *.json files' },
    { file: 'folder.json', reason: 'a folder without *.json files' },
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
  expect((await findInputs(['self.json'], cwd)).unreadable).toEqual([
    { file: 'self.json', reason: 'too many symbolic links encountered' },
  ])
})
