import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { apply, diff, minimize, translate } from '../src/index.js'
import * as jsonPatch from '../src/json-patch.js'
import { anything } from './arbitraries/json.js'
import { thrower } from './arbitraries/throwing.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 120_000 })

/** A verb, whatever it is called with. */
type Verb = (...given: readonly unknown[]) => {
  readonly diagnostics?: readonly unknown[]
  readonly report?: { readonly diagnostics: readonly unknown[] }
}

const verbs: Readonly<Record<string, Verb>> = {
  translate: translate as unknown as Verb,
  'translate of the other entry': jsonPatch.translate as unknown as Verb,
  apply: apply as unknown as Verb,
  'apply of the other entry': jsonPatch.apply as unknown as Verb,
  diff: diff as unknown as Verb,
  minimize: minimize as unknown as Verb,
}

const formats = ['v2.0', 'v2.1', 'json-patch', 'merge-patch'] as const

/** What is right to say beside a body, for each verb that takes one. */
const around: readonly (readonly [string, (body: unknown, image: unknown) => readonly unknown[]])[] = [
  ...formats.flatMap(from =>
    formats.flatMap(to =>
      ['translate', 'translate of the other entry'].flatMap(verb => [
        [verb, (body: unknown) => [body, { from, to, assume: 'present' }]] as const,
        [verb, (body: unknown, image: unknown) => [body, { from, to, image }]] as const,
      ]),
    ),
  ),
  ...formats.flatMap(format =>
    ['apply', 'apply of the other entry'].map(
      verb => [verb, (body: unknown, image: unknown) => [body, image, { format }]] as const,
    ),
  ),
  ...(['v2.0', 'v2.1'] as const).flatMap(format => [
    ['minimize', (body: unknown) => [body, { format }]] as const,
    ['minimize', (body: unknown, image: unknown) => [body, { format, image }]] as const,
  ]),
]

const call = (verb: string, given: readonly unknown[]) => {
  const { diagnostics, report } = verbs[verb]?.(...given) ?? {}
  return diagnostics ?? report?.diagnostics
}

/** A verb answers, or throws a TypeError. */
function answered(verb: string, given: readonly unknown[]): void {
  let diagnostics: unknown
  try {
    diagnostics = call(verb, given)
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError)
    // One that says what is wrong with the argument, but for a proxy that no code can ask.
    expect(String(error)).toMatch(/wanted|ruleset cannot be used|proxy that has been revoked/)
    return
  }
  expect(Array.isArray(diagnostics)).toBe(true)
}

const clean = Object.getOwnPropertyNames(Object.prototype).sort()
const cleanArray = Object.getOwnPropertyNames(Array.prototype).sort()
afterAll(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(clean)
  expect(Object.getOwnPropertyNames(Array.prototype).sort()).toEqual(cleanArray)
  expect(Object.keys({})).toEqual([])
})

const image = { name: 'web', status: 'active', tags: ['a', 'b'], foo: 'x' }

