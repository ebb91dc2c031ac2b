import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { buildCommand, dist, shell } from './built.js'
import { folder, good } from './run.js'

buildCommand()

const caches = (): string[] => readdirSync(dist).filter(name => name.includes('cache'))
const lint = (user = {}) => shell('node "$CLI" lint a.json', folder({ 'a.json': good }), {}, user)
const fine = { code: 0, stdout: expect.stringMatching(/^1 file: 1 accepted/), stderr: '' }

beforeEach(() => {
  for (const name of caches()) rmSync(join(dist, name))
})

test('the first run keeps what V8 made of the program, and the next one uses it', async () => {
  expect(await lint()).toEqual(fine)
  const [name = '', ...others] = caches()
  expect([name, others]).toEqual([expect.stringMatching(/^main-.*\.cache$/), []])
  const kept = statSync(join(dist, name)).mtimeMs
  expect(await lint()).toEqual(fine)
  expect(statSync(join(dist, name)).mtimeMs).toBe(kept)
})

test.each<[string, (kept: Buffer) => Buffer]>([
  ['is empty', () => Buffer.alloc(0)],
  ['is garbage', kept => Buffer.alloc(kept.length, 'x')],
  ['is cut off', kept => kept.subarray(0, kept.length / 2)],
  [
    'has a byte that fell over',
    kept => Buffer.from(kept).fill(kept.readUInt8(kept.length / 2) ^ 1, kept.length / 2, kept.length / 2 + 1),
  ],
])('a cache that %s changes nothing, and is made anew', async (_, broken) => {
  await lint()
  const [name = ''] = caches()
  const kept = readFileSync(join(dist, name))
  writeFileSync(join(dist, name), broken(kept))
  expect(await lint()).toEqual(fine)
  expect(readFileSync(join(dist, name)).length).toBeGreaterThan(kept.length / 2)
})

test.runIf(process.getuid?.() === 0)('who may not write beside the program runs it all the same', async () => {
  chmodSync(dist, 0o755)
  const cwd = folder({ 'a.json': good })
  chmodSync(cwd, 0o755)
  expect(await shell('node "$CLI" lint a.json', cwd, {}, { uid: 65534 })).toEqual(fine)
  expect(caches()).toEqual([])
})

test('the program is ASCII, as its loader takes for granted, and has not what only own rulesets need', () => {
  const program = readFileSync(join(dist, 'main.cjs'), 'latin1')
  expect(program).toMatch(/^[\0-\x7f]*$/)
  expect(program).not.toContain('unevaluatedProperties')
  expect(readFileSync(join(dist, 'ruleset-schema.cjs'), 'latin1')).toContain('unevaluatedProperties')
})
