import { describe, expect, it } from 'vitest'
import { catalog, type Diagnostic, diff, minimize, rulesets, describe as sentence, translate } from '../src/index.js'
import * as jsonPatch from '../src/json-patch.js'

const { glance, 'ims-images': native, 'ims-cloudimages': cloud } = rulesets
const image = {
  id: '8f1c4dc1-6b8d-4fd5-9a3b-2f6b5c0e1d11',
  name: 'web',
  tags: ['a', 'b'],
  min_ram: 512,
  status: 'active',
  updated_at: '2026-01-01T00:00:00Z',
  foo: 'x',
}

interface Result {
  readonly body?: unknown
  readonly outcome?: string
  readonly diagnostics: readonly Diagnostic[]
}
type Row = readonly [string, Result, unknown, readonly string[]]

/** Each code with its pointer, and for what cannot be said the reason. */
const found = ({ diagnostics }: Result): readonly string[] =>
  diagnostics.map(({ code, pointer, params }) => `${code} ${pointer}${'reason' in params ? ` ${params.reason}` : ''}`)

const move = { op: 'move', from: '/foo', path: '/bar' }
const fromJsonPatch = (...body: unknown[]) => jsonPatch.translate(body, { from: 'json-patch', to: 'v2.0', image })

const rows: readonly Row[] = [
  [
    'add, to v2.1',
    translate([{ add: '/foo', value: 'y' }], { to: 'v2.1' }),
    [{ op: 'add', path: '/foo', value: 'y' }],
    ['precondition-dropped /0'],
  ],
  [
    'replace, to a merge patch',
    translate([{ replace: '/foo', value: 'y' }], { to: 'merge-patch' }),
    { foo: 'y' },
    ['precondition-dropped /0'],
  ],
  [
    'two of one attribute, to a merge patch',
    translate(
      [
        { op: 'add', path: '/name', value: 5 },
        { op: 'replace', path: '/name', value: 'y' },
      ],
      { to: 'merge-patch' },
    ),
    { name: 'y' },
    ['operation-unsaid /0'],
  ],
  ['no operations, to a merge patch', translate([], { to: 'merge-patch' }), {}, []],
  [
    'an object that says no format, to a merge patch',
    translate({ foo: 'x' }, { to: 'merge-patch' }),
    undefined,
    ['body-not-array '],
  ],
  [
    'null, to a merge patch',
    translate([{ op: 'replace', path: '/name', value: null }], { to: 'merge-patch' }),
    undefined,
    ['operation-untranslatable /0 null'],
  ],
  [
    'an object, to a merge patch',
    translate([{ op: 'add', path: '/foo', value: {} }], { to: 'merge-patch' }),
    undefined,
    ['operation-untranslatable /0 object'],
  ],
  [
    'an item, to a merge patch',
    translate([{ op: 'add', path: '/locations/-', value: {} }], { to: 'merge-patch' }),
    undefined,
    ['operation-untranslatable /0 nested'],
  ],
  [
    'what a Glance of several stores shows, in a difference',
    diff({ ...image, stores: 'one' }, { ...image, name: 'x', stores: 'two' }, { to: 'v2.1', ruleset: glance }),
    [{ op: 'replace', path: '/name', value: 'x' }],
    ['attribute-left-out /stores'],
  ],
  [
    'what no endpoint does as a whole, to a merge patch',
    translate([{ op: 'add', path: '/locations', value: [] }], { to: 'merge-patch' }),
    undefined,
    ['operation-untranslatable /0 part'],
  ],
  [
    'the same, to RFC 6902',
    translate([{ op: 'add', path: '/locations', value: [] }], { to: 'json-patch' }),
    undefined,
    ['operation-untranslatable /0 part'],
  ],
  [
    'what RFC 6902 does as a whole',
    jsonPatch.translate([{ op: 'add', path: '/locations', value: [] }], { from: 'json-patch', to: 'v2.1', image }),
    [{ op: 'replace', path: '/locations', value: [] }],
    [],
  ],
  [
    'what every endpoint does as a whole, from a merge patch',
    translate({ locations: [] }, { from: 'merge-patch', to: 'v2.1' }),
    [{ op: 'replace', path: '/locations', value: [] }],
    [],
  ],
  [
    'white space, from RFC 6902',
    translate([{ op: 'add', path: '/ foo', value: 'x' }], { from: 'json-patch', to: 'v2.1' }),
    undefined,
    ['operation-untranslatable /0 name'],
  ],
  [
    'null, from a merge patch',
    translate({ bar: null, foo: 'y', 'a/b': 'z' }, { from: 'merge-patch', to: 'v2.1' }),
    [
      { op: 'remove', path: '/bar' },
      { op: 'add', path: '/foo', value: 'y' },
      { op: 'add', path: '/a~1b', value: 'z' },
    ],
    ['precondition-added /bar'],
  ],
  [
    'null of what is there, and of what is not',
    translate({ bar: null, foo: null }, { from: 'merge-patch', to: 'v2.0', image }),
    [{ remove: '/foo' }],
    [],
  ],
  [
    'an object, from a merge patch',
    translate({ foo: { a: 1 } }, { from: 'merge-patch', to: 'v2.1' }),
    undefined,
    ['operation-untranslatable /foo image'],
  ],
  ['an array as a merge patch', translate([], { from: 'merge-patch', to: 'v2.1' }), undefined, ['body-not-object ']],
  [
    'a move without the image',
    jsonPatch.translate([move], { from: 'json-patch', to: 'v2.1' }),
    undefined,
    ['operation-untranslatable /0 image'],
  ],
  [
    'a move by the main entry',
    translate([move], { from: 'json-patch', to: 'v2.1', image }),
    undefined,
    ['operation-untranslatable /0 entry'],
  ],
  ['a move', fromJsonPatch(move), [{ remove: '/foo' }, { add: '/bar', value: 'x' }], []],
  [
    'a test of what the body sets',
    jsonPatch.translate(
      [
        { op: 'add', path: '/foo', value: 'y' },
        { op: 'test', path: '/foo', value: 'y' },
      ],
      { from: 'json-patch', to: 'v2.1' },
    ),
    [{ op: 'add', path: '/foo', value: 'y' }],
    [],
  ],
  [
    'a copy that changes nothing',
    fromJsonPatch({ op: 'copy', from: '/tags/0', path: '/foo' }, { op: 'replace', path: '/foo', value: 'x' }),
    [
      { replace: '/foo', value: 'a' },
      { replace: '/foo', value: 'x' },
    ],
    [],
  ],
  [
    'a name with white space, to make one image of another',
    diff(image, { ' foo': 'x', member: 'x' }, { to: 'v2.1' }),
    [],
    ['attribute-left-out / foo', 'attribute-left-out /member'],
  ],
  [
    'one more tag, one less, another one',
    fromJsonPatch(
      { op: 'add', path: '/tags/-', value: 'c' },
      { op: 'remove', path: '/tags/0' },
      { op: 'replace', path: '/tags/0', value: 'd' },
    ),
    [{ replace: '/tags', value: ['d', 'c'] }],
    [],
  ],
  ['a test that passes', fromJsonPatch({ op: 'test', path: '/tags/1', value: 'b' }), [], []],
  [
    'a test that fails',
    fromJsonPatch({ op: 'test', path: '/name', value: 'db' }),
    undefined,
    ['operation-untranslatable /0 test'],
  ],
  [
    'an index that is none',
    fromJsonPatch({ op: 'replace', path: '/tags/01', value: 'c' }),
    undefined,
    ['operation-untranslatable /0 target'],
  ],
  [
    'another image',
    fromJsonPatch({ op: 'replace', path: '', value: { ...image, foo: 'y' } }),
    [{ replace: '/foo', value: 'y' }],
    [],
  ],
  ['no from', fromJsonPatch({ op: 'copy', path: '/foo' }), undefined, ['path-missing /0']],
  ['an op of no format', fromJsonPatch({ op: 'merge', path: '/foo' }), undefined, ['op-unknown /0/op']],
  [
    'digits for a number, at another endpoint',
    translate([{ replace: '/min_ram', value: '512' }], { to: 'v2.1', ruleset: { from: native, to: glance } }),
    [{ op: 'replace', path: '/min_ram', value: 512 }],
    ['value-respelled /0/value'],
  ],
  [
    'what another endpoint does not edit',
    translate([{ replace: '/tags', value: [] }], { to: 'v2.1', ruleset: { from: glance, to: cloud } }),
    undefined,
    ['attribute-read-only /0/replace'],
  ],
  [
    'a difference',
    diff(image, { ...image, updated_at: 'now', tags: ['b', 'a', 'a'], foo: 'y' }, { to: 'v2.0' }),
    [{ replace: '/foo', value: 'y' }],
    ['attribute-left-out /updated_at'],
  ],
  [
    'a difference that prunes',
    diff(
      image,
      { id: image.id, status: 'active', updated_at: image.updated_at, name: 'web' },
      { to: 'merge-patch', prune: true },
    ),
    { foo: null, tags: [], min_ram: 0 },
    ['attribute-reset /tags', 'attribute-reset /min_ram'],
  ],
  ['a difference that no server takes', diff(image, { foo: 5 }, { to: 'v2.1' }), undefined, ['value-type /foo']],
  [
    'add and replace',
    minimize([
      { op: 'add', path: '/a', value: 'x' },
      { op: 'replace', path: '/a', value: 'y' },
    ]),
    [{ op: 'add', path: '/a', value: 'y' }],
    [],
  ],
  [
    'add and remove',
    minimize([
      { op: 'add', path: '/a', value: 'x' },
      { op: 'remove', path: '/a' },
    ]),
    [
      { op: 'add', path: '/a', value: 'x' },
      { op: 'remove', path: '/a' },
    ],
    [],
  ],
  [
    'add and remove of what is not there',
    minimize(
      [
        { op: 'add', path: '/a', value: 'x' },
        { op: 'remove', path: '/a' },
      ],
      { image },
    ),
    [],
    [],
  ],
  [
    'what is so already',
    minimize(
      [
        { replace: '/tags', value: ['b', 'a'] },
        { replace: '/foo', value: 'y' },
      ],
      { image },
    ),
    [{ replace: '/foo', value: 'y' }],
    [],
  ],
  ['what is refused', minimize([{ op: 'remove', path: '/name' }]), undefined, ['attribute-not-removable /0/path']],
] // prettier-ignore

