import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { linesDiffer } from '../../../../src/cli/lint/fix/dry-run.js'
import type { LinesTask } from '../../../../src/cli/lint/judge-file.js'
import { main } from '../../../../src/cli/main.js'
import { rulesets } from '../../../../src/index.js'
import { bad, folder, good, run } from '../../run.js'

const fixable = '[\n  {"op": "add", "path": "/__support_kvm", "value": true}\n]\n'
const diff = `--- a/a.json
+++ b/a.json
@@ -1,3 +1,3 @@
 [
-  {"op": "add", "path": "/__support_kvm", "value": true}
+  {"op": "add", "path": "/__support_kvm", "value": "true"}
 ]
`

test('a dry run writes nothing, prints a diff, and judges what is there', async () => {
  const cwd = folder({ 'a.json': fixable, 'good.json': good })
  expect(await run(['lint', '--fix-dry-run', '.'], { cwd })).toEqual({
    code: 1,
    stdout: diff,
    stderr: 'image-patch: would fix 1 finding in 1 file\n',
  })
  expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toBe(fixable)
  expect(readdirSync(cwd)).toEqual(['a.json', 'good.json'])
  expect(await run(['lint', '--fix', '--fix-dry-run', '.'], { cwd })).toMatchObject({ stdout: diff })
})

/** That it is in the other format comes to light when the byte order mark is gone. */
const marked = '\ufeff[{"add":"/name","value":"x"}]\n'

test.each([
  ['a.json', marked],
  ['a.ndjson', `${marked}${good}${bad.replaceAll('\n', '')}\n${marked}`],
])('what --fix-unsafe may fix more is told of the fixed text: %s', async (name, text) => {
  const cwd = folder({ [name]: text })
  const shown = await run(['lint', '--fix-dry-run', '.'], { cwd })
  const fixed = await run(['lint', '--fix', '.'], { cwd })
  expect(shown.stderr.replace('would fix', 'fixed')).toBe(fixed.stderr)
  expect(fixed.stderr).toContain('--fix-unsafe may fix')
})

test('lines that all change are shown only so far as they can be held', () => {
  const line = fixable.replaceAll('\n', '')
  const task: LinesTask = {
    input: { name: 'a.ndjson' },
    named: { file: 'a.ndjson', path: 'a.ndjson' },
    settings: { ruleset: rulesets['ims-cloudimages'], context: {}, severities: {} },
    lines: { most: 1000 },
  }
  const watcher = linesDiffer(task, false, { forPeople: false, colours: false }, 2 ** 20)
  let held = 0
  for (let index = 0; index < 10_000; index++) {
    watcher.push(Buffer.from(`${line}\n`))
    const { diff, fixed, failure } = watcher.told()
    held += 2 * line.length + '\n""\n'.length
    expect([diff, fixed]).toEqual([[], 1])
    if (failure === undefined) continue
    expect(failure).toBe('of more than 1 MiB every line changes, which is too much for a diff: --fix writes them')
    break
  }
  expect(held).toBeGreaterThan(2 ** 20)
  expect(held).toBeLessThan(2 ** 20 + 200)
  watcher.push(Buffer.from(`${good}${line}`))
  watcher.end()
  expect(watcher.told()).toEqual({ fixed: 1, guesses: 0, diff: [] })
})

test('with --fix-unsafe it shows what that would do', async () => {
  const cwd = folder({ 'a.json': bad })
  expect(await run(['lint', '--fix-dry-run', '.'], { cwd })).toEqual({
    code: 1,
    stdout: '',
    stderr: 'image-patch: would fix nothing\nimage-patch: --fix-unsafe may fix 1: it guesses what is meant\n',
  })
  const { stdout, stderr } = await run(['lint', '--fix-dry-run', '--fix-unsafe', '.'], { cwd })
  expect(stdout).toContain('-  {"op": "replce",')
  expect(stdout).toContain('+  {"op": "replace",')
  expect(stderr).toBe('image-patch: would fix 1 finding in 1 file\n')
})

test.each([[[]], [['--ndjson']]])('standard input can be shown, too: %j', async option => {
  const body = fixable.replaceAll('\n', '')
  const { stdout } = await run(['lint', '--fix-dry-run', ...option, '--stdin-filename', 'x y', '-'], { stdin: body })
  const end = '\\ No newline at end of file\n'
  expect(stdout).toBe(
    `--- a/x y\t\n+++ b/x y\t\n@@ -1,1 +1,1 @@\n-${body}\n${end}+${body.replace('true', '"true"')}\n${end}`,
  )
})

test('findings go to files, since standard output has the diff', async () => {
  const cwd = folder({ 'a.json': fixable })
  const { code, stdout } = await run(['lint', '--fix-dry-run', '--reporter', 'compact=out.txt', '.'], { cwd })
  expect([code, stdout]).toEqual([1, diff])
  expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).toMatch(/^a\.json:2:52: error: .*\[value-type\]\n$/)
  expect(await run(['lint', '--fix-dry-run', '--reporter', 'json', '.'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'image-patch: standard output has the diff of --fix-dry-run: give the report a file, as in --reporter json=FILE\n',
  })
})

