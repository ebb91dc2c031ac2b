import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readInput } from '../../src/cli/inputs/read.js'
import { folder } from './run.js'

const stdinOf = (...chunks: readonly (string | Uint8Array)[]) => ({
  stdin: (async function* () {
    yield* chunks
  })(),
})

const read = async (path: string): Promise<string> =>
  Buffer.from(await readInput({ name: 'x', path }, stdinOf())).toString()

test.each([0, 1, 4096, 65_536, 65_537, 3_000_000])('reads a file of %i bytes', async size => {
  const text = 'ab\n'.repeat(size).slice(0, size)
  expect(await read(join(folder({ 'a.json': text }), 'a.json'))).toBe(text)
})

test('reads standard input, bytes and texts', async () => {
  const bytes = await readInput({ name: '<stdin>' }, stdinOf('ä', Buffer.from([0xff]), ''))
  expect([...bytes]).toEqual([0xc3, 0xa4, 0xff])
})

test('standard input is not looked at for a file: to look at it is to open it', async () => {
  const streams = {
    get stdin(): never {
      throw new Error('opened')
    },
  }
  const path = join(folder({ 'a.json': 'a' }), 'a.json')
  expect(Buffer.from(await readInput({ name: 'a', path }, streams)).toString()).toBe('a')
  await expect(readInput({ name: '<stdin>' }, streams)).rejects.toThrow('opened')
})

test('files that are read one after the other share nothing', async () => {
  const cwd = folder({ 'a.json': 'a', 'b.json': 'b' })
  const [a, b] = [await readInput({ name: 'a', path: join(cwd, 'a.json') }, stdinOf()), await read(join(cwd, 'b.json'))]
  expect([Buffer.from(a).toString(), b]).toEqual(['a', 'b'])
})

test.runIf(process.platform === 'linux')('reads pipes, devices and files of the kernel', async () => {
  const cwd = folder({})
  execFileSync('mkfifo', [join(cwd, 'pipe')])
  const writer = spawn('bash', ['-c', 'printf one > pipe; echo $? > code'], { cwd })
  const ended = once(writer, 'close')
  expect(await read(join(cwd, 'pipe'))).toBe('one')
  await ended
  // The writer has had its reader to the end.
  expect(await read(join(cwd, 'code'))).toBe('0\n')
  expect(await read('/dev/null')).toBe('')
  expect(await read('/proc/self/status')).toMatch(/^Name:/)
})

test('what cannot be read throws what the system says', async () => {
  const cwd = folder({})
  mkdirSync(join(cwd, 'a'))
  await expect(read(join(cwd, 'no.json'))).rejects.toThrow(/^ENOENT/)
  await expect(read(join(cwd, 'a'))).rejects.toThrow(/^EISDIR/)
})

test('what is larger than a string can be is trouble, before it is read and while', async () => {
  const cwd = folder({ 'huge.json': '' })
  truncateSync(join(cwd, 'huge.json'), 600 * 2 ** 20)
  const tooLarge = { name: 'Trouble', message: 'larger than 511 MiB, which is too much for one body' }
  await expect(read(join(cwd, 'huge.json'))).rejects.toMatchObject(tooLarge)
  const chunk = new Uint8Array(2 ** 28)
  await expect(readInput({ name: '<stdin>' }, stdinOf(chunk, chunk))).rejects.toMatchObject(tooLarge)
})
