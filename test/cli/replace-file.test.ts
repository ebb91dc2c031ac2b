import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openReplacement, replaceFile } from '../../src/cli/replace-file.js'
import { versionOf } from '../../src/cli/version.js'
import { folder } from './run.js'

const isRoot = process.getuid?.() === 0

/** A folder with a file in it, and the path of that file. */
function world(content: string | Uint8Array = 'old') {
  const cwd = folder({ 'a.json': content })
  return { cwd, path: join(cwd, 'a.json') }
}

test('a file has the new content, and its folder nothing else', () => {
  const { cwd, path } = world()
  replaceFile(path, 'né\u2028\r\n')
  expect(readFileSync(path, 'utf8')).toBe('né\u2028\r\n')
  replaceFile(path, Uint8Array.of(0, 255, 10))
  expect([...readFileSync(path)]).toEqual([0, 255, 10])
  replaceFile(join(cwd, 'new.json'), '')
  expect(readdirSync(cwd)).toEqual(['a.json', 'new.json'])
})

test('who has it open goes on reading the old one, and so does another name of it', () => {
  const { cwd, path } = world()
  linkSync(path, join(cwd, 'other.json'))
  replaceFile(path, 'new')
  expect(readFileSync(join(cwd, 'other.json'), 'utf8')).toBe('old')
})

test.each([0o600, 0o640, 0o755, 0o666])('its mode stays: %o', mode => {
  const { path } = world()
  chmodSync(path, mode)
  replaceFile(path, 'new')
  expect(statSync(path).mode & 0o7777).toBe(mode)
})

test('until it is complete it is for its owner only, and a new file is as the system makes files', () => {
  const { cwd, path } = world()
  chmodSync(path, 0o664)
  const modes = () => readdirSync(cwd).map(name => statSync(join(cwd, name)).mode & 0o777)
  const { write, finish } = openReplacement(path)
  write('new')
  expect(modes()).toEqual([0o600, 0o664])
  finish()
  expect(modes()).toEqual([0o664])
  replaceFile(join(cwd, 'b.json'), 'new')
  writeFileSync(join(cwd, 'c.json'), 'new')
  expect(modes()[1]).toBe(modes()[2])
})

test('its owner stays where we may give files away', () => {
  const { path } = world()
  if (isRoot) chownSync(path, 65534, 65533)
  const { uid, gid, mode } = statSync(path)
  replaceFile(path, 'new')
  expect(statSync(path)).toMatchObject({ uid, gid, mode })
})

test('of a link the target is replaced, in its own folder, and the link stays', () => {
  const cwd = folder({ 'real/a.json': 'old', 'links/none': '' })
  symlinkSync('../real/a.json', join(cwd, 'links/one.json'))
  symlinkSync('one.json', join(cwd, 'links/two.json'))
  replaceFile(join(cwd, 'links/two.json'), 'new')
  expect(readFileSync(join(cwd, 'real/a.json'), 'utf8')).toBe('new')
  expect(readlinkSync(join(cwd, 'links/two.json'))).toBe('one.json')
  expect(lstatSync(join(cwd, 'links/one.json')).isSymbolicLink()).toBe(true)
  expect(readdirSync(join(cwd, 'real'))).toEqual(['a.json'])
})

test('a link that leads nowhere, and what is no file, are refused', () => {
  const cwd = folder({})
  symlinkSync('nowhere', join(cwd, 'link.json'))
  mkdirSync(join(cwd, 'sub'))
  expect(() => replaceFile(join(cwd, 'link.json'), 'new')).toThrow('it is a link that leads nowhere')
  expect(() => replaceFile(join(cwd, 'sub'), 'new')).toThrow('it is no regular file')
  expect(() => replaceFile(join(cwd, 'none/a.json'), 'new')).toThrow(
    'its folder takes no new file: no such file or directory',
  )
  expect(readdirSync(cwd)).toEqual(['link.json', 'sub'])
})

const changes: readonly [string, (path: string) => void][] = [
  ['longer', path => writeFileSync(path, 'longer')],
  ['as long, and written later', path => utimesSync(path, 1, 2)],
  ['another one of the same size and time', path => alike(path)],
]

/** Another file in the place of one, which looks like it. */
function alike(path: string): void {
  const { atime, mtime } = statSync(path)
  replaceFile(path, 'ALT')
  utimesSync(path, atime, mtime)
}

test.each(changes)('a file that is %s since it was looked at stays', (_, change) => {
  const { cwd, path } = world()
  utimesSync(path, 1, 1)
  const version = versionOf(path)
  change(path)
  const before = readFileSync(path, 'utf8')
  expect(() => replaceFile(path, 'new', version)).toThrow('it has changed since it was read: try again')
  expect([readFileSync(path, 'utf8'), readdirSync(cwd)]).toEqual([before, ['a.json']])
})

test.each(changes)('so does one that is %s when its new content is complete', (_, change) => {
  const { cwd, path } = world()
  utimesSync(path, 1, 1)
  const { write, finish } = openReplacement(path, versionOf(path))
  write('n')
  change(path)
  write('ew')
  const before = readFileSync(path, 'utf8')
  expect(finish).toThrow('it has changed since it was read: try again')
  expect([readFileSync(path, 'utf8'), readdirSync(cwd)]).toEqual([before, ['a.json']])
})

test('pieces come together, and until then the old file is there', () => {
  const { cwd, path } = world()
  const { write, finish } = openReplacement(path, versionOf(path))
  write('[')
  write(Uint8Array.of(49))
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(readdirSync(cwd)).toHaveLength(2)
  write(']')
  finish()
  expect([readFileSync(path, 'utf8'), readdirSync(cwd)]).toEqual(['[1]', ['a.json']])
})

test('what is abandoned leaves nothing', () => {
  const { cwd, path } = world()
  const { write, abandon } = openReplacement(path)
  write('new')
  abandon()
  abandon()
  expect([readFileSync(path, 'utf8'), readdirSync(cwd)]).toEqual(['old', ['a.json']])
})