describe('a conversion', () => {
  it.each(rows)('of %s', (_, result, body, findings) => {
    expect({ body: result.body, found: found(result) }).toEqual({ body, found: findings })
  })

  it('says each thing that conversions can say, in whole sentences', () => {
    const all = rows.flatMap(([, { diagnostics }]) => diagnostics)
    const ours = Object.keys(catalog).filter(code => catalog[code as keyof typeof catalog].stage === 'translate')
    const shown: ReadonlySet<string> = new Set(all.map(({ code }) => code))
    expect(ours.filter(code => !shown.has(code))).toEqual([])
    for (const diagnostic of all) {
      expect(sentence(diagnostic)).toMatch(/^(?:[A-Z"]|v2\.).*[.?]$/u)
      expect(sentence(diagnostic)).not.toMatch(/undefined|\[object/u)
    }
  })

  it('names the Content-Type of its body', () => {
    const body = [{ replace: '/name', value: 'x' }]
    const types = (['v2.0', 'v2.1', 'json-patch', 'merge-patch'] as const).map(to => translate(body, { to }).mediaType)
    expect(types).toEqual([
      'application/openstack-images-v2.0-json-patch',
      'application/openstack-images-v2.1-json-patch',
      'application/json-patch+json',
      'application/merge-patch+json',
    ])
  })

  it.each<[string, () => unknown]>([
    ['options.to', () => translate([], { to: 'v2.2' as 'v2.1' })],
    [
      'options.to: ims-cloudimages takes v2.1, not v2.0',
      () => translate([], { to: 'v2.0', ruleset: { from: native, to: cloud } }),
    ],
    ['options.image', () => translate([], { to: 'v2.1', image: [] as never })],
    ['before', () => diff(null as never, {}, { to: 'v2.1' })],
    ['after', () => diff({}, 'x' as never, { to: 'v2.1' })],
    ['options.prune', () => diff({}, {}, { to: 'v2.1', prune: 1 as never })],
    ['options.format', () => minimize([], { format: 'merge-patch' as 'v2.1' })],
    ['options', () => minimize([], null as never)],
    ['"attributes" is missing', () => minimize([], { ruleset: {} as never })],
  ])('throws a TypeError that names %s', (name, work) => {
    expect(work).toThrow(TypeError)
    expect(work).toThrow(name)
  })
})