test.each(['--write-baseline', '--prune-baseline'])('a dry run does not write a baseline: %s', async option => {
  const cwd = folder({ 'a.json': fixable })
  const { code, stderr } = await run(['lint', '--fix-dry-run', option, '.'], { cwd })
  expect([code, stderr]).toEqual([
    2,
    'image-patch: --fix-dry-run writes nothing, nor does it write a baseline: leave one of them out\n',
  ])
})

test('on a terminal the diff is in colours, and nothing in it acts on the terminal', async () => {
  const cwd = folder({ 'a.json': '\ufeff[\r\n{"op":"replace","path":"/name","value":"\u202e"}\r\n]\r\n' })
  const { stdout } = await run(['lint', '--fix-dry-run', '.'], { cwd, terminal: true })
  expect(stdout).toBe(
    [
      '\u001b[1m--- a/a.json\u001b[22m',
      '\u001b[1m+++ b/a.json\u001b[22m',
      '\u001b[36m@@ -1,3 +1,3 @@\u001b[39m',
      '\u001b[31m-\ufffd[\u001b[39m',
      '\u001b[32m+[\u001b[39m',
      ' {"op":"replace","path":"/name","value":"\ufffd"}',
      ' ]',
      '',
    ].join('\n'),
  )
  const plain = await run(['lint', '--fix-dry-run', '--color=never', '.'], { cwd, terminal: true })
  expect(plain.stdout).toContain('\n-\ufffd[\n+[\n')
})

/** A run with the bytes that it writes to standard output. */
async function bytesOf(args: readonly string[], cwd: string): Promise<Buffer> {
  const written: Uint8Array[] = []
  const output = (to: Uint8Array[]) => ({
    isTTY: false,
    write: async (text: string | Uint8Array) => to.push(Buffer.from(text as string)) > 0,
    failed: () => false,
  })
  const stdin = (async function* () {})()
  await main(args, { stdin, stdout: output(written), stderr: output([]), env: {}, cwd, now: () => 0 })
  return Buffer.concat(written)
}

const contents = (cwd: string): readonly (readonly [string, Buffer])[] =>
  readdirSync(cwd).map(name => [name, readFileSync(join(cwd, name))])

const operation = fc.constantFrom(
  '{"op": "add", "path": "/__support_kvm", "value": true}',
  '{"op":"replace","path":"name","value":"\u00e9\u{1f600}"}',
  '{ "op" : "replce" , "path" : "/name","value":"x" }',
  '{"op":"replace","path":"/name","value":"web"}',
  '{"replace": "/name", "value": "x"}',
  '{"op":"add","path":"/min_ram","value":"512","path":"/min_ram"}',
)
const body = fc.array(operation, { maxLength: 8 })
const ending = fc.constantFrom('\n', '\r\n', '\r', '\n\n\n\n', '')
const file = fc
  .tuple(fc.constantFrom('', '\ufeff'), body, ending, ending)
  .map(([mark, all, between, end]) => Buffer.from(`${mark}[${between}${all.join(`,${between}`)}${between}]${end}`))
const line = fc.oneof(
  { weight: 3, arbitrary: body.map(all => Buffer.from(`[${all}]`)) },
  fc
    .constantFrom('', ' \r', '[', good.trim(), 'x'.repeat(500), '\ufeff[]', '\u2028', '\0')
    .map(each => Buffer.from(each)),
  fc.constant(Buffer.from([0x5b, 0xff, 0xfe, 0x0b, 0x5d])),
)
const lines = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.boolean())
  .map(([all, ends]) =>
    Buffer.concat(all.flatMap((each, index) => (index < all.length - 1 || ends ? [each, Buffer.from('\n')] : [each]))),
  )
const nameStart = fc
  .string({
    unit: fc.constantFrom('a', ' ', '"', '\\', '\t', '\n', '\u00e9', '\u{1f600}', "'", '-', '#'),
    maxLength: 6,
  })
  .map(each => `x${each}`)
const files = fc.dictionary(
  nameStart,
  fc.oneof(
    file.map(content => ['.json', content] as const),
    lines.map(content => ['.ndjson', content] as const),
  ),
  { minKeys: 1, maxKeys: 4 },
)

test.prop([files, fc.boolean()], { numRuns: 25 })(
  'git apply makes of the diff byte for byte what a fix writes',
  async (all, unsafe) => {
    const cwd = folder({})
    for (const each of ['fixed', 'patched']) mkdirSync(join(cwd, each))
    for (const [name, [end, content]] of Object.entries(all)) writeFileSync(join(cwd, 'fixed', name + end), content)
    cpSync(join(cwd, 'fixed'), join(cwd, 'patched'), { recursive: true })
    const options = [...(unsafe ? ['--fix-unsafe'] : []), '--max-line', '400', '.']
    const shown = await bytesOf(['lint', '--fix-dry-run', ...options], join(cwd, 'fixed'))
    expect(contents(join(cwd, 'fixed'))).toEqual(contents(join(cwd, 'patched')))
    if (shown.length > 0)
      execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
        cwd: join(cwd, 'patched'),
        input: shown,
        stdio: 'pipe',
      })
    await bytesOf(['lint', '--fix', ...options], join(cwd, 'fixed'))
    expect(contents(join(cwd, 'patched'))).toEqual(contents(join(cwd, 'fixed')))
    expect((await bytesOf(['lint', '--fix-dry-run', ...options], join(cwd, 'fixed'))).length).toBe(0)
  },
  60_000,
)
