import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Settings } from '../../../../src/cli/config/settings.js'
import { fixing } from '../../../../src/cli/lint/fix/fixing.js'
import { fixLines } from '../../../../src/cli/lint/fix/lines.js'
import type { FileTask } from '../../../../src/cli/lint/judge-file.js'
import { rulesets } from '../../../../src/index.js'
import { bad, folder, good, run } from '../../run.js'

/** Two findings with one sensible cure each. */
const fixable =
  '[\r\n\t{"op": "add", "path": "/__support_kvm", "value": true},\r\n  {"op":"replace","path":"name","value":"x"}\r\n]'
const fixed =
  '[\r\n\t{"op": "add", "path": "/__support_kvm", "value": "true"},\r\n  {"op":"replace","path":"/name","value":"x"}\r\n]'
/** One finding, of an op that is only likely to be meant. */
const unsafe = bad
const unsafeFixed = bad.replace('replce', 'replace')

const contents = (cwd: string): Record<string, string> =>
  Object.fromEntries(readdirSync(cwd).map(name => [name, readFileSync(join(cwd, name), 'utf8')]))

test('what has one sensible cure is fixed, the rest is reported as it is then', async () => {
  const cwd = folder({ 'a.json': fixable, 'b.json': `\ufeff${unsafe}`, 'good.json': good })
  const { code, stdout, stderr } = await run(['lint', '--fix', '--reporter', 'compact', '.'], { cwd })
  expect(contents(cwd)).toEqual({ 'a.json': fixed, 'b.json': unsafe, 'good.json': good })
  expect(stdout).toBe(
    'b.json:2:10: error: "replce" is no operation here; there are "add", "remove" and "replace". Did you mean "replace"? [op-unknown]\n',
  )
  expect([code, stderr]).toEqual([
    1,
    'image-patch: fixed 3 findings in 2 files\nimage-patch: --fix-unsafe may fix 1 more: it guesses what is meant\n',
  ])
})

test('--fix-unsafe also fixes what is likely to be meant', async () => {
  const cwd = folder({ 'b.json': unsafe })
  expect(await run(['lint', '--fix', '.'], { cwd })).toMatchObject({
    code: 1,
    stderr: 'image-patch: --fix-unsafe may fix 1: it guesses what is meant\n',
  })
  expect(await run(['lint', '--fix-unsafe', '--reporter', 'compact', '.'], { cwd })).toEqual({
    code: 0,
    stdout: '',
    stderr: 'image-patch: fixed 1 finding in 1 file\n',
  })
  expect(contents(cwd)).toEqual({ 'b.json': unsafeFixed })
})

test('a file in which nothing is fixed keeps its bytes, its inode and its times', async () => {
  const cwd = folder({ 'a.json': good, 'b.json': unsafe, 'c.json': '[', 'd.json': '', 'e.ndjson': `${good}\n\r\n[` })
  const look = () =>
    readdirSync(cwd).map(name => {
      const { ino, mtimeMs, ctimeMs } = statSync(join(cwd, name))
      return { name, ino, mtimeMs, ctimeMs }
    })
  const before = [contents(cwd), look()]
  const { stderr } = await run(['lint', '--fix', '.'], { cwd })
  expect([contents(cwd), look()]).toEqual(before)
  expect(stderr).not.toContain('fixed')
})

test('a second --fix changes nothing', async () => {
  const cwd = folder({
    'a.json': fixable,
    'b.json': unsafe,
    'c.ndjson': `${good}[{"op":"add","path":"name","value":"x"}]`,
  })
  await run(['lint', '--fix-unsafe', '.'], { cwd })
  const before = contents(cwd)
  const { ino } = statSync(join(cwd, 'a.json'))
  expect((await run(['lint', '--fix-unsafe', '.'], { cwd })).stderr).toBe('')
  expect([contents(cwd), statSync(join(cwd, 'a.json')).ino]).toEqual([before, ino])
})

test('what the config switches off is not fixed', async () => {
  const config = JSON.stringify({ severities: { 'value-type': 'off' } })
  const cwd = folder({ 'image-patch.config.json': config, 'a.json': fixable })
  await run(['lint', '--fix', '.'], { cwd })
  expect(contents(cwd)['a.json']).toBe(fixable.replace('"name"', '"/name"'))
})

