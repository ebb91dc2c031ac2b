import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bad, folder, good } from '../../run.js'
import { filesOf, findings, lint, name, written } from './world.js'

// Without what the machine and its user have configured; a hook of a commit may run these tests.
const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd, env, encoding: 'utf8' })

function committed(files: Readonly<Record<string, string>>): string {
  const cwd = folder(files)
  git(cwd, 'init', '--quiet')
  git(cwd, 'add', '--all')
  git(cwd, 'commit', '--quiet', '--message', 'x')
  return cwd
}

const known = { 'a.json': { 'op-unknown': ['/0/op'] }, 'b.json': { 'op-unknown': ['/0/op', '/7/op'] } }

test('files that have not changed are not judged: nothing of them is unused, and what is written keeps them', async () => {
  const cwd = committed({ 'a.json': bad, 'b.json': bad, [name]: written(known) })
  writeFileSync(join(cwd, 'a.json'), good)
  expect(await findings(cwd, '.', '--since', 'HEAD')).toEqual([expect.stringContaining('in "a.json"')])
  await lint(cwd, '.', '--since', 'HEAD', '--write-baseline')
  expect(filesOf(cwd)).toEqual({ 'b.json': known['b.json'] })
})

test('where the baseline has changed, all files are judged: they are known by it', async () => {
  const cwd = committed({ 'a.json': bad, 'b.json': bad, [name]: written(known) })
  writeFileSync(join(cwd, name), written({ 'a.json': known['a.json'] }))
  const { code, stdout, stderr } = await lint(cwd, '.', '--since', 'HEAD', '--reporter', 'compact')
  expect([code, stdout]).toEqual([1, expect.stringMatching(/^b\.json:2:10: error: .*\n$/)])
  expect(stderr).toBe(`image-patch: all files are judged: ${name} has changed\n`)
})
