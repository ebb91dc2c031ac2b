import { expect, test } from 'vitest'
import { folder, run } from './run.js'

const body = `[
\t{"op": "replace", "path": "/name", "value": "a"},
\t{"op": "replace", "path": "/name", "value": "b"},
\t{"path": "/note", "op": "remove"}
]
`

test('prints the smaller body as the body is', async () => {
  expect(await run(['minimize'], { stdin: body })).toEqual({
    code: 0,
    stderr: '',
    stdout: `[
\t{
\t\t"op": "replace",
\t\t"path": "/name",
\t\t"value": "b"
\t},
\t{
\t\t"path": "/note",
\t\t"op": "remove"
\t}
]
`,
  })
})

test.each<[string, string, string[], string]>([
  ['what is as small as can be', '[{"op":"remove","path":"/x"}]', [], '[{"op":"remove","path":"/x"}]'],
  [
    'v2.0',
    '[{"replace":"/name","value":"a"},{"replace":"/name","value":"b"}]',
    [],
    '[{"replace":"/name","value":"b"}]',
  ],
  ['a format', '[]', ['--format', 'v2.0'], '[]'],
  ['an image', '[{"op":"replace","path":"/name","value":"web"}]', ['--image', 'image.json'], '[]'],
  [
    'a ruleset',
    '[{"op":"replace","path":"/name","value":"web"}]',
    ['--ruleset', 'ims-images'],
    '[{"op":"replace","path":"/name","value":"web"}]',
  ],
])('takes %s', async (_, stdin, more, smaller) => {
  const cwd = folder({ 'image.json': '{"name":"web"}' })
  expect(await run(['minimize', ...more], { cwd, stdin })).toEqual({ code: 0, stderr: '', stdout: `${smaller}\n` })
})

test('a body that is refused is not minimized', async () => {
  expect(await run(['minimize'], { stdin: '[\n  {"op": "replace", "path": "/min_ram", "value": "x"}\n]' })).toEqual({
    code: 1,
    stdout: '',
    stderr: `<stdin>:2:50: error: "min_ram" wants an integer, not a string. [value-type]
  1 | [
> 2 |   {"op": "replace", "path": "/min_ram", "value": "x"}
    |                                                  ^^^
  3 | ]

<stdin>: not minimized: the server refuses it
`,
  })
  const cwd = folder({ 'image.json': '{"name":"web"}' })
  const { code, stderr } = await run(['minimize', '--image', 'image.json'], {
    cwd,
    stdin: '[{"op":"remove","path":"/note"}]',
  })
  expect([code, stderr]).toEqual([1, expect.stringMatching(/\[attribute-absent\][\s\S]*not minimized/)])
})

test('the role is that of the caller', async () => {
  const stdin = '[{"op":"replace","path":"/visibility","value":"public"}]'
  expect((await run(['minimize'], { stdin })).code).toBe(1)
  expect((await run(['minimize', '--role', 'admin'], { stdin })).code).toBe(0)
})

test.each([[['minimize', '--format', 'merge-patch']], [['minimize', 'a', 'b']], [['minimize', '--ruleset', 'x']]])(
  'wrong use is 2: %j',
  async args => {
    const { code, stdout } = await run(args, { stdin: body })
    expect([code, stdout]).toEqual([2, ''])
  },
)
