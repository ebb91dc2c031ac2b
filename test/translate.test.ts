import { describe, expect, it } from 'vitest'
import { rulesets, type TranslateOptions, translate } from '../src/index.js'

const add21 = (path: string): unknown => ({ op: 'add', path, value: 'x' })

/** The outcome, the body and the codes in one line. */
function translated(body: unknown, options: TranslateOptions): string {
  const { outcome, body: result, diagnostics } = translate(body, options)
  return [
    outcome,
    ...(result === undefined ? [] : [JSON.stringify(result)]),
    ...diagnostics.map(({ code, pointer }) => `${code} ${pointer}`),
  ].join(' | ')
}

describe('translate to v2.0', () => {
  it.each<[string, readonly unknown[], Partial<TranslateOptions>, string]>([
    [
      'replace and remove',
      [
        { op: 'replace', path: '/a', value: 1 },
        { op: 'remove', path: '/b' },
      ],
      {},
      'exact | [{"replace":"/a","value":1},{"remove":"/b"}]',
    ],
    ['add of a base attribute', [add21('/name')], {}, 'exact | [{"replace":"/name","value":"x"}]'],
    ['add of who knows', [add21('/foo')], {}, 'untranslatable | operation-untranslatable /0'],
    [
      'add, assumed absent',
      [add21('/foo')],
      { assume: 'absent' },
      'strengthened | [{"add":"/foo","value":"x"}] | precondition-added /0',
    ],
    [
      'add, assumed present',
      [add21('/foo')],
      { assume: 'present' },
      'strengthened | [{"replace":"/foo","value":"x"}] | precondition-added /0',
    ],
    ['add, known absent', [add21('/foo')], { image: {} }, 'exact | [{"add":"/foo","value":"x"}]'],
    ['add, known present', [add21('/foo')], { image: { foo: 'y' } }, 'exact | [{"replace":"/foo","value":"x"}]'],
    [
      'add after an operation that tells',
      [{ op: 'remove', path: '/foo' }, add21('/foo')],
      {},
      'exact | [{"remove":"/foo"},{"add":"/foo","value":"x"}]',
    ],
    [
      'add after replace',
      [{ op: 'replace', path: '/foo', value: 'y' }, add21('/foo')],
      {},
      'exact | [{"replace":"/foo","value":"y"},{"replace":"/foo","value":"x"}]',
    ],
    ['add of the owner by a member (D10)', [add21('/owner')], {}, 'untranslatable | operation-untranslatable /0'],
    [
      'add of the owner by an admin',
      [add21('/owner')],
      { role: 'admin' },
      'exact | [{"replace":"/owner","value":"x"}]',
    ],
    [
      'locations (G1)',
      [
        { op: 'remove', path: '/locations/0' },
        { op: 'add', path: '/locations/-', value: {} },
      ],
      {},
      'exact | [{"remove":"/locations/0"},{"add":"/locations/-","value":{}}]',
    ],
    [
      'an add of locations without a position, which is refused as it is (G1)',
      [add21('/locations')],
      {},
      'exact | [{"add":"/locations","value":"x"}]',
    ],
    [
      'what IMS says of add (C27)',
      [add21('/foo')],
      { ruleset: rulesets['ims-images'] },
      'exact | [{"add":"/foo","value":"x"}]',
    ],
    [
      'a value that remove ignores',
      [{ op: 'remove', path: '/foo', value: '' }],
      {},
      'exact | [{"remove":"/foo"}] | value-ignored /0/value',
    ],
  ])('%s', (_, body, options, expected) => {
    expect(translated(body, { to: 'v2.0', ...options })).toBe(expected)
  })
})