test('of a link the target is fixed, and the link stays', async () => {
  const cwd = folder({ 'real/a.txt': fixable })
  symlinkSync('real/a.txt', join(cwd, 'link.json'))
  expect(await run(['lint', '--fix', '--quiet', 'link.json'], { cwd })).toMatchObject({ code: 0 })
  expect(contents(join(cwd, 'real'))).toEqual({ 'a.txt': fixed })
  expect(readdirSync(cwd)).toEqual(['link.json', 'real'])
})

test.each([['--fix'], ['--fix-unsafe']])('standard input cannot be fixed: %s', async option => {
  const { code, stdout, stderr } = await run(['lint', option, '-'], { stdin: fixable })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toBe('image-patch: standard input cannot be fixed in its place: --fix-dry-run shows how it would be\n')
})

test('an input that is not there is told, and the others are fixed', async () => {
  const cwd = folder({ 'a.json': fixable })
  const { code, stderr } = await run(['lint', '--fix', 'a.json', 'no.json', 'no.ndjson'], { cwd })
  expect(code).toBe(2)
  expect(stderr).toContain('fixed 2 findings in 1 file\n')
  expect(stderr).not.toContain('cannot fix')
  expect(contents(cwd)).toEqual({ 'a.json': fixed })
})

test('findings that a new baseline knows are those that are left', async () => {
  const cwd = folder({ 'a.json': fixable, 'b.json': `\ufeff${unsafe}` })
  expect(await run(['lint', '--fix', '--write-baseline', '.'], { cwd })).toMatchObject({ code: 0 })
  expect(JSON.parse(readFileSync(join(cwd, 'image-patch.baseline.json'), 'utf8'))).toMatchObject({
    files: { 'b.json': { 'op-unknown': ['/0/op'] } },
  })
})

const fixableLine = '[{"op":"replace","path":"name","value":"x"}]'
const fixedLine = '[{"op":"replace","path":"/name","value":"x"}]'

test('lines are fixed each by itself, and all else stays byte for byte', async () => {
  const lines = (line: string): Uint8Array =>
    Buffer.concat([
      ...['\ufeff[]\n', `  ${line}\t\r\n`, '\n', ' \r\n', `${'x'.repeat(100)}\n`, '[\n'].map(each => Buffer.from(each)),
      Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d, 10]),
      ...[`${line}\n`, `${good}`, line].map(each => Buffer.from(each)),
    ])
  const before = Buffer.from(lines(fixableLine)).subarray(3)
  const cwd = folder({ 'a.ndjson': before })
  const { code, stdout, stderr } = await run(['lint', '--fix', '--max-line', '80', '--reporter', 'json', 'a.ndjson'], {
    cwd,
  })
  expect(readFileSync(join(cwd, 'a.ndjson'))).toEqual(Buffer.from(lines(fixedLine)).subarray(3))
  expect([code, stderr.split('\n')[0]]).toEqual([2, 'image-patch: not judged, the report says why: a.ndjson:5'])
  expect(stderr).toContain('image-patch: fixed 3 findings in 1 file\n')
  expect(JSON.parse(stdout).summary).toMatchObject({ lines: 8, refused: 2, unreadable: 1 })
})

test('in records the body is fixed in its place; one that a string holds is left alone', async () => {
  const record = (line: string) => `{ "id": 7, "body" : ${line} , "é\u{1f600}": "body" }\r\n`
  const held = `{"body": ${JSON.stringify(fixableLine)}}\n`
  const cwd = folder({ 'a.ndjson': `${record(fixableLine)}${held}{"id": 9}\n[]` })
  const { stdout } = await run(['lint', '--fix', '--field', 'body', '--reporter', 'compact', '.'], { cwd })
  expect(contents(cwd)).toEqual({ 'a.ndjson': `${record(fixedLine)}${held}{"id": 9}\n[]` })
  expect(stdout).toMatch(/^a\.ndjson:2:10: error: .*\[path-syntax\]$/m)
})

