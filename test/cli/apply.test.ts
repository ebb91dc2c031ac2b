import { expect, test } from 'vitest'
import { folder, run, type World } from './run.js'

const image = `{
\t"status": "active",
\t"note": "n",
\t"name": "web",
\t"tags": ["a", "b"],
\t"min_ram": 0
}
`
const body = '[{"op":"add","path":"/colour","value":"red"},{"op":"replace","path":"/name","value":"x"}]'

const apply = (stdin: string, ...more: string[]) =>
  run(['apply', '--image', 'image.json', ...more], { cwd: folder({ 'image.json': image }), stdin })

test('the image is printed as it was: its indentation, its order, and what is new at the end', async () => {
  expect(await apply(body)).toEqual({
    code: 0,
    stderr: '',
    stdout: `{
\t"status": "active",
\t"note": "n",
\t"name": "x",
\t"tags": [
\t\t"a",
\t\t"b"
\t],
\t"min_ram": 0,
\t"colour": "red"
}
`,
  })
})

test('a refusal is reasons and a verdict, and no image', async () => {
  expect(await apply('[{"op":"remove","path":"/nope"}]')).toEqual({
    code: 1,
    stdout: '',
    stderr: `<stdin>:1:24: error: "nope" cannot be removed: the image does not have it. [attribute-absent]
> 1 | [{"op":"remove","path":"/nope"}]
    |                        ^^^^^^^

<stdin>: refused: the server answers 409
`,
  })
})

test.each<[string, string, string[], string]>([
  ['v2.0', '[{"replace":"/name","value":"x"}]', ['--format', 'v2.0'], 'x'],
  ['v2.0 by its shape', '[{"replace":"/name","value":"x"}]', [], 'x'],
  [
    'v2.0 by its media type',
    '[{"replace":"/name","value":"x"}]',
    ['--media-type', 'application/openstack-images-v2.0-json-patch'],
    'x',
  ],
  ['RFC 6902', '[{"op":"copy","from":"/note","path":"/name"}]', ['--format', 'json-patch'], 'n'],
  ['a merge patch', '{"name":"x"}', ['--format', 'merge-patch'], 'x'],
  ['another endpoint', '[{"op":"replace","path":"/name","value":"x"}]', ['--ruleset', 'ims-images'], 'x'],
])('takes %s', async (_, stdin, more, name) => {
  const { code, stdout, stderr } = await apply(stdin, ...more)
  expect([code, stderr, JSON.parse(stdout).name]).toEqual([0, '', name])
})

test.each<[string, string, string[], string]>([
  ['another media type', body, ['--media-type', 'application/json'], '<stdin>: refused: the server answers 415'],
  [
    'another format',
    '[{"replace":"/name","value":"x"}]',
    ['--format', 'v2.1'],
    '<stdin>: refused: the server answers 400',
  ],
  ['a test that fails', '[{"op":"test","path":"/name","value":"y"}]', ['--format', 'json-patch'], '<stdin>: refused'],
  [
    'a role that is wanted',
    '[{"op":"replace","path":"/visibility","value":"public"}]',
    [],
    '<stdin>: refused: the server answers 403',
  ],
  [
    'RFC 6902 where another format is said',
    '[{"op":"test","path":"/name","value":"web"}]',
    ['--format', 'v2.1'],
    '<stdin>: refused: the server answers 400',
  ],
  [
    'RFC 6902 unsaid',
    '[{"op":"test","path":"/name","value":"web"}]',
    [],
    '<stdin>: refused: the server answers 400 (--format json-patch reads test, move and copy, as RFC 6902)',
  ],
  [
    'a merge patch unsaid',
    '{"name":"x"}',
    [],
    '<stdin>: refused: the server answers 400 (--format merge-patch reads an object, as RFC 7396)',
  ],
])('refuses %s', async (_, stdin, more, verdict) => {
  const { code, stdout, stderr } = await apply(stdin, ...more)
  expect([code, stdout, stderr.split('\n').at(-2)]).toEqual([1, '', verdict])
})

test('the role is that of the caller', async () => {
  const stdin = '[{"op":"replace","path":"/visibility","value":"public"}]'
  expect((await apply(stdin, '--role', 'admin')).code).toBe(0)
})

test('a warning is told, and the image printed all the same', async () => {
  const { code, stdout, stderr } = await apply('[]')
  expect([code, JSON.parse(stdout)]).toEqual([0, JSON.parse(image)])
  expect(stderr).toMatch(/^<stdin>:1:1: warning: The body has no operations/)
})

test('--diff prints what changes', async () => {
  const stdin = `[
    {"op":"replace","path":"/tags","value":["b","c"]}, {"op":"remove","path":"/note"},
    {"op":"replace","path":"/name","value":"x"}, {"op":"add","path":"/colour","value":"red"}]`
  const plain = '- note: "n"\n- name: "web"\n+ name: "x"\n  tags:\n-   "a"\n+   "c"\n+ colour: "red"\n'
  expect(await apply(stdin, '--diff')).toEqual({ code: 0, stderr: '', stdout: plain })
  expect((await apply('[{"op":"replace","path":"/name","value":"web"}]', '--diff')).stdout).toBe('')
  expect((await apply('[{"op":"remove","path":"/nope"}]', '--diff')).stdout).toBe('')
})

test('the difference has colours where stdout has', async () => {
  const coloured = async (env: Record<string, string>, terminal: NonNullable<World['terminal']>) => {
    const cwd = folder({ 'image.json': image })
    return (await run(['apply', '--image', 'image.json', '--diff'], { cwd, stdin: body, env, terminal })).stdout
  }
  const colours =
    '\u001b[31m- name: "web"\u001b[39m\n\u001b[32m+ name: "x"\u001b[39m\n\u001b[32m+ colour: "red"\u001b[39m\n'
  expect(await coloured({ FORCE_COLOR: '1' }, false)).toBe(colours)
  expect(await coloured({}, 'stdout')).toBe(colours)
  expect(await coloured({}, 'stderr')).not.toContain('\u001b')
  expect(await coloured({ NO_COLOR: '1' }, true)).toBe('- name: "web"\n+ name: "x"\n+ colour: "red"\n')
  expect(await coloured({}, false)).toBe('- name: "web"\n+ name: "x"\n+ colour: "red"\n')
})

test.each([
  [['apply']],
  [['apply', '--image', 'image.json', 'a', 'b']],
  [['apply', '--image', 'image.json', '--format', 'v3']],
  [['apply', '--image', 'image.json', '--format', 'v2.1', '--media-type', 'x']],
])('wrong use is 2: %j', async args => {
  const { code, stdout } = await run(args, { cwd: folder({ 'image.json': image }), stdin: body })
  expect([code, stdout]).toEqual([2, ''])
})
