import { expect, test } from 'vitest'
import { folder, run } from './run.js'

const v21 = '[{"op":"add","path":"/note","value":"x"}]'
const v20 = '[{"add":"/note","value":"x"}]'

test('an exact translation is the body and nothing else', async () => {
  const stdin = '[{"op":"replace","path":"/name","value":"web"},{"op":"remove","path":"/note"}]'
  expect(await run(['convert', '--to', 'v2.0'], { stdin })).toEqual({
    code: 0,
    stderr: '',
    stdout: '[{"replace":"/name","value":"web"},{"remove":"/note"}]\n',
  })
})

test('what was lost is said on stderr, with its place', async () => {
  const { code, stdout, stderr } = await run(['convert', '--to', 'v2.1', '-'], { stdin: v20 })
  expect([code, JSON.parse(stdout)]).toEqual([0, JSON.parse(v21)])
  expect(stderr).toMatch(/^<stdin>:1:2: warning: .* \[precondition-dropped\]\n/)
  expect(stderr).toMatch(/\n<stdin>: translated, weakened: .*\n$/)
})

test('what has no honest equivalent is not translated, unless something decides', async () => {
  const cwd = folder({ 'body.json': v21, 'has.json': '{"note":"y"}', 'has-not.json': '{}' })
  const convert = (...more: string[]) => run(['convert', '--to', 'v2.0', 'body.json', ...more], { cwd })
  const undecided = await convert()
  expect([undecided.code, undecided.stdout]).toEqual([1, ''])
  expect(undecided.stderr).toMatch(
    /^body\.json:1:2: error: .* \[operation-untranslatable\]\n[\s\S]*body\.json: not translated\n$/,
  )
  const assumed = await convert('--assume', 'absent')
  expect([assumed.code, JSON.parse(assumed.stdout)]).toEqual([0, [{ add: '/note', value: 'x' }]])
  expect(assumed.stderr).toContain('[precondition-added]')
  expect(JSON.parse((await convert('--assume', 'present')).stdout)).toEqual([{ replace: '/note', value: 'x' }])
  expect(JSON.parse((await convert('--image', 'has.json')).stdout)).toEqual([{ replace: '/note', value: 'x' }])
  expect(JSON.parse((await convert('--image', 'has-not.json')).stdout)).toEqual([{ add: '/note', value: 'x' }])
})

test('broken JSON, an empty body and bytes that are no text are findings, not bodies', async () => {
  for (const [stdin, finding] of [
    ['[{"op":\n}]', /^<stdin>:2:1: error: .* \[text-malformed\]/],
    ['', /^<stdin>:1:1: error: The body is empty.* \[body-empty\]/],
    [Buffer.from([0x5b, 0xff]), /^<stdin>:1:2: error: .* \[text-encoding\]/],
    ['{"op":"remove","path":"/x"}', /^<stdin>:1:1: error: .* \[body-not-array\]/],
  ] as const) {
    const { code, stdout, stderr } = await run(['convert', '--to', 'v2.1'], { stdin })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(finding)
    expect(stderr).toMatch(/\n<stdin>: not translated\n$/)
  }
})

test('a byte order mark is dropped, a duplicate member is told', async () => {
  const { code, stdout, stderr } = await run(['convert', '--to', 'v2.1'], {
    stdin: '\ufeff[{"op":"remove","path":"/a","path":"/b"}]',
  })
  expect([code, JSON.parse(stdout)]).toEqual([0, [{ op: 'remove', path: '/b' }]])
  expect(stderr).toContain('[member-duplicate]')
})

test('a number that JavaScript cannot hold is not passed on as another', async () => {
  const body = (value: string) => `[{"op":"replace","path":"/min_ram","value":${value}}]`
  for (const value of [
    '12345678901234567890',
    '-9007199254740993',
    '1152921504606846976',
    '12345678901234567890.0',
    '1e400',
  ]) {
    const { code, stdout, stderr } = await run(['convert', '--to', 'v2.0'], { stdin: body(value) })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(new RegExp(`^<stdin>:1:44: error: the number ${value} cannot be kept`))
  }
  const second = await run(['convert', '--to', 'v2.0'], { stdin: `[\r\n{"x": "1e400\\"1e400\\\\", "y":\r1e400}]` })
  expect(second.stderr).toMatch(/^<stdin>:3:1: error: the number 1e400[^\n]*\n[^<]*<stdin>: not translated\n$/)
  for (const value of [
    '9007199254740992',
    '1.5',
    '0',
    '-1',
    '1E3',
    '1e22',
    '9007199254740993e0',
    '"12345678901234567890 \\" 1e400"',
  ]) {
    expect((await run(['convert', '--to', 'v2.0'], { stdin: body(value) })).code).toBe(0)
  }
})

test('wrong use is 2', async () => {
  for (const args of [
    [],
    ['--to', 'v2.2'],
    ['--to', 'v2.1', 'no.json'],
    ['--to', 'v2.1', '--ruleset', 'x'],
    ['--to', 'v2.1', 'a', 'b'],
  ]) {
    const { code, stdout, stderr } = await run(['convert', ...args], { cwd: folder({}), stdin: v20 })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).not.toBe('')
  }
})

test('a ruleset may say that ops mean something else', async () => {
  expect(await run(['convert', '--to', 'v2.1', '--ruleset', 'ims-images'], { stdin: v20 })).toMatchObject({
    code: 0,
    stderr: '',
  })
})

test('a string of millions of escapes is no trouble', async () => {
  const stdin = `[{"op":"replace","path":"/name","value":"${'\\n'.repeat(8_000_000)}"}]`
  expect((await run(['convert', '--to', 'v2.0'], { stdin })).code).toBe(0)
})

test('a value that is nested too deep to be written is trouble', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const { code, stdout, stderr } = await run(['convert', '--to', 'v2.0'], {
    stdin: `[{"op":"replace","path":"/name","value":${deep}}]`,
  })
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('nested too deep')])
})