test('the media type that a record names says in which format its body is to be', async () => {
  const record = (body: string) => `{"m":"application/openstack-images-v2.0-json-patch","b":${body}}\n`
  const cwd = folder({ 'a.ndjson': record(good.trim()) })
  await run(['lint', '--fix', '--field', 'b', '--media-type-field', 'm', '--ruleset', 'glance', '.'], { cwd })
  expect(contents(cwd)).toEqual({ 'a.ndjson': record('[{"replace":"/name","value":"web"}]') })
})

test('a large file of lines is copied around its fixes', async () => {
  const block = good.repeat(20_000)
  const cwd = folder({ 'a.ndjson': `${block}${fixableLine}\n${block}${fixableLine}` })
  const { code, stderr } = await run(['lint', '--fix', 'a.ndjson'], { cwd })
  expect([code, stderr]).toEqual([0, 'image-patch: fixed 2 findings in 1 file\n'])
  expect(readFileSync(join(cwd, 'a.ndjson'), 'utf8') === `${block}${fixedLine}\n${block}${fixedLine}`).toBe(true)
})

test('no line becomes several: one with a body that was encoded twice, with line breaks, is left alone', async () => {
  const encoded = (body: string) => `${JSON.stringify(body)}\n`
  const [broken, plain] = ['[\n  {"op":"Add","path":"/name","value":"x"}\n]', fixedLine]
  const record = `{"body": ${encoded(broken).trim()}}\n`
  const all = [encoded(broken), encoded(broken.replaceAll('\n', '\r')), encoded(plain)].join('')
  const cwd = folder({ 'a.ndjson': all, 'b.ndjson': record })
  await run(['lint', '--fix-unsafe', 'a.ndjson'], { cwd })
  await run(['lint', '--fix-unsafe', '--field', 'body', 'b.ndjson'], { cwd })
  expect(contents(cwd)).toEqual({ 'a.ndjson': all.replace(encoded(plain), `${plain}\n`), 'b.ndjson': record })
  const { stdout, stderr } = await run(['lint', '--fix-dry-run', 'a.ndjson', '--reporter', 'json=r.json'], { cwd })
  expect([stdout, stderr]).toEqual(['', 'image-patch: would fix nothing\n'])
  expect(readFileSync(join(cwd, 'r.json'), 'utf8')).not.toContain('"fix"')
})

/** Settings that are asked for when a file was read: so often, others write it then. */
function writtenMeanwhile(path: string, contents: readonly string[]): Settings {
  const left = [...contents]
  return {
    get ruleset() {
      const content = left.shift()
      if (content !== undefined) writeFileSync(path, content)
      return rulesets['ims-cloudimages']
    },
    context: {},
    severities: {},
  }
}

const changed = 'it has changed since it was read: try again'
const twiceFixable = fixableLine.replace('"x"', '"second"')

test.each([
  [[`${twiceFixable}\n`], twiceFixable.replace('"name"', '"/name"'), { fixed: 1 }],
  [[`${twiceFixable}\n`, `${fixableLine}  \n`], `${fixableLine}  `, { fixed: 0, failure: changed }],
])('a file that others write meanwhile is fixed as it is then, once more: %j', async (versions, after, fix) => {
  const cwd = folder({ 'a.json': `${fixableLine}\n` })
  const path = join(cwd, 'a.json')
  const task = (): FileTask => ({
    input: { name: 'a.json', path },
    named: { file: 'a.json', path: 'a.json' },
    settings: writtenMeanwhile(path, versions),
  })
  expect(fixing({ unsafe: false }).atOnce(task())?.fix).toEqual(fix)
  expect(contents(cwd)).toEqual({ 'a.json': `${after}\n` })
  writeFileSync(path, `${fixableLine}\n`)
  expect(fixLines({ ...task(), lines: { most: 1000 } }, { unsafe: false })).toEqual(fix)
  expect(contents(cwd)).toEqual({ 'a.json': `${after}\n` })
})

test('the help of the command names its options', async () => {
  const { stdout } = await run(['lint', '--help'])
  for (const option of ['--fix ', '--fix-unsafe ', '--fix-dry-run ']) expect(stdout).toContain(`  ${option}`)
})