describe('translate to v2.1', () => {
  it.each<[string, readonly unknown[], Partial<TranslateOptions>, string]>([
    [
      'replace and remove',
      [{ replace: '/a', value: null }, { remove: '/b' }],
      {},
      'exact | [{"op":"replace","path":"/a","value":null},{"op":"remove","path":"/b"}]',
    ],
    [
      'add of who knows',
      [{ add: '/foo', value: 'x' }],
      {},
      'weakened | [{"op":"add","path":"/foo","value":"x"}] | precondition-dropped /0',
    ],
    [
      'add, known absent',
      [{ add: '/foo', value: 'x' }],
      { image: {} },
      'exact | [{"op":"add","path":"/foo","value":"x"}]',
    ],
    [
      'add of a base attribute, which always failed',
      [{ add: '/name', value: 'x' }],
      {},
      'weakened | [{"op":"replace","path":"/name","value":"x"}] | precondition-dropped /0',
    ],
    [
      'add after remove',
      [{ remove: '/foo' }, { add: '/foo', value: 'x' }],
      {},
      'exact | [{"op":"remove","path":"/foo"},{"op":"add","path":"/foo","value":"x"}]',
    ],
    [
      'add where IMS overwrites (C27)',
      [{ add: '/foo', value: 'x' }],
      { ruleset: rulesets['otc-images'] },
      'exact | [{"op":"add","path":"/foo","value":"x"}]',
    ],
  ])('%s', (_, body, options, expected) => {
    expect(translated(body, { to: 'v2.1', ...options })).toBe(expected)
  })
})

describe('translate', () => {
  it("is mixed where operations were both weakened and strengthened, as a table other than Glance's can make it", () => {
    const meanings = {
      'v2.0': { add: { precondition: 'present' } },
      'v2.1': { replace: { precondition: 'absent' } },
    } as const
    const body = [
      { op: 'replace', path: '/name', value: 'x' },
      { op: 'add', path: '/foo', value: 'x' },
    ]
    expect(translated(body, { to: 'v2.0', ruleset: { ...rulesets.glance, meanings }, assume: 'present' })).toMatch(
      /^mixed \| .* \| precondition-dropped \/0 \| precondition-added \/1$/,
    )
  })

  it.each<[string, unknown, string]>([
    ['no array', { op: 'add' }, 'untranslatable | body-not-array '],
    [
      'elements that are no operations',
      [5, { op: 'move', path: '/a' }, { op: 'add' }],
      'untranslatable | operation-not-object /0 | op-unknown /1/op | path-missing /2',
    ],
    ['a path that is none', [{ op: 'remove', path: 'a' }], 'untranslatable | path-syntax /0/path'],
    ['a value that is missing', [{ op: 'add', path: '/a' }], 'untranslatable | value-missing /0'],
    ['shapes mixed', [{ op: 'remove', path: '/a' }, { remove: '/a' }], 'untranslatable | operation-format-mismatch /1'],
    [
      'a body that throws',
      new Proxy([], {
        get: () => {
          throw new Error('no')
        },
      }),
      'untranslatable | body-unreadable ',
    ],
  ])('answers diagnostics and no body for %s', (_, body, expected) => {
    expect(translated(body, { to: 'v2.0' })).toBe(expected)
  })

  it('takes an empty body in any format', () => {
    expect(translated([], { to: 'v2.0' })).toBe('exact | []')
  })

  it.each<[string, unknown]>([
    ['options', undefined],
    ['options.to', {}],
    ['options.to', { to: 'v3' }],
    ['options.from', { to: 'v2.0', from: 'toString' }],
    ['options.assume', { to: 'v2.0', assume: 'maybe' }],
    ['options.role', { to: 'v2.0', role: 'root' }],
    ['options.image', { to: 'v2.0', image: null }],
    ['ruleset', { to: 'v2.0', ruleset: {} }],
    ['ruleset', { to: 'v2.0', ruleset: null }],
  ])('throws a TypeError that names %s', (name, options) => {
    const body = [{ op: 'replace', path: '/name', value: 'x' }]
    // What was good before makes nothing else good.
    translate(body, { to: 'v2.0' })
    expect(() => translate(body, options as TranslateOptions)).toThrow(TypeError)
    expect(() => translate(body, options as TranslateOptions)).toThrow(name)
  })
})
