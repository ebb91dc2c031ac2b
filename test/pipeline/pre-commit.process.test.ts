import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildCommand, type Ended, shell } from '../cli/built.js'
import { bad, folder, good } from '../cli/run.js'
import { packageJson, recipe, root } from './recipes.js'
import { git, install, repository } from './repository.js'

buildCommand()

interface Hook {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly entry: string
  readonly language: string
  readonly files: string
  readonly types: readonly string[]
  readonly require_serial: boolean
}

const hooks: readonly Hook[] = parse(readFileSync(new URL('.pre-commit-hooks.yaml', root), 'utf8'))

/** Runs a hook as pre-commit does, from the root of the repository: so many files at a time, one exit code for all. */
async function runHook({ entry }: Hook, files: readonly string[], cwd: string, chunk = 500): Promise<readonly Ended[]> {
  const env = { PATH: [install(cwd), process.env.PATH].join(delimiter) }
  const ended: Ended[] = []
  for (let from = 0; from < files.length; from += chunk) {
    const names = files.slice(from, from + chunk).map(name => `'${name.replaceAll("'", "'\\''")}'`)
    ended.push(await shell(`${entry} ${names.join(' ')}`, cwd, env))
  }
  return ended
}

describe.each(hooks)('the hook $id', hook => {
  test('has what pre-commit wants', () => {
    const { id, name, description, entry, language, files, types, require_serial, ...more } = hook
    for (const text of [id, name, description]) expect(text).toMatch(/^\S.*\S$/)
    expect([language, types, require_serial, more]).toEqual(['node', ['json'], true, {}])
    expect(Object.keys(packageJson.bin)).toContain(entry.split(' ')[0])
    // Python and JavaScript read it alike: letters, and escaped dots.
    expect(files).toMatch(/^(?:[\w-]|\\\.|\$$)+$/)
  })

  test('takes files with a name of ours, and no other JSON', () => {
    const taken = new RegExp(hook.files)
    for (const name of ['web.image-patch.json', 'a/b/web.image-patch.json']) expect(name).toMatch(taken)
    for (const name of [
      'package.json',
      'tsconfig.json',
      'image-patch.config.json',
      'image-patch.baseline.json',
      'x.image-patch.json5',
    ])
      expect(name).not.toMatch(taken)
  })
})

const [lint, fix] = hooks
if (lint === undefined || fix === undefined) throw new Error('two hooks were expected')

test('many files, some of which are bad: their run fails, and only theirs', async () => {
  const names = Array.from({ length: 1200 }, (_, index) => `bodies/${index} it's.image-patch.json`)
  const cwd = repository(Object.fromEntries(names.map((name, index) => [name, index === 700 ? bad : good])))
  const ended = await runHook(lint, names, cwd)
  expect(ended.map(({ code }) => code)).toEqual([0, 1, 0])
  expect(ended[1]?.stdout).toMatch(/^bodies\/700 it's\.image-patch\.json:2:10: error: /)
})

test('the other hook fixes in place what is safe, and says what is left', async () => {
  const cwd = repository({ 'a.image-patch.json': good.replace('"/name"', '"name"'), 'b.image-patch.json': bad })
  expect(await runHook(lint, ['a.image-patch.json'], cwd)).toEqual([expect.objectContaining({ code: 1 })])
  const left = { code: 1, stdout: expect.stringMatching(/^b\.image-patch\.json:2:10: /) }
  expect(await runHook(fix, ['a.image-patch.json', 'b.image-patch.json'], cwd)).toEqual([expect.objectContaining(left)])
  expect(readFileSync(join(cwd, 'a.image-patch.json'), 'utf8')).toBe(good)
  expect(await runHook(fix, ['a.image-patch.json'], cwd)).toEqual([expect.objectContaining({ code: 0 })])
})

test('the config of the repository holds', async () => {
  const cwd = repository({ 'image-patch.config.json': '{"ignore": ["drafts/"]}', 'drafts/x.image-patch.json': bad })
  expect(await runHook(lint, ['drafts/x.image-patch.json'], cwd)).toEqual([expect.objectContaining({ code: 0 })])
})

test('the recipe of the README names a hook of this version, and takes bodies of its folder', async () => {
  const [{ repo, rev, hooks: chosen }] = parse(recipe('.pre-commit-config.yaml')).repos
  expect([repo, rev]).toEqual([expect.stringMatching(/\/openstack-image-patch$/), `v${packageJson.version}`])
  const [{ id, files, ...more }] = chosen
  expect([id, more]).toEqual([lint.id, {}])
  const cwd = repository({ 'patches/a.json': good, 'patches/b.json': bad, 'package.json': '{}' })
  const staged = git(cwd, 'ls-files').trim().split('\n')
  const taken = staged.filter(name => new RegExp(files).test(name))
  expect(taken).toEqual(['patches/a.json', 'patches/b.json'])
  expect(await runHook(lint, taken, cwd)).toEqual([expect.objectContaining({ code: 1 })])
})

test('npm packs a checkout and prints nothing but the name, though prepare has much to say', () => {
  const cwd = folder({ 'package.json': '{"name":"x","version":"1.0.0","scripts":{"prepare":"echo much to say"}}' })
  copyFileSync(fileURLToPath(new URL('.npmrc', root)), join(cwd, '.npmrc'))
  const options = { cwd, encoding: 'utf8', stdio: 'pipe', env: { PATH: process.env.PATH, HOME: cwd } } as const
  expect(execFileSync('npm', ['pack'], options)).toBe('x-1.0.0.tgz\n')
})
