import { spawn, spawnSync } from 'node:child_process'
import { existsSync, symlinkSync, utimesSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sweepBeside, unfinishedBeside } from '../../src/cli/unfinished.js'
import { bad, folder, run } from './run.js'

const nameOf = (id: number): string => `.image-patch-${id}-0123456789ab.tmp`
/** The number of a process that has ended. */
const gone = (): number => spawnSync('true').pid

function running(): number {
  const child = spawn('sleep', ['60'])
  onTestFinished(() => void child.kill())
  return child.pid ?? 0
}

test('what processes have left that are gone is swept away, beside files and beside what links lead to', () => {
  const name = nameOf(gone())
  const cwd = folder({ 'a.json': '', [name]: '', [`real/${name}`]: '', 'real/b.json': '', [`other/${name}`]: '' })
  symlinkSync('real/b.json', join(cwd, 'b.json'))
  sweepBeside([join(cwd, 'a.json'), join(cwd, 'b.json'), join(cwd, 'none/c.json')])
  expect(['', 'real', 'other'].map(each => existsSync(join(cwd, each, name)))).toEqual([false, false, true])
})

test('what has our number was left by one that had it before', () => {
  const cwd = folder({ 'a.json': '' })
  const name = basename(unfinishedBeside(join(cwd, 'a.json')))
  const there = folder({ [name]: '' })
  sweepBeside([join(there, 'a.json')])
  expect(existsSync(join(there, name))).toBe(false)
})

test('what a process writes that runs stays, unless it is a day old', () => {
  const name = nameOf(running())
  const cwd = folder({ 'a.json': '', [name]: '' })
  const day = 24 * 60 * 60
  const now = Date.now() / 1000
  utimesSync(join(cwd, name), now, now - day + 60)
  sweepBeside([join(cwd, 'a.json')])
  expect(existsSync(join(cwd, name))).toBe(true)
  utimesSync(join(cwd, name), now, now - day - 60)
  sweepBeside([join(cwd, 'a.json')])
  expect(existsSync(join(cwd, name))).toBe(false)
})

test('other names stay', () => {
  const id = gone()
  const names = [`x${nameOf(id)}`, `${nameOf(id)}x`, `.image-patch-${id}-x.tmp`, '.image-patch--0123456789ab.tmp']
  const cwd = folder(Object.fromEntries(names.map(name => [name, ''])))
  sweepBeside([join(cwd, 'a.json')])
  expect(names.filter(name => !existsSync(join(cwd, name)))).toEqual([])
})

test('--fix sweeps; no run judges what is unfinished, and none but --fix takes it away', async () => {
  const name = nameOf(gone())
  const cwd = folder({ 'a.json': bad, [name]: bad })
  const files = async (...args: string[]) =>
    JSON.parse((await run(['lint', '--reporter', 'json', ...args], { cwd })).stdout).files.map(
      (each: { file: string }) => each.file,
    )
  expect(await files('.', '.*', '.*.tmp', 'a.json')).toEqual(['.*', '.*.tmp', 'a.json'])
  await run(['lint', '--fix-dry-run', '.'], { cwd })
  expect(existsSync(join(cwd, name))).toBe(true)
  await run(['lint', '--fix', '.'], { cwd })
  expect(existsSync(join(cwd, name))).toBe(false)
})
