import { chmodSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildCommand, dist, shell } from './built.js'
import { bad, folder, good, run } from './run.js'

buildCommand()

const image = '{\n  "name": "old",\n  "note": "n"\n}\n'

const nobody = { uid: 65534, gid: 65534 }

test('the built command does what the source does', async () => {
  const cwd = folder({ 'bad.json': bad, 'good.json': good, 'images/a.json': image, 'images/b.json': '{"min_ram":1}' })
  for (const args of [
    ['lint', '.'],
    ['lint', '--reporter', 'json', '.'],
    ['convert', '--to', 'v2.0', 'good.json'],
    ['convert', '--from', 'json-patch', '--to', 'v2.0', 'good.json'],
    ['diff', 'images/a.json', 'images/b.json'],
    ['apply', '--image', 'images/a.json', 'good.json'],
    ['apply', '--image', 'images/a.json', '--format', 'json-patch', '--diff', 'good.json'],
    ['minimize', 'bad.json'],
    ['minimize', 'good.json'],
    ['lint', '--help'],
    ['x'],
  ]) {
    expect(await shell(`node "$CLI" ${args.join(' ')}`, cwd)).toEqual(await run(args, { cwd }))
  }
})

test('reads standard input and pipes', async () => {
  const cwd = folder({ 'good.json': good, 'bad.json': bad })
  expect((await shell('node "$CLI" lint - < good.json', cwd)).stdout).toMatch(/^1 file: 1 accepted/)
  expect((await shell('cat bad.json | node "$CLI" lint -', cwd)).code).toBe(1)
  expect((await shell('node "$CLI" lint <(cat bad.json)', cwd)).code).toBe(1)
  expect((await shell('node "$CLI" lint - < /dev/null', cwd)).stdout).toContain('[body-empty]')
})

test('a folder as standard input cannot be read', async () => {
  const cwd = folder({ 'good.json': good, 'a.json': image })
  for (const args of ['lint -', 'lint --ndjson -', 'filter', 'convert --to v2.1', 'minimize', 'diff a.json -']) {
    const { code, stdout, stderr } = await shell(`node "$CLI" ${args} < .`, cwd)
    expect([args, code]).toEqual([args, 2])
    expect(stdout + stderr).toContain('it is a folder')
  }
})

test('a report may go into a pipe', async () => {
  const cwd = folder({ 'bad.json': bad })
  const alone = await shell('node "$CLI" lint --reporter json bad.json | cat', cwd)
  expect(JSON.parse(alone.stdout).summary).toMatchObject({ files: 1, errors: 1 })
  const through = await shell('node "$CLI" lint --reporter json=/dev/stdout bad.json | cat', cwd)
  expect(through.stdout).toBe(alone.stdout)
})

test('commands make a pipe', async () => {
  const cwd = folder({ 'good.json': good, 'a.json': image, 'b.json': '{"name": "web", "colour": "red"}' })
  const converted = 'node "$CLI" convert --to v2.0 good.json | node "$CLI" apply --image a.json'
  expect(await shell(converted, cwd)).toEqual({
    code: 0,
    stdout: '{\n  "name": "web",\n  "note": "n"\n}\n',
    stderr: '',
  })
  const there = 'node "$CLI" diff a.json b.json | node "$CLI" minimize | node "$CLI" apply --image a.json'
  expect(await shell(`${there} | node "$CLI" diff - b.json`, cwd)).toEqual({ code: 0, stdout: '[]\n', stderr: '' })
  expect(await shell('cat a.json | node "$CLI" apply --image - good.json --diff', cwd)).toEqual({
    code: 0,
    stdout: '- name: "old"\n+ name: "web"\n',
    stderr: '',
  })
})

test('prints no colours into a pipe, unless forced', async () => {
  const cwd = folder({ 'bad.json': bad })
  expect((await shell('node "$CLI" lint bad.json', cwd)).stdout).not.toContain('\u001b')
  expect((await shell('node "$CLI" lint bad.json', cwd, { FORCE_COLOR: '1' })).stdout).toContain('\u001b')
  expect((await shell('node "$CLI" lint bad.json', cwd, { FORCE_COLOR: '1', NO_COLOR: '1' })).stdout).not.toContain(
    '\u001b',
  )
})

test('a reader that goes away ends nothing but the writing', async () => {
  const cwd = folder(Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`${index}.json`, bad])))
  const { stdout, stderr } = await shell('node "$CLI" lint . | head -1; echo $PIPESTATUS', cwd)
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^0\.json:2:10: error: .*\n1\n$/)
})

test('a body whose reader goes away is no fault, either', async () => {
  const value = `"${'x'.repeat(5_000_000)}"`
  const cwd = folder({ 'big.json': `[{"op":"replace","path":"/name","value":${value}}]` })
  const { stdout, stderr } = await shell('node "$CLI" convert --to v2.0 big.json | head -c 1; echo $PIPESTATUS', cwd)
  expect([stdout, stderr]).toEqual(['[0\n', ''])
})

test.runIf(process.platform === 'linux')('a report that cannot be written is trouble', async () => {
  const { code, stderr } = await shell('node "$CLI" lint good.json > /dev/full', folder({ 'good.json': good }))
  expect([code, stderr]).toEqual([2, expect.stringContaining('cannot write')])
})

test('files and folders that may not be read are told', async () => {
  const cwd = folder({ 'a.json': good, 'locked.json': good, 'shut/b.json': good })
  chmodSync(join(cwd, 'locked.json'), 0)
  chmodSync(join(cwd, 'shut'), 0)
  for (const path of [cwd, dist]) chmodSync(path, 0o755)
  // The superuser may read everything: as root, another user is asked.
  const { code, stdout, stderr } = await shell('node "$CLI" lint .', cwd, {}, process.getuid?.() === 0 ? nobody : {})
  chmodSync(join(cwd, 'shut'), 0o755)
  expect([code, stderr]).toEqual([2, 'image-patch: not judged, the report says why: locked.json, shut\n'])
  expect(stdout).toMatch(/^locked\.json: error: .*: permission denied\..*\n\nshut: error: .*: permission denied\./)
  expect(stdout).toContain('3 files: 1 accepted')
})

test('a file that is larger than a string can be is told, and the rest is judged', async () => {
  const cwd = folder({ 'a.json': good, 'huge.json': '' })
  truncateSync(join(cwd, 'huge.json'), 600 * 2 ** 20)
  const { code, stdout, stderr } = await shell('node "$CLI" lint .', cwd)
  expect([code, stderr]).toEqual([2, 'image-patch: not judged, the report says why: huge.json\n'])
  expect(stdout).toMatch(/^huge\.json: error: .*larger than \d+ MiB[\s\S]*2 files: 1 accepted.*1 unreadable/)
})

test('the licences of what is bundled come with it', () => {
  const text = readFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), 'utf8')
  for (const name of [
    'commander',
    'tinyglobby',
    'fdir',
    'picomatch',
    '@babel/code-frame',
    'ajv',
    'detect-indent',
    'fast-json-patch',
  ]) {
    expect(text).toMatch(new RegExp(`^${name} \\d.*\\(MIT\\)$`, 'm'))
  }
})