describe('any value', () => {
  const strange = fc.oneof(anything, fc.array(anything, { maxLength: 3 }), fc.dictionary(fc.string(), anything))
  const operation = fc.record(
    {
      op: fc.oneof(fc.constantFrom('add', 'replace', 'remove', 'test', 'move', 'copy'), anything),
      path: fc.oneof(
        fc.constantFrom('/foo', '/tags/0', '/tags/-', '', '/__proto__', '/constructor/prototype'),
        anything,
      ),
      from: fc.oneof(fc.constantFrom('/foo', '/tags', '/__proto__', ''), anything),
      value: anything,
    },
    { requiredKeys: [] },
  )
  const nearly = fc.array(operation, { maxLength: 3 })

  it('may be a body', () => {
    fc.assert(
      fc.property(fc.constantFrom(...around), fc.oneof(strange, nearly), ([verb, given], body) => {
        const before = fc.stringify(body)
        expect(Array.isArray(call(verb, given(body, image)))).toBe(true)
        expect(fc.stringify(body)).toBe(before)
      }),
      { numRuns: 3000 },
    )
  })

  it('may be in an image', () => {
    const names = fc.constantFrom('foo', 'tags', 'name', 'status', '__proto__', 'owner')
    const body = fc.constantFrom(
      [{ op: 'add', path: '/tags/-', value: 'c' }],
      [{ op: 'copy', from: '', path: '/bar' }],
      [{ op: 'test', path: '', value: image }],
      [{ add: '/foo', value: 'y' }],
      { foo: { a: null, b: 'x' }, tags: null },
    )
    fc.assert(
      fc.property(fc.constantFrom(...around), body, fc.dictionary(names, anything), ([verb, given], body, image) => {
        const before = fc.stringify(image)
        expect(Array.isArray(call(verb, given(body, image)))).toBe(true)
        expect(fc.stringify(image)).toBe(before)
      }),
      { numRuns: 2000 },
    )
  })

  it('may be in either of two images', () => {
    const names = fc.constantFrom('foo', 'tags', 'name', 'status', '__proto__', 'min_ram')
    const images = fc.dictionary(names, anything)
    const options = fc.record({ to: fc.constantFrom(...formats), prune: fc.boolean() })
    fc.assert(
      fc.property(images, images, options, (one, other, options) => {
        const before = fc.stringify([one, other])
        expect(Array.isArray(call('diff', [one, other, options]))).toBe(true)
        expect(fc.stringify([one, other])).toBe(before)
      }),
      { numRuns: 1000 },
    )
  })

  it('may be any argument', () => {
    const members = ['from', 'to', 'ruleset', 'image', 'role', 'assume', 'prune', 'format', 'mediaType'] as const
    const options = fc
      .dictionary(fc.constantFrom(...members), fc.oneof(strange, fc.constantFrom(...formats, 'admin', undefined, true)))
      .map(each => ({ to: 'v2.1', ...each }))
    const argument = fc.oneof(strange, nearly, options, fc.constant(image))
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(verbs)), fc.array(argument, { maxLength: 4 }), (verb, given) => {
        const before = fc.stringify(given)
        answered(verb, given)
        expect(fc.stringify(given)).toBe(before)
      }),
      { numRuns: 4000 },
    )
  })
})

const deep = (levels: number): unknown => {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { deep: value }
  return value
}

const circle: unknown[] = ['a']
circle.push(circle)
const round: Record<string, unknown> = {}
round.round = round
const { proxy: revoked, revoke } = Proxy.revocable({}, {})
revoke()
const { proxy: revokedList, revoke: revokeList } = Proxy.revocable([], {})
revokeList()
const traps = new Proxy({}, { get: () => thrower })
const sparse: unknown[] = []
sparse[99] = 'x'

