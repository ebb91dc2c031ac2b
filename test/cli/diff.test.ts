import { expect, test } from 'vitest'
import { folder, run } from './run.js'

const before = '{"id":"1","name":"web","status":"active","min_ram":0,"tags":["a","b"],"note":"n","updated_at":"x"}\n'
const after = `{
    "id": "1",
    "colour": "red",
    "updated_at": "y",
    "tags": ["b", "a"],
    "min_ram": 512,
    "visibility": "public"
}
`

const diff = (wanted: string, ...more: string[]) =>
  run(['diff', 'before.json', 'after.json', ...more], { cwd: folder({ 'before.json': before, 'after.json': wanted }) })

test('the body is printed as AFTER is, what was left out is told with its place there', async () => {
  expect(await diff(after)).toEqual({
    code: 1,
    stdout: `[
    {
        "op": "add",
        "path": "/colour",
        "value": "red"
    },
    {
        "op": "replace",
        "path": "/min_ram",
        "value": 512
    }
]
`,
    stderr: `after.json:7:19: warning: "visibility" is left out: another role is wanted for that. [attribute-left-out]
  5 |     "tags": ["b", "a"],
  6 |     "min_ram": 512,
> 7 |     "visibility": "public"
    |                   ^^^^^^^^
  8 | }

after.json:4:19: info: "updated_at" is left out: it cannot be changed here. [attribute-left-out]
`,
  })
})

test.each<[string, string, string[], number, string]>([
  ['the same image', before, [], 0, '[]'],
  ['the same image, as a merge patch', before, ['--to', 'merge-patch'], 0, '{}'],
  ['less of it', '{"name":"web"}', [], 0, '[]'],
  ['what a server makes itself', '{"updated_at":"y","checksum":"c"}', [], 0, '[]'],
  ['other tags', '{"tags":["c"]}', [], 1, '[{"op":"replace","path":"/tags","value":["c"]}]'],
  ['v2.0', '{"name":"x"}', ['--to', 'v2.0'], 1, '[{"replace":"/name","value":"x"}]'],
  ['a merge patch', '{"name":"x"}', ['--to', 'merge-patch'], 1, '{"name":"x"}'],
  ['RFC 6902', '{"name":"x"}', ['--to', 'json-patch'], 1, '[{"op":"replace","path":"/name","value":"x"}]'],
  ['only what may not be changed', '{"visibility":"public"}', [], 1, '[]'],
  [
    'what an administrator may',
    '{"visibility":"public"}',
    ['--role', 'admin'],
    1,
    '[{"op":"replace","path":"/visibility","value":"public"}]',
  ],
  ['--prune', '{"id":"1","name":"web","tags":["a","b"]}', ['--prune'], 1, '[{"op":"remove","path":"/note"}]'],
  ['another endpoint', '{"name":"x"}', ['--ruleset', 'ims-images'], 1, '[{"op":"replace","path":"/name","value":"x"}]'],
])('%s', async (_, wanted, more, code, body) => {
  const found = await diff(wanted, ...more)
  expect([found.code, JSON.parse(found.stdout)]).toEqual([code, JSON.parse(body)])
  expect(found.stdout).toBe(`${JSON.stringify(JSON.parse(found.stdout))}\n`)
})

test('no body that the server would take is trouble', async () => {
  expect(await diff('{"name":"x",\n "min_ram": "much"}')).toEqual({
    code: 2,
    stdout: '',
    stderr: `after.json:2:13: error: "min_ram" wants an integer, not a string. [value-type]
  1 | {"name":"x",
> 2 |  "min_ram": "much"}
    |             ^^^^^^

image-patch: no body makes before.json like after.json: the server would refuse it
`,
  })
})

test.each([[['diff']], [['diff', 'before.json']], [['diff', 'a', 'b', 'c']], [['diff', 'a', 'b', '--to', 'v3']]])(
  'wrong use is 2: %j',
  async args => {
    const { code, stdout, stderr } = await run(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).not.toBe('')
  },
)

test('on a terminal the Content-Type is told where there is something to send', async () => {
  const cwd = folder({ 'before.json': before, 'after.json': '{"name":"x"}' })
  const told = async (...files: string[]) => (await run(['diff', ...files], { cwd, terminal: true })).stderr
  expect(await told('before.json', 'after.json')).toBe('send as: application/openstack-images-v2.1-json-patch\n')
  expect(await told('before.json', 'before.json')).toBe('')
})
