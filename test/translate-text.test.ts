import { describe, expect, it } from 'vitest'
import {
  compile,
  describe as describeDiagnostic,
  rulesets,
  type TranslateOptions,
  translateText,
} from '../src/index.js'

describe('translateText', () => {
  it.each<[string, string, TranslateOptions, string | undefined]>([
    [
      'values and white space as they stand',
      '[ { "op": "replace", "path": "/a", "value": 1.0 },\n\t{"op":"remove" , "path":"/b"}]\n',
      { to: 'v2.0' },
      '[ { "replace": "/a", "value": 1.0 },\n\t{"remove":"/b"}]\n',
    ],
    [
      'numbers and strings that JSON.stringify would write otherwise',
      '[{"replace":"/a","value":12345678901234567890},{"add":"/b","value":"\\u0041\\/"},{"add":"/c","value":{"x":[1e2]}}]',
      { to: 'v2.1' },
      '[{"op":"replace","path":"/a","value":12345678901234567890},{"op":"add","path":"/b","value":"\\u0041\\/"},{"op":"add","path":"/c","value":{"x":[1e2]}}]',
    ],
    [
      'one member a line',
      '[\n  {\n    "remove": "/a"\n  }\n]',
      { to: 'v2.1' },
      '[\n  {\n    "op": "remove",\n    "path": "/a"\n  }\n]',
    ],
    [
      'any order, and no member that no server reads',
      '[{ "x": 1, "path": "/a", "value": 1.0, "op": "replace" }, {"value": 0, "op": "remove", "path": "/b"}]',
      { to: 'v2.0' },
      '[{ "replace": "/a", "value": 1.0 }, {"remove": "/b"}]',
    ],
    [
      'the member of two that counts',
      '[{"op":"add","op":"replace","path":"/a","value":1,"value":2.0}]',
      { to: 'v2.0' },
      '[{"replace":"/a","value":2.0}]',
    ],
    [
      'another op of the same format',
      '[{"op": "add", "path": "/name", "value": "x"}]',
      { to: 'v2.1' },
      '[{"op": "replace", "path": "/name", "value": "x"}]',
    ],
    [
      'a value that another endpoint wants otherwise',
      '[{"replace": "/min_ram", "value": "512"}, {"replace": "/a", "value": "\\u0041"}]',
      { to: 'v2.1', ruleset: { from: rulesets['ims-images'], to: rulesets.glance } },
      '[{"op": "replace", "path": "/min_ram", "value": 512}, {"op": "replace", "path": "/a", "value": "\\u0041"}]',
    ],
    [
      'a merge patch',
      '{"a": "x", "b": null}',
      { from: 'merge-patch', to: 'v2.0', assume: 'absent' },
      '[{"add":"/a","value":"x"},{"remove":"/b"}]',
    ],
    ['no operation', ' [ ] ', { to: 'v2.0' }, ' [ ] '],
    ['nothing', '', { to: 'v2.0' }, undefined],
    ['a byte order mark', '\ufeff[]', { to: 'v2.0' }, undefined],
    ['an add of who knows', '[{"op":"add","path":"/a","value":1}]', { to: 'v2.0' }, undefined],
  ])('writes %s', (_, text, options, expected) => {
    expect(translateText(text, options).text).toBe(expected)
    expect(translateText(new TextEncoder().encode(text), options).text).toBe(expected)
  })

  it.each(['', '[{"op":}]', '\ufeff[]', '[{"op":"remove","op":"remove","path":"/a"}]', new Uint8Array([0x5b, 0xff])])(
    'says of a text what validateText says',
    text => {
      const { diagnostics } = compile(rulesets.glance).validateText(text, { format: 'v2.1' })
      const ofText = diagnostics.filter(({ code }) => /^text-|^body-empty|^member-dup/.test(code))
      expect(translateText(text, { from: 'v2.1', to: 'v2.0' }).diagnostics).toEqual(ofText)
    },
  )

  it.each<[string, TranslateOptions]>([
    ['{"foo":1e400}', { from: 'merge-patch', to: 'v2.1' }],
    ['{"foo":["a",1e400]}', { from: 'merge-patch', to: 'v2.1' }],
    ['{"foo":12345678901234567890}', { from: 'merge-patch', to: 'v2.1' }],
    ['[{"op":"add","path":"/foo","value":1e400}]', { from: 'v2.1', to: 'merge-patch' }],
    ['[{"op":"add","path":"/foo","value":[-9007199254740993]}]', { from: 'v2.1', to: 'merge-patch' }],
  ])('writes no other number, or null, for one that JavaScript cannot keep: %s', (text, options) => {
    const { text: made, outcome, diagnostics } = translateText(text, options)
    expect([made, outcome]).toEqual([undefined, 'untranslatable'])
    expect(diagnostics).toMatchObject([{ code: 'operation-untranslatable', params: { reason: 'number' } }])
    expect(diagnostics.map(describeDiagnostic)).toEqual([
      'The value of "foo" has a number that JavaScript cannot keep: it may be written as another one.',
    ])
  })

  it('spells a number that JavaScript cannot keep in no other way at another endpoint', () => {
    for (const number of ['12345678901234567890', '1e400']) {
      const text = `[{"op":"replace","path":"/foo","value":${number}}]`
      const ruleset = { from: rulesets['ims-images'], to: rulesets.glance }
      expect(translateText(text, { from: 'v2.1', to: 'v2.1', ruleset })).toMatchObject({
        outcome: 'untranslatable',
        diagnostics: [{ code: 'value-type' }],
      })
    }
  })

  it('takes a value that is nested deeper than the stack', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const made = translateText(`[{"op":"replace","path":"/a","value":${deep}}]`, { to: 'v2.0' })
    expect(made.text === `[{"replace":"/a","value":${deep}}]`).toBe(true)
    const merged = translateText(`[{"op":"replace","path":"/a","value":${deep}}]`, { to: 'merge-patch' })
    expect(merged.diagnostics.map(({ code }) => code)).toContain('body-unreadable')
    expect(merged.text).toBeUndefined()
  })

  it.each([undefined, null, 5, {}])('throws a TypeError for what is no text: %s', text => {
    expect(() => translateText(text as never, { to: 'v2.0' })).toThrow(TypeError)
  })
})
