import { expect, test } from 'vitest'
import { answers } from '../../src/cli/filter/answers.js'
import { filter } from '../../src/cli/filter.js'
import type { JsonFinding } from '../../src/cli/reporters/json-report.js'
import { compile, rulesets } from '../../src/index.js'
import { filtered, linesOf, outputs } from './filter-world.js'
import { conditional, folder, good, run } from './run.js'

const refused = '[{"op":"add","path":"/hw_firmware_type","value":"UEFI"},{"op":"remove","path":"/name"}]\n'
const three = good + conditional + refused

const answersTo = async (stdin: string, ...args: string[]) => {
  const { code, stdout, stderr } = await run(['filter', ...args], {
    stdin,
    cwd: folder({ 'own.json': '{"my_note":"x"}' }),
  })
  expect([code, stderr]).toEqual([0, ''])
  return linesOf(stdout)
}

test('answers each line with its verdict, or with its codes', async () => {
  expect(await answersTo(three)).toEqual(['accepted', 'conditional', 'refused'])
  expect(await answersTo(three, '--output', 'codes')).toEqual(['', '', 'value-not-allowed,attribute-not-removable'])
  expect(await answersTo('')).toEqual([])
  expect(await answersTo('\n \n[]\n[', '--output', 'codes')).toEqual([
    'body-empty',
    'text-malformed',
    'body-without-operations',
    'text-malformed',
  ])
})

test('findings have their places in the line, in which a lone CR is white space', async () => {
  const rangesOf = async (stdin: string) =>
    JSON.parse((await answersTo(stdin, '--output', 'json'))[0] ?? '').findings.map(({ range }: JsonFinding) => range)
  const at = (start: number, end: number) => ({
    start: { offset: start, line: 1, column: start + 1 },
    end: { offset: end, line: 1, column: end + 1 },
  })
  expect(await rangesOf('[{"op":"replace",\r"path":"name","value":"x"}]\n')).toEqual([at(25, 31)])
  expect(await rangesOf('[{"op":\r\n')).toEqual([at(8, 8)])
})

test('what is known beside the bodies counts', async () => {
  expect(await answersTo(conditional, '--image', 'own.json')).toEqual(['accepted'])
  expect(await answersTo(three, '--media-type', 'text/plain')).toEqual(['refused', 'refused', 'refused'])
  expect(await answersTo(refused, '--ruleset', 'glance', '--output', 'codes')).not.toEqual(
    await answersTo(refused, '--output', 'codes'),
  )
})

test('records have the body, and what belongs to it, in members', async () => {
  const body = '[{"replace":"/name","value":"web"}]'
  const type = 'application/openstack-images-v2.0-json-patch'
  const lines = [
    `{"body":${body},"type":"${type}"}`,
    `{"body":${JSON.stringify(body)}}`,
    `{"body":${body},"type":"text/plain"}`,
    `{"body":${body},"image":null}`,
    `{"type":"${type}"}`,
    body,
  ].join('\n')
  const fields = ['--ruleset', 'glance', '--field', 'body', '--media-type-field', '/type', '--image-field', 'image']
  expect(await answersTo(lines, ...fields, '--output', 'codes')).toEqual([
    '',
    '',
    'media-type-unsupported',
    'image-missing',
    'input-unreadable',
    'input-unreadable',
  ])
})

test('json says all, with places in the line', async () => {
  const [first, last] = await answersTo(`${refused}7 \n`, '--output', 'json', '--field', 'body')
  expect(JSON.parse(first ?? '')).toEqual({
    verdict: 'refused',
    findings: [
      { code: 'input-unreadable', severity: 'error', message: 'This cannot be judged: the line is no JSON object.' },
    ],
  })
  expect(last).toBe(first)
  const [full] = await answersTo(refused, '--output', 'json')
  expect(JSON.parse(full ?? '')).toMatchObject({
    verdict: 'refused',
    status: 400,
    refusal: { code: 'value-not-allowed' },
    findings: [
      { message: expect.stringContaining('UEFI'), range: { start: { line: 1, column: 49 } } },
      { pointer: '/1/path', range: { start: { column: 79 } } },
    ],
  })
})

test('a record gets a member, and a member that is there is set', async () => {
  const answer = '{"verdict":"refused","status":400,"refusal":"body-not-array","codes":["body-not-array"]}'
  const lines = ['{}', ' {"n": 1e400 } ', '{"imagePatch" : 1, "b":2}'].join('\n')
  expect(await answersTo(lines, '--output', 'record')).toEqual([
    `{"imagePatch":${answer}}`,
    ` {"n": 1e400 ,"imagePatch":${answer}} `,
    `{"imagePatch" : ${answer}, "b":2}`,
  ])
  const [body] = await answersTo('[]', '--output', 'record', '--into', 'x')
  expect(JSON.parse(body ?? '')).toMatchObject({ x: { verdict: 'accepted' }, line: '[]' })
})

