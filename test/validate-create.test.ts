import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type CreateContext, compile, type Ruleset, rulesets, describe as sentence } from '../src/index.js'
import { anything, json } from './arbitraries/json.js'
import { thrower, traps } from './arbitraries/throwing.js'
import { frozen } from './laws/frozen.js'
import { resolves } from './laws/resolve.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const validator = compile(rulesets['ims-images-create'])
const own = (more: Partial<Ruleset>) =>
  compile({ id: 'own', mediaTypes: {}, creates: { mediaTypes: ['a/b'] }, attributes: {}, constraints: [], ...more })
const codes = (body: unknown, ruleset: Partial<Ruleset>, context?: CreateContext): readonly string[] =>
  own(ruleset)
    .validateCreate(body, context)
    .diagnostics.map(({ code, pointer }) => `${code} ${pointer}`)

describe('validateCreate', () => {
  it('tells each finding at its member', () => {
    const { diagnostics, refusal, verdict, status } = validator.validateCreate({
      name: 'x',
      tags: ['a', 5],
      'a/b~c': true,
      gone: undefined,
      protected: 'true',
    })
    expect({ verdict, status }).toEqual({ verdict: 'refused', status: 400 })
    expect(diagnostics.map(({ code, pointer, suggestion }) => [code, pointer, suggestion?.pointer])).toEqual([
      ['value-type', '/tags/1', undefined],
      ['value-type', '/a~1b~0c', '/a~1b~0c'],
      ['value-type', '/protected', '/protected'],
    ])
    expect(diagnostics).toContain(refusal)
    expect(diagnostics.map(sentence)).toEqual([
      'An item of "tags" wants a string, not an integer.',
      '"a/b~c" wants a string, not a boolean: write "true".',
      '"protected" wants a boolean, not a string: write true.',
    ])
  })

  it('offers no other name as if it were a value', () => {
    expect(validator.validateCreate({ _os_version: 'x' }).diagnostics).toStrictEqual([
      {
        code: 'attribute-similar',
        severity: 'warning',
        pointer: '/_os_version',
        params: { attribute: '_os_version', similar: '__os_version' },
      },
    ])
  })

  it.each([
    [null, 'null'],
    [[{ name: 'x' }], 'array'],
    ['{"name": "x"}', 'string'],
    [undefined, 'undefined'],
    [5, 'integer'],
    [() => 5, 'function'],
  ])('wants an object, not %j', (body, found) => {
    const report = validator.validateCreate(body)
    expect(report.refusal).toMatchObject({ code: 'body-not-object', pointer: '', params: { found } })
    expect(report.refusal?.server).toEqual({ status: 400, code: 'IMG.0001' })
    expect(report.diagnostics.map(sentence).join()).toMatch(/^The body is .*, but a JSON object is wanted\.$/)
  })

  it('takes the media types of the endpoint', () => {
    const of = (mediaType: string, body: unknown = {}) => validator.validateCreate(body, { mediaType })
    expect(of('application/json').status).toBe(201)
    expect(of('application/json; charset=utf-8').status).toBe(201)
    expect(of('application/openstack-images-v2.1-json-patch')).toMatchObject({
      status: 415,
      refusal: { code: 'media-type-unsupported', params: { supported: ['application/json'] } },
    })
    expect(of('', [])).toMatchObject({ status: 415, diagnostics: [{}, { code: 'body-not-object' }] })
  })

  it('knows names that no path would have as such', () => {
    const otherwise = { effects: ['set'], value: [{ type: 'string' }] } as const
    const paths = { leadingSlashes: 'dropped', whiteSpace: 'trimmed' } as const
    const names = ['', '/', '//', '/name', 'a/b', '~', '~0', '~1', ' ', ' name ', '#', '__proto__', 'constructor', '0']
    for (const name of names) {
      const body = JSON.parse(JSON.stringify({ NAME: 5 }).replace('"NAME"', JSON.stringify(name)))
      const [found, ...more] = own({ otherwise, paths }).validateCreate(body).diagnostics
      expect(more).toEqual([])
      expect(found).toMatchObject({ code: 'value-type', params: { attribute: name } })
      expect(found).toSatisfy(({ pointer }) => pointer !== '' && resolves(body, pointer))
    }
  })

  it('judges an image that does not exist yet, and that nobody has', () => {
    const attributes: Ruleset['attributes'] = {
      size: { effects: ['set'], presence: 'always', depth: { add: 2 }, demands: [{ status: ['queued'] }] },
      owner: { effects: ['set', 'unset'], presence: 'always', demands: [{ role: 'admin' }] },
      hidden: { effects: ['unset'] },
    }
    const meanings = { 'v2.1': { add: { precondition: 'absent' } } } as const
    const more = { attributes, meanings, ownership: { attribute: 'owner' } }
    expect(codes({ size: 1 }, more)).toEqual([])
    expect(codes({ owner: 'me', size: 1 }, more)).toEqual(['role-required /owner'])
    expect(codes({ owner: 'me', size: 1 }, more, { role: 'admin' })).toEqual([])
    expect(codes({ hidden: 1, other: 1 }, more)).toEqual(['attribute-not-settable /hidden', 'attribute-unknown /other'])
    expect(codes({}, { ...more, demands: [{ role: 'admin' }] })).toEqual(['role-required '])
    expect(codes({ a: 1, b: 2, c: 3 }, { otherwise: { effects: ['set'] }, quota: { attributes: 2 } })).toEqual([
      'quota-exceeded /c',
    ])
  })

  it('is for rulesets that create images, and the other verbs are for all others', () => {
    const wrong: (() => unknown)[] = [
      () => compile(rulesets.glance).validateCreate({}),
      () => validator.validate([]),
      () => validator.validateText('[]'),
      () => validator.isValid([]),
      () => validator.apply([], {}),
    ]
    for (const verb of wrong) expect(verb).toThrow(TypeError)
    expect(wrong[0]).toThrow(/glance takes patches/)
    expect(wrong[1]).toThrow(/ims-images-create creates images.*validateCreate/)
  })
})

