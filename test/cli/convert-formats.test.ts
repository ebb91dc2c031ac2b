import { expect, test } from 'vitest'
import { folder, run } from './run.js'

test.each<[string, string, string]>([
  [
    'v2.0',
    '[{"replace":"/name","value":"x"},{"remove":"/note"}]',
    '[{"op":"replace","path":"/name","value":"x"},{"op":"remove","path":"/note"}]',
  ],
  [
    'json-patch',
    '[{"op":"test","path":"/name","value":"web"},{"op":"move","from":"/note","path":"/old"}]',
    '[{"op":"add","path":"/old","value":"n"},{"op":"remove","path":"/note"}]',
  ],
  [
    'merge-patch',
    '{"name":"x","note":null}',
    '[{"op":"replace","path":"/name","value":"x"},{"op":"remove","path":"/note"}]',
  ],
])('reads %s', async (from, stdin, body) => {
  const cwd = folder({ 'image.json': '{"name":"web","note":"n"}' })
  const { code, stdout } = await run(['convert', '--from', from, '--to', 'v2.1', '--image', 'image.json'], {
    cwd,
    stdin,
  })
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1)
  expect([code, JSON.parse(stdout).sort(byPath)]).toEqual([0, JSON.parse(body).sort(byPath)])
})

test.each<[string, string]>([
  ['v2.0', '[{"replace":"/name","value":"x"}]'],
  ['v2.1', '[{"op":"replace","path":"/name","value":"x"}]'],
  ['json-patch', '[{"op":"replace","path":"/name","value":"x"}]'],
  ['merge-patch', '{"name":"x"}'],
])('writes %s', async (to, body) => {
  const stdin = '[{"op":"replace","path":"/name","value":"x"}]'
  expect(await run(['convert', '--to', to], { stdin })).toMatchObject({ code: 0, stdout: `${body}\n` })
})

test('a format that no shape tells is hinted at', async () => {
  const hint = async (stdin: string, ...more: string[]) =>
    (await run(['convert', '--to', 'v2.1', ...more], { stdin })).stderr.split('\n').at(-2)
  expect(await hint('{"name":"x"}')).toBe('<stdin>: not translated (--from merge-patch reads an object, as RFC 7396)')
  expect(await hint('[{"op":"test","path":"/name","value":"x"}]')).toBe(
    '<stdin>: not translated (--from json-patch reads test, move and copy, as RFC 6902)',
  )
  expect(await hint('{"op":"remove","path":"/x"}')).toBe('<stdin>: not translated')
  expect(await hint('{"name":"x"}', '--from', 'v2.1')).toBe('<stdin>: not translated')
})

test('a body moves to another endpoint, or cannot', async () => {
  const move = (path: string, ...more: string[]) =>
    run(['convert', '--from-ruleset', 'glance', '--ruleset', 'ims-cloudimages', ...more], {
      stdin: `[{"op":"replace","path":"/${path}","value":"x"}]`,
    })
  expect(await move('name', '--to', 'v2.1')).toEqual({
    code: 0,
    stdout: '[{"op":"replace","path":"/name","value":"x"}]\n',
    stderr: '',
  })
  const kept = await move('tags', '--to', 'v2.1')
  expect([kept.code, kept.stdout]).toEqual([1, ''])
  expect(kept.stderr).toMatch(
    /^<stdin>:1:25: error: "tags" cannot be changed here.*\n[\s\S]*<stdin>: not translated\n$/,
  )
  expect(await move('name', '--to', 'v2.0')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'image-patch: ims-cloudimages does not take v2.0: use --to v2.1\n',
  })
})

test('on a terminal the Content-Type is told', async () => {
  const stdin = '[{"op":"replace","path":"/name","value":"x"}]'
  const told = async (to: string, terminal: boolean) =>
    (await run(['convert', '--to', to], { stdin, terminal, env: { NO_COLOR: '1' } })).stderr
  expect(await told('v2.0', true)).toBe('send as: application/openstack-images-v2.0-json-patch\n')
  expect(await told('merge-patch', true)).not.toContain('send as')
  expect(await told('v2.0', false)).toBe('')
})
