import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBaseline } from '../../../../src/cli/lint/baseline/find.js'
import { bad, folder, good } from '../../run.js'
import { findings, lint, name, repository, written } from './world.js'

test('it is the nearest one, up to the root of the repository', () => {
  const above = folder({ [name]: '', 'r/.git/HEAD': '', 'r/a/b/x': '' })
  const root = join(above, 'r')
  expect(findBaseline({}, undefined, join(root, 'a/b'))).toBeUndefined()
  expect(findBaseline({}, undefined, above)).toBe(join(above, name))
  const near = repository({ [name]: '', [`a/${name}`]: '', 'a/b/x': '', 'c/x': '' })
  expect(findBaseline({}, undefined, join(near, 'a/b'))).toBe(join(near, 'a', name))
  expect(findBaseline({}, undefined, join(near, 'c'))).toBe(join(near, name))
})

test('or one beside the config, or one that is named', () => {
  const cwd = repository({ [`ci/${name}`]: '', 'k.json': '' })
  const config = join(cwd, 'ci/lint.json')
  expect(findBaseline({}, undefined, cwd)).toBeUndefined()
  expect(findBaseline({}, config, cwd)).toBe(join(cwd, 'ci', name))
  expect(findBaseline({ baseline: 'k.json' }, config, cwd)).toBe(join(cwd, 'k.json'))
  expect(findBaseline({ baseline: false }, config, cwd)).toBeUndefined()
})

test('a new one is written beside the config, or else into the working folder', () => {
  const cwd = repository({ 'a/b/x': '' })
  const write = { writeBaseline: true }
  expect(findBaseline(write, undefined, join(cwd, 'a/b'))).toBe(join(cwd, 'a/b', name))
  expect(findBaseline(write, join(cwd, 'a/package.json'), join(cwd, 'a/b'))).toBe(join(cwd, 'a', name))
  expect(findBaseline({ ...write, baseline: 'k.json' }, join(cwd, 'c.json'), cwd)).toBe(join(cwd, 'k.json'))
})

test('what was written beside a config is found by it again', async () => {
  const cwd = repository({ 'ci/lint.json': '{"files":["../patches"]}', 'patches/a.json': bad })
  expect(await lint(cwd, '--config', 'ci/lint.json', '--write-baseline')).toMatchObject({ code: 0 })
  expect(existsSync(join(cwd, 'ci', name))).toBe(true)
  expect(await findings(cwd, '--config', 'ci/lint.json')).toEqual([])
  expect(await findings(cwd, 'patches')).toHaveLength(1)
})

test.each([
  [['--baseline', 'no.json'], /^image-patch: there is no baseline no\.json: --write-baseline writes one\n$/],
  [
    ['--baseline', 'no.json', '--prune-baseline'],
    /^image-patch: there is no baseline no\.json to prune: --write-baseline writes one\n$/,
  ],
  [
    ['--prune-baseline'],
    /^image-patch: there is no baseline image-patch\.baseline\.json to prune: --write-baseline writes one\n$/,
  ],
  [['--no-baseline', '--write-baseline'], /--no-baseline leaves no baseline to write or prune/],
  [['--no-baseline', '--prune-baseline'], /--no-baseline leaves no baseline to write or prune/],
])('what cannot be meant is told: %j', async (args, message) => {
  const cwd = repository({ 'a.json': good })
  expect(await lint(cwd, 'a.json', ...args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) })
})

test('--no-baseline reports all, and reads none', async () => {
  const cwd = repository({ 'a.json': bad, [name]: '{' })
  expect(await findings(cwd, 'a.json', '--no-baseline')).toHaveLength(1)
})

test('no report takes its place', async () => {
  const cwd = repository({ 'a.json': bad, [name]: written({}) })
  const { code, stderr } = await lint(cwd, 'a.json', '--reporter', `json=${name}`)
  expect([code, stderr]).toEqual([2, expect.stringContaining('would take the place of a file that this run reads')])
})