describe('any value', () => {
  const name = fc.oneof(fc.constantFrom(...Object.keys(validator.ruleset.attributes), '__proto__', ''), fc.string())
  const body = fc.oneof(fc.dictionary(name, fc.oneof(json, anything)), anything)
  const context = fc.record(
    {
      mediaType: fc.constantFrom('application/json', '', 'x'),
      role: fc.constantFrom('member' as const, 'admin' as const),
    },
    { requiredKeys: [] },
  )

  it('gets a report, and is left as it is', () => {
    fc.assert(
      fc.property(body, context, (body, context) => {
        const report = validator.validateCreate(frozen(body), frozen(context))
        for (const diagnostic of report.diagnostics) {
          expect(diagnostic).toSatisfy(({ pointer }) => resolves(body, pointer))
          expect(sentence(diagnostic)).toMatch(/\S.*[.?)!]$/su)
          expect(diagnostic.server !== undefined).toBe(diagnostic.severity === 'error')
        }
        expect(report.verdict).toBe(report.refusal === undefined ? 'accepted' : 'refused')
        expect(report.status === 201).toBe(report.verdict === 'accepted')
        if (report.refusal !== undefined) expect(report.diagnostics).toContain(report.refusal)
        expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report)
      }),
      { numRuns: 3000 },
    )
  })

  it('gets one that its suggestions cure', () => {
    fc.assert(
      fc.property(fc.dictionary(name, json), body => {
        for (const { suggestion, pointer } of validator.validateCreate(body).diagnostics) {
          if (suggestion === undefined) continue
          expect(suggestion.pointer).toBe(pointer)
          const [, token = ''] = pointer.split('/')
          const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
          const cured = Object.fromEntries([...Object.entries(body), [key, suggestion.replacement]])
          const left = validator.validateCreate(cured).diagnostics.filter(each => each.pointer === pointer)
          expect(left.filter(each => each.suggestion !== undefined)).toEqual([])
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('may stand for the context', () => {
    const seen = { taken: 0, thrown: 0 }
    fc.assert(
      fc.property(fc.oneof(anything, fc.record({ mediaType: anything, role: anything })), context => {
        try {
          validator.validateCreate({}, context as CreateContext)
          seen.taken++
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(TypeError)
          expect(String(thrown)).toMatch(/^TypeError: context/)
          seen.thrown++
        }
      }),
      { numRuns: 1000 },
    )
    expect(Math.min(seen.taken, seen.thrown)).toBeGreaterThan(50)
  })

  it('may throw when it is read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const getter = Object.defineProperty({}, 'name', { enumerable: true, get: thrower })
    const inner = { tags: [Object.defineProperty([], '0', { get: thrower })], metadata: new Proxy({}, traps) }
    for (const body of [new Proxy({}, traps), proxy, getter, { tags: new Proxy([], traps) }, { tags: proxy }]) {
      expect(validator.validateCreate(body).refusal?.code).toBe('body-unreadable')
      expect(validator.validateCreate(body, { mediaType: 'x' }).status).toBe(415)
    }
    expect(validator.validateCreate(inner).verdict).toBe('refused')
    const role = Object.defineProperty({}, 'role', { enumerable: true, get: thrower })
    for (const context of [new Proxy({}, traps), proxy, role])
      expect(() => validator.validateCreate({}, context as CreateContext)).toThrow(TypeError)
  })

  it('may be large or deep', () => {
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`p${index}`, index]))
    let deep: unknown = 'x'
    for (let level = 0; level < 100_000; level++) deep = [deep]
    const start = performance.now()
    expect(validator.validateCreate(wide).diagnostics.length).toBe(100_000)
    expect(validator.validateCreate({ tags: deep, foo: deep }).verdict).toBe('refused')
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