const hostile: readonly (readonly [string, unknown])[] = [
  ['a proxy of which every trap throws', new Proxy({}, new Proxy({}, { get: thrower }))],
  ['the same of a list', new Proxy([], new Proxy({}, { get: thrower }))],
  ['a proxy that answers functions', traps],
  ['a revoked proxy', revoked],
  ['a revoked proxy of a list', revokedList],
  ['a getter that throws', Object.defineProperty({}, 'op', { get: thrower, enumerable: true })],
  ['a name with a getter that throws', Object.defineProperty({}, 'foo', { get: thrower, enumerable: true })],
  ['a list with a getter that throws', Object.defineProperty(['a'], 0, { get: thrower, enumerable: true })],
  ['a conversion that throws', { toString: thrower, valueOf: thrower, toJSON: thrower }],
  ['a list that goes round in circles', circle],
  ['an object that goes round in circles', round],
  ['a sparse list', sparse],
  ['depth', deep(100_000)],
  ['a big integer', 1n],
  ['a symbol', Symbol('x')],
  ['no number', Number.NaN],
  ['infinity', Infinity],
  ['half a character', '\ud800'],
  ['a prototype', JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')],
  ['a function', thrower],
  ['no prototype', Object.create(null)],
  ['a date that is none', new Date(Number.NaN)],
  ['a class', class Body {}],
]

describe.each(hostile)('%s', (_, value) => {
  const bodies: readonly unknown[] = [
    value,
    [value],
    [{ op: value, path: '/foo', value: 'x' }],
    [{ op: 'add', path: value, value: 'x' }],
    [{ op: 'add', path: '/foo', value }],
    [{ op: 'add', path: '/foo/bar', value }],
    [{ op: 'test', path: '/foo', value }],
    [{ op: 'test', path: '', value }],
    [{ op: 'replace', path: '', value }],
    [{ op: 'move', from: value, path: '/foo' }],
    [
      { op: 'add', path: '/foo', value },
      { op: 'copy', from: '/foo', path: '/bar/0' },
      { op: 'move', from: '/foo', path: '/bar' },
      { op: 'test', path: '/bar', value },
    ],
    [{ add: value, value: 'x' }],
    [{ add: '/foo', value }],
    { foo: value },
    { foo: { bar: value } },
    { [typeof value === 'symbol' ? value : '__proto__']: value },
  ]
  const images: readonly unknown[] = [image, { ...image, foo: value, tags: value }]

  it('may be in a body, or in its image', () => {
    for (const [verb, given] of around)
      for (const body of bodies)
        for (const image of images) expect(Array.isArray(call(verb, given(body, image)))).toBe(true)
  })

  it('may be in either of two images', () => {
    for (const to of formats) {
      for (const [one, other] of [images, [images[1], images[0]], [images[1], images[1]]]) {
        for (const prune of [false, true]) expect(Array.isArray(call('diff', [one, other, { to, prune }]))).toBe(true)
      }
      answered('diff', [value, image, { to }])
      answered('diff', [image, value, { to }])
    }
  })

  it('may be any argument, and any option', () => {
    const names = ['from', 'to', 'ruleset', 'image', 'role', 'assume', 'prune', 'format', 'mediaType']
    for (const verb of Object.keys(verbs)) {
      answered(verb, [value])
      answered(verb, [[], value])
      answered(verb, [[], value, { format: 'v2.1' }])
      answered(verb, [[], image, value])
      for (const name of names) {
        answered(verb, [[], { to: 'v2.1', [name]: value }])
        answered(verb, [[], image, { to: 'v2.1', [name]: value }])
      }
    }
  })
})

describe('size', () => {
  const within = (milliseconds: number, work: () => void): void => {
    const start = performance.now()
    work()
    expect(performance.now() - start).toBeLessThan(milliseconds)
  }

  it('does not matter: a list without end', () => {
    for (const [verb, given] of around)
      within(5000, () => expect(Array.isArray(call(verb, given(new Array(2 ** 32 - 1), image)))).toBe(true))
  })

  it('does not matter: many operations', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ op: 'add', path: `/p${index % 5000}`, value: 'x' }))
    const older = many.map(({ path, value }) => ({ add: path, value }))
    const members = Object.fromEntries(many.map(({ path, value }) => [path.slice(1), value]))
    const bodies = { 'v2.0': older, 'v2.1': many, 'json-patch': many, 'merge-patch': members }
    for (const from of formats) {
      for (const to of formats) within(10_000, () => translate(bodies[from], { from, to, image: { name: 'web' } }))
      within(10_000, () => jsonPatch.apply(bodies[from], image, { format: from }))
    }
    within(10_000, () => minimize(many, { format: 'v2.1' }))
    within(10_000, () => minimize(older, { format: 'v2.0' }))
    within(10_000, () => diff({ name: 'web' }, { name: 'web', ...members }, { to: 'v2.1' }))
    within(10_000, () => diff({ name: 'web', ...members }, { name: 'web' }, { to: 'v2.0', prune: true }))
  })

  it('does not matter: many operations inside of an attribute', () => {
    const appends = Array.from({ length: 2000 }, () => ({ op: 'add', path: '/tags/-', value: 'x' }))
    within(10_000, () => jsonPatch.translate(appends, { from: 'json-patch', to: 'v2.1', image }))
    within(10_000, () => jsonPatch.apply(appends, image, { format: 'json-patch' }))
  })
})
