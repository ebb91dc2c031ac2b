import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bad, conditional, folder, good, run } from './run.js'

/** One warning: a name that is near to one which the endpoint knows. */
const warning = '[]\n'
const info = '[{"op":"replace","path":"/name","value":"x"},{"op":"remove","path":"/a_note","value":"x"}]\n'
const mark = '\ufeff'

test.each<[string, Record<string, string>, string[], 0 | 1 | 2]>([
  ['a good body', { 'a.json': good }, [], 0],
  ['a conditional verdict', { 'a.json': conditional }, [], 0],
  ['a warning', { 'a.json': warning }, [], 0],
  ['an info', { 'a.json': info }, [], 0],
  ['an error', { 'a.json': bad }, [], 1],
  ['an error among good bodies', { 'a.json': good, 'b.json': bad, 'c.json': good }, [], 1],
  ['no JSON', { 'a.json': '[{"op":' }, [], 1],
  ['an empty file', { 'a.json': '' }, [], 1],
  ['UTF-16 without its mark', { 'a.json': '[\0]\0' }, [], 1],
  ['a byte order mark before a good body', { 'a.json': `${mark}${good}` }, [], 0],
  ['a byte order mark before a bad body', { 'a.json': `${mark}${bad}` }, [], 1],

  ['--fail-on error, a warning', { 'a.json': warning }, ['--fail-on', 'error'], 0],
  ['--fail-on warning, a warning', { 'a.json': warning }, ['--fail-on', 'warning'], 1],
  ['--fail-on warning, an error', { 'a.json': bad }, ['--fail-on', 'warning'], 1],
  ['--fail-on warning, an info', { 'a.json': info }, ['--fail-on', 'warning'], 0],
  ['--fail-on info, an info', { 'a.json': info }, ['--fail-on', 'info'], 1],
  ['--fail-on info, nothing', { 'a.json': good }, ['--fail-on', 'info'], 0],
  ['--fail-on never, an error', { 'a.json': bad }, ['--fail-on', 'never'], 0],
  ['--fail-on never, a file that is not there', { 'a.json': good }, ['--fail-on', 'never', 'no.json'], 2],

  ['--max-warnings 1, one warning', { 'a.json': warning }, ['--max-warnings', '1'], 0],
  ['--max-warnings 0, one warning', { 'a.json': warning }, ['--max-warnings', '0'], 1],
  ['--max-warnings 1, two warnings', { 'a.json': warning, 'b.json': warning }, ['--max-warnings', '1'], 1],
  ['--max-warnings 0, none', { 'a.json': info }, ['--max-warnings', '0'], 0],
  ['--max-warnings 0, one warning that is not shown', { 'a.json': warning }, ['--max-warnings', '0', '--quiet'], 1],
  ['--max-warnings 0 beside --fail-on never', { 'a.json': warning }, ['--fail-on', 'never', '--max-warnings', '0'], 1],

  ['--quiet, an error', { 'a.json': bad }, ['--quiet'], 1],
  ['--quiet, a warning', { 'a.json': warning }, ['--quiet'], 0],

  ['an input that is not there, beside a good one', { 'a.json': good }, ['no.json'], 2],
  ['an input that is not there, beside a bad one', { 'a.json': bad }, ['no.json'], 2],
  ['a glob that matches nothing', { 'a.json': good }, ['no*.json'], 2],
  ['an unknown ruleset', { 'a.json': good }, ['--ruleset', 'glanze'], 2],
  ['an unknown reporter', { 'a.json': good }, ['--reporter', 'xml'], 2],
  ['a reporter without its file', { 'a.json': good }, ['--reporter', 'json='], 2],
  ['two reports for one output', { 'a.json': good }, ['--reporter', 'json', '--reporter', 'compact'], 2],
  ['two reports for one file', { 'a.json': good }, ['--reporter', 'json=x', '--reporter', 'compact=./x'], 2],
  ['a report that is a folder', { 'a.json': good, 'out/b.txt': '' }, ['--reporter', 'json=out'], 2],
  ['a report below a file', { 'a.json': good }, ['--reporter', 'json=a.json/out.json'], 2],
  ['--fail-on an unknown severity', { 'a.json': good }, ['--fail-on', 'fatal'], 2],
  ['--max-warnings without a number', { 'a.json': good }, ['--max-warnings', 'x'], 2],
  ['--max-warnings below 0', { 'a.json': good }, ['--max-warnings', '-1'], 2],
  ['--concurrency 0', { 'a.json': good }, ['--concurrency', '0'], 2],
  ['--concurrency of many', { 'a.json': good }, ['--concurrency', 'many'], 2],
  ['--color of a colour', { 'a.json': good }, ['--color=red'], 2],
  ['an unknown option', { 'a.json': good }, ['--fial-on', 'error'], 2],
])('%s', async (_, files, args, code) => {
  const cwd = folder(files)
  expect(await run(['lint', ...args, '.'], { cwd })).toMatchObject({ code })
})

test.each([
  ['a long pattern', `${'x'.repeat(66_000)}*`],
  ['a deep pattern', '('.repeat(8000)],
  ['another deep pattern', '@('.repeat(9000)],
])('%s is one unreadable input, and the others are judged', async (_, pattern) => {
  const { code, stdout } = await run(['lint', 'a.json', pattern], { cwd: folder({ 'a.json': bad }) })
  expect(code).toBe(2)
  expect(stdout).toContain('2 files: 0 accepted, 0 conditional, 1 refused, 1 unreadable')
})

test('what is written wrong does nothing to the terminal that is told of it', async () => {
  const { stderr } = await run(['rules', '--reporter', '\u001b[31mx'], { cwd: '/' })
  expect(stderr).toContain("'\\u{1b}[31mx' is invalid")
})

test('no inputs at all are 2, and say what to name', async () => {
  const { code, stdout, stderr } = await run(['lint'], { cwd: folder({}) })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^image-patch: nothing to judge: name files, folders, globs, or -/)
})

test('an empty folder is 2', async () => {
  const cwd = folder({})
  mkdirSync(join(cwd, 'patches'))
  expect(await run(['lint', 'patches'], { cwd })).toMatchObject({ code: 2 })
})

test('what ends a run with 2 is told on standard error, whatever the reporter', async () => {
  const cwd = folder({ 'a.json': bad })
  for (const reporter of ['stylish', 'compact', 'json', 'sarif', 'github', 'gitlab', 'junit']) {
    const { stderr } = await run(['lint', '--reporter', reporter, '.', 'no.json'], { cwd })
    expect(stderr, reporter).toBe('image-patch: not judged, the report says why: no.json\n')
  }
})

test('what --fail-on makes of a run without errors is told on standard error', async () => {
  const cwd = folder({ 'a.json': warning })
  const { stdout, stderr } = await run(['lint', '--quiet', '--reporter', 'compact', '--fail-on', 'warning', '.'], {
    cwd,
  })
  expect([stdout, stderr]).toEqual(['', 'image-patch: no errors, but --fail-on is warning\n'])
})

test('too many warnings are told on standard error', async () => {
  const cwd = folder({ 'a.json': warning, 'b.json': warning })
  const { stderr } = await run(['lint', '--max-warnings', '1', '.'], { cwd })
  expect(stderr).toBe('image-patch: 2 warnings, where --max-warnings allows 1\n')
})
