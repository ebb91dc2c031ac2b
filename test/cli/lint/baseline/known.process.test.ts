import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildCommand, dist, shell } from '../../built.js'
import { bad, good } from '../../run.js'
import { baselineOf, name, named, repository, written } from './world.js'

buildCommand()

const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

test('threads know what one thread knows: of files, and of the parts of a large one', async () => {
  const lines = (first: unknown) =>
    Array.from({ length: 20_000 }, (_, index) => named(index === 0 ? first : index % 100 === 7 ? index : 'web')).join(
      '',
    )
  const files = Array.from({ length: 300 }, (_, index) => [`${index}.json`, index % 3 === 0 ? bad : named(index)])
  const cwd = repository({ ...Object.fromEntries(files), 'large.ndjson': lines('web') })
  const lint = (concurrency: number, args: string) =>
    shell(`node "$CLI" lint --concurrency ${concurrency} --reporter json . ${args}`, cwd)
  for (const concurrency of [1, 3])
    expect(await lint(concurrency, `--write-baseline --baseline ${concurrency}.known`)).toMatchObject({
      code: 0,
      stderr: `image-patch: known from now on, by ${concurrency}.known: 500 findings in 301 files\n`,
    })
  expect(baselineOf(cwd, '3.known')).toBe(baselineOf(cwd, '1.known'))
  const silent = await lint(3, '--baseline 1.known')
  expect(silent).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(silent.stdout).summary).toMatchObject({ errors: 0, warnings: 0, known: 500 })

  writeFileSync(join(cwd, '3.json'), good)
  writeFileSync(join(cwd, 'large.ndjson'), lines(1).trimEnd().split('\n').slice(0, -100).join('\n'))
  const alone = await lint(1, '--baseline 1.known')
  expect(JSON.parse(alone.stdout).summary).toMatchObject({ errors: 1, warnings: 2, known: 498 })
  expect(await lint(3, '--baseline 1.known')).toEqual(alone)
})

test('where the baseline may not be written, that is told with exit code 2, and it is as it was', async () => {
  const before = written({ 'a.json': { 'op-unknown': ['/0/op', '/7/op'] } })
  const cwd = repository({ 'a.json': bad, 'k.json': before, 'shut/k.json': before, 'shut/a.json': bad })
  for (const path of [cwd, dist]) chmodSync(path, 0o755)
  chmodSync(join(cwd, 'k.json'), 0o444)
  chmodSync(join(cwd, 'shut'), 0o555)
  const lint = (file: string, change: string) =>
    shell(
      `node "$CLI" lint --reporter compact ${change} --baseline ${file} ${file.replace(/[^/]+$/, 'a.json')}`,
      cwd,
      {},
      nobody,
    )
  const ends = [
    await lint('k.json', '--prune-baseline'),
    await lint('k.json', '--write-baseline'),
    await lint('shut/k.json', '--prune-baseline'),
    await lint(`shut/${name}`, '--write-baseline'),
  ]
  chmodSync(join(cwd, 'shut'), 0o755)
  const told = expect.stringMatching(/^image-patch: cannot write the baseline \S+: .*permission denied\n$/)
  expect(ends).toEqual(ends.map(() => ({ code: 2, stdout: '', stderr: told })))
  expect([baselineOf(cwd, 'k.json'), baselineOf(cwd, 'shut/k.json')]).toEqual([before, before])
  expect(readdirSync(join(cwd, 'shut')).sort()).toEqual(['a.json', 'k.json'])
  expect(readdirSync(cwd).sort()).toEqual(['.git', 'a.json', 'k.json', 'shut'])
})