test('a line that is too long is refused, whatever the output', async () => {
  const lines = `[${' '.repeat(1022)}]\n[${' '.repeat(1023)}]\n[]`
  expect(await answersTo(lines, '--max-line', '1k', '--output', 'codes')).toEqual([
    'body-without-operations',
    'input-unreadable',
    'body-without-operations',
  ])
  const [, record] = await answersTo(lines, '--max-line', '1k', '--output', 'record')
  expect(JSON.parse(record ?? '')).toMatchObject({
    line: null,
    imagePatch: { reason: 'the line has 1025 bytes, of 1024 allowed' },
  })
})

test('the config counts, but for its overrides', async () => {
  const config = { mediaType: 'text/plain', severities: { 'body-without-operations': 'off' }, overrides: [] }
  const cwd = folder({ 'image-patch.config.json': JSON.stringify(config) })
  const codes = async (...args: string[]) =>
    (await run(['filter', '--output', 'codes', ...args], { stdin: '[]\n', cwd })).stdout
  expect(await codes()).toBe('media-type-unsupported\n')
  expect(await codes('--no-config')).toBe('body-without-operations\n')
  const broken = await run(['filter'], { stdin: '[]\n', cwd: folder({ 'image-patch.config.json': '{"x":1}' }) })
  expect([broken.code, broken.stdout]).toEqual([2, ''])
})

test('the exit code is 0 whatever is found, unless it is asked for', async () => {
  const code = async (stdin: string, ...args: string[]) => (await run(['filter', ...args], { stdin })).code
  expect(await code(refused)).toBe(0)
  expect(await code(refused, '--exit-code')).toBe(1)
  expect(await code(refused + good, '--exit-code', '--output', 'codes')).toBe(1)
  expect(await code(good + conditional, '--exit-code')).toBe(0)
})

test.each([
  [['--output', 'verdit'], 'Did you mean verdict?'],
  [['--outptu', 'json'], 'Did you mean --output?'],
  [['--max-line', '0'], 'from 1 to'],
  [['--max-line', '64MB'], 'from 1 to'],
  [['--max-line', '9G'], 'from 1 to'],
  [['--field', '/a~b'], '~0'],
  [['--image-field', 'image'], '--field'],
  [['--media-type-field', 'type'], '--field'],
  [['--image', '-'], 'standard input'],
  [['--ruleset', 'glanc'], 'glance'],
  [['--role', 'root'], 'member'],
  [['bodies.ndjson'], 'too many arguments'],
])('%j is wrong use, and says so: %s', async (args, words) => {
  expect(await run(['filter', ...args], { stdin: '[]\n' })).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining(words),
  })
})

test('values that are nested deep have their answers', async () => {
  const deep = `${'['.repeat(5e4)}${']'.repeat(5e4)}`
  const line = `[{"op":"add","path":"/name","value":${deep}},{"op":"add","path":"/tags","value":[${deep}]}]\n`
  for (const output of outputs) {
    const [answer = '', ...rest] = linesOf((await filtered([Buffer.from(`${line}[]`)], { output })).text)
    expect(rest).toHaveLength(1)
    expect(answer).toContain(output === 'codes' ? 'value' : 'refused')
  }
})

test('a report that cannot be written as JSON is said by its codes alone', () => {
  const line = Buffer.from(refused)
  const report = compile(rulesets['ims-cloudimages']).validateText(line)
  // As when a text would be longer than texts can be.
  const toJSON = () => 'x'.repeat(2 ** 30)
  const judgement = {
    line,
    body: { body: line, context: {} },
    report: { ...report, conditions: { ...report.conditions, toJSON } },
  }
  const brief = '{"verdict":"refused","codes":["value-not-allowed","attribute-not-removable"]}'
  expect(answers.json(judgement, {}, 'x')).toBe(brief)
})

test('answers are not held back for a long chunk', async () => {
  const { writes } = await filtered([Buffer.from('\n'.repeat(50_000))], { output: 'json' })
  expect(linesOf(writes.join(''))).toHaveLength(50_000)
  expect(Math.max(...writes.map(text => text.length))).toBeLessThan(2 ** 23)
  expect((await filtered([Buffer.from(good.repeat(1000))])).writes).toHaveLength(1)
})

test('once nobody reads the answers, nothing more is read', async () => {
  let read = 0
  const stdin = (async function* () {
    for (; read < 100; read++) yield Buffer.from(good)
  })()
  const closed = { isTTY: false, failed: () => false, write: async () => false }
  const streams = { stdin, stdout: closed, stderr: closed, env: {}, cwd: '/', now: () => 0 }
  expect(await filter({ output: 'verdict', into: 'x', maxLine: 100, concurrency: 1 }, streams)).toBe(0)
  expect(read).toBe(0)
})
