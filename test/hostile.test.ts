import { afterAll, describe, expect, it, vi } from 'vitest'
import { compile, type Ruleset, rulesets, describe as sentence, translate } from '../src/index.js'
import { thrower, traps } from './arbitraries/throwing.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const glance = compile(rulesets.glance)
const cloudImages = compile(rulesets['ims-cloudimages'])
const validators = [glance, cloudImages]
const formats = ['v2.0', 'v2.1'] as const
const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']

/** What a body gets, by every verb, which must agree with each other. */
function judged(body: unknown, validator = glance, format: (typeof formats)[number] = 'v2.1') {
  const report = validator.validate(body, { format })
  expect(validator.isValid(body, { format })).toBe(report.verdict !== 'refused')
  expect(report.diagnostics.filter(diagnostic => sentence(diagnostic) === '')).toEqual([])
  expect(() => JSON.stringify(report)).not.toThrow()
  for (const to of formats) expect(translate(body, { from: format, to }).outcome).toBeTypeOf('string')
  return { verdict: report.verdict, found: report.diagnostics.map(({ code, pointer }) => `${code} ${pointer}`) }
}

const within = (milliseconds: number, work: () => unknown): void => {
  const start = performance.now()
  work()
  expect(performance.now() - start).toBeLessThan(milliseconds)
}

const clean = Object.getOwnPropertyNames(Object.prototype).sort()
afterAll(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(clean)
  expect(Object.keys({})).toEqual([])
})

describe.each(names)('the name %s', name => {
  const parsed = (text: string): unknown => JSON.parse(text.replaceAll('NAME', name))

  it('is no op', () => {
    expect(judged(parsed('[{"op":"NAME","path":"/foo","value":"x"}]'))).toEqual({
      verdict: 'refused',
      found: ['op-unknown /0/op'],
    })
    expect(judged(parsed('[{"NAME":"/foo","value":"x"}]'), glance, 'v2.0').verdict).toBe('refused')
  })

  it('is no pointer', () => {
    expect(judged(parsed('[{"op":"remove","path":"NAME"}]'))).toEqual({
      verdict: 'refused',
      found: ['path-syntax /0/path'],
    })
  })

  it('is an attribute like any other', () => {
    const add20 = parsed('[{"add":"/NAME","value":"x"}]')
    const add21 = parsed('[{"op":"add","path":"/NAME","value":"x"}]')
    const verdict = (body: unknown, format: 'v2.0' | 'v2.1', image: string) =>
      glance.validate(body, { format, image: JSON.parse(image.replaceAll('NAME', name)) }).verdict
    expect(glance.validate(add21, { format: 'v2.1' }).verdict).toBe('accepted')
    expect(glance.validate(add20, { format: 'v2.0' }).conditions.absent).toEqual([name])
    expect(verdict(add20, 'v2.0', '{}')).toBe('accepted')
    expect(verdict(add20, 'v2.0', '{"NAME":"there"}')).toBe('refused')
    expect(verdict(parsed('[{"op":"remove","path":"/NAME"}]'), 'v2.1', '{}')).toBe('refused')
    expect(verdict(parsed('[{"op":"remove","path":"/NAME"}]'), 'v2.1', '{"NAME":"there"}')).toBe('accepted')
    expect(judged(parsed('[{"op":"add","path":"/NAME","value":1}]')).found).toEqual(['value-type /0/value'])
    expect(translate(add20, { from: 'v2.0', to: 'v2.1' }).body).toEqual(add21)
    expect(cloudImages.validate(add21, { format: 'v2.1' }).verdict).toBe('accepted')
  })

  it('is a member without meaning', () => {
    const plain = parsed('[{"op":"add","path":"/foo","value":"x"}]')
    const more = parsed('[{"op":"add","path":"/foo","value":"x","NAME":{"op":"remove","path":"/status"}}]')
    expect(judged(more).verdict).toBe(judged(plain).verdict)
    expect(translate(more, { from: 'v2.1', to: 'v2.1' }).body).toEqual(
      translate(plain, { from: 'v2.1', to: 'v2.1' }).body,
    )
    expect(judged(parsed('[{"NAME":{"op":"add","path":"/foo","value":"x"}}]')).verdict).toBe('refused')
    expect(judged(parsed('{"NAME":[{"op":"add","path":"/foo","value":"x"}]}')).found).toEqual(['body-not-array '])
  })

  it('is a value like any other', () => {
    expect(judged(parsed('[{"op":"add","path":"/foo","value":"NAME"}]')).verdict).toBe('accepted')
    expect(judged(parsed('[{"op":"replace","path":"/visibility","value":"NAME"}]')).verdict).toBe('refused')
    expect(judged(parsed('[{"op":"replace","path":"/visibility","value":{"NAME":"private"}}]')).verdict).toBe('refused')
  })

  it('may be ruled like any other attribute', () => {
    const ruleset = parsed(
      `{"id":"own","mediaTypes":{"application/json":"v2.1"},"sources":["test 1"],
        "attributes":{"NAME":{"effects":["set"],"value":[{"enum":["a"]}],"sources":["test 1"]},"b":{"effects":["set"],"sources":["test 1"]}},
        "constraints":[{"kind":"excludes","attribute":"NAME","others":["b"],"sources":["test 1"]}]}`,
    ) as Ruleset
    const own = compile(ruleset)
    const set = (value: string, more = '') =>
      own.validate(parsed(`[{"op":"add","path":"/NAME","value":"${value}"}${more}]`))
    expect(set('a')).toMatchObject({ verdict: 'conditional', conditions: { absent: ['b'] } })
    expect(set('z').verdict).toBe('refused')
    expect(set('a', ',{"op":"add","path":"/b","value":"x"}').refusal?.code).toBe('constraint-excludes')
    for (const other of names.filter(each => each !== name)) {
      expect(own.validate([{ op: 'add', path: `/${other}`, value: 'a' }]).refusal?.code).toBe('attribute-unknown')
    }
    expect(() => compile(parsed('{"NAME":{}}') as Ruleset)).toThrow(TypeError)
  })

  it('is no media type and no format', () => {
    expect(glance.validate([], { mediaType: name }).status).toBe(415)
    expect(() => glance.validate([], { format: name as 'v2.1' })).toThrow(TypeError)
    expect(() => translate([], { to: name as 'v2.1' })).toThrow(TypeError)
    expect(Object.hasOwn(rulesets, name)).toBe(false)
  })
})

describe.each(validators)('a body that is no JSON, to $ruleset.id', validator => {
  const add = { op: 'add', path: '/foo', value: 'x' }

  it('may have holes', () => {
    expect(judged(new Array(1).concat(add), validator).found).toContain('operation-not-object /0')
    within(2000, () => expect(judged(new Array(2 ** 32 - 1), validator).verdict).toBe('refused'))
    const far: unknown[] = [add]
    far[2 ** 32 - 2] = { op: 'gone' }
    within(2000, () => expect(judged(far, validator).verdict).toBe('refused'))
  })

  it('may throw when it is read', () => {
    const getter = (member: string) => Object.defineProperty({ ...add }, member, { enumerable: true, get: thrower })
    for (const member of ['op', 'path', 'value']) expect(judged([getter(member)], validator).verdict).toBe('refused')
    expect(judged(Object.defineProperty([add], '0', { get: thrower }), validator).verdict).toBe('refused')
    expect(
      judged([{ ...add, value: Object.defineProperty({}, 'x', { enumerable: true, get: thrower }) }], validator)
        .verdict,
    ).toBe('refused')
    for (const target of [{}, [add], thrower]) {
      expect(judged(new Proxy(target, traps), validator).verdict).toBe('refused')
      expect(judged([new Proxy(target, traps)], validator).verdict).toBe('refused')
      expect(judged([{ ...add, value: new Proxy(target, traps) }], validator).verdict).toBe('refused')
      const { proxy, revoke } = Proxy.revocable(target, {})
      revoke()
      expect(judged(proxy, validator).verdict).toBe('refused')
      expect(judged([proxy], validator).verdict).toBe('refused')
      expect(judged([{ ...add, value: proxy }], validator).verdict).toBe('refused')
      expect(judged([{ ...add, path: proxy }], validator).verdict).toBe('refused')
    }
  })

  it('may go round in circles', () => {
    const body: unknown[] = [add]
    body.push(body)
    const operation: Record<string, unknown> = { ...add }
    operation.value = operation
    const member: Record<string, unknown> = { ...add }
    member.self = member
    expect(judged(body, validator).verdict).toBe('refused')
    expect(judged([operation], validator).verdict).toBe('refused')
    expect(judged([member], validator).verdict).toBe('accepted')
  })

  it('may hold what no text can', () => {
    const strange = [
      1n,
      Symbol('x'),
      () => 'x',
      new Date(0),
      Number.NaN,
      Infinity,
      -Infinity,
      undefined,
      /x/,
      new Map(),
      new String('x'),
    ]
    for (const value of strange) {
      expect(judged(value, validator).verdict).toBe('refused')
      expect(judged([value], validator).verdict).toBe('refused')
      expect(judged([{ op: value, path: '/foo', value: 'x' }], validator).verdict).toBe('refused')
      expect(judged([{ op: 'add', path: value, value: 'x' }], validator).verdict).toBe('refused')
      expect(judged([{ op: 'add', path: '/foo', value }], validator).verdict).toBe('refused')
      expect(judged([{ op: 'add', path: '/min_ram', value }], validator).verdict).toBe('refused')
    }
  })

  it('has no operation but in own members', () => {
    class Operation {
      get op(): string {
        return 'add'
      }
      get path(): string {
        return '/foo'
      }
      value = 'x'
    }
    expect(judged([Object.create(add)], validator).verdict).toBe('refused')
    expect(judged([new Operation()], validator).verdict).toBe('refused')
    expect(judged([Object.assign(Object.create(null), add)], validator).verdict).toBe('accepted')
    expect(judged([Object.assign(Object.create({ path: '/status' }), add)], validator).verdict).toBe('accepted')
  })

  it('meets no image but in own members', () => {
    const context = { format: 'v2.1', image: Object.create({ foo: 'x' }) } as const
    expect(validator.validate([{ op: 'remove', path: '/foo' }], context).verdict).toBe('refused')
  })
})

describe('size', () => {
  const many = 100_000

  it('does not matter: operations', () => {
    const good = Array.from({ length: many }, (_, index) => ({ op: 'add', path: `/p${index}`, value: 'x' }))
    const same = Array.from({ length: many }, () => ({ op: 'replace', path: '/name', value: 'x' }))
    const bad = Array.from({ length: many }, (_, index) => ({ op: 'ad', path: `p${index}`, valeu: {} }))
    for (const validator of validators) {
      const unlimited = validator.ruleset.quota === undefined
      within(10_000, () => expect(validator.isValid(good, { format: 'v2.1' })).toBe(unlimited))
      within(10_000, () => expect(validator.validate(same, { format: 'v2.1' }).verdict).toBe('accepted'))
      within(10_000, () =>
        expect(validator.validate(bad, { format: 'v2.1' }).diagnostics.length).toBeGreaterThanOrEqual(many),
      )
      within(10_000, () =>
        expect(validator.validateText(JSON.stringify(good), { format: 'v2.1' }).verdict).not.toBe('conditional'),
      )
    }
    within(10_000, () => expect(translate(same, { from: 'v2.1', to: 'v2.0' }).outcome).toBe('exact'))
  })

  it('does not matter: custom attributes, of a body and of its image', () => {
    const validator = compile(rulesets.glance)
    const names = Array.from({ length: 2 * many }, (_, index) => `p${index}`)
    const body = names.map(name => ({ op: 'add', path: `/${name}`, value: 'x' }))
    const image = Object.fromEntries(names.slice(many / 2).map(name => [name, 'x']))
    for (const context of [{}, { image: { owner: 'me' } }, { image }])
      within(10_000, () => expect(validator.validate(body, context).refusal?.code).toBe('quota-exceeded'))
    const given = [
      { op: 'add', path: '/owner', value: 'me' },
      ...names.map(() => ({ op: 'replace', path: '/name', value: 'x' })),
    ]
    within(10_000, () =>
      expect(validator.validate(given).conditions.equals).toEqual([{ attribute: 'owner', value: 'me' }]),
    )
  })

  it('does not matter: members, names and values', () => {
    const wide = Object.fromEntries(Array.from({ length: many }, (_, index) => [`m${index}`, index]))
    const long = 'x'.repeat(10_000_000)
    within(10_000, () => judged([{ op: 'add', path: '/foo', value: 'x', ...wide }]))
    within(10_000, () => judged([{ op: 'add', path: '/foo', value: wide }]))
    within(10_000, () => judged([{ op: 'add', path: `/${long}`, value: 'x' }]))
    within(10_000, () => judged([{ op: long, path: '/foo', value: 'x' }]))
    within(10_000, () => judged([{ op: 'add', path: '/foo', value: long }]))
    within(10_000, () => judged([{ op: 'replace', path: '/name', value: long }]))
    within(10_000, () => judged([{ op: 'replace', path: '/name', value: long }], cloudImages))
    within(10_000, () => judged([{ op: 'replace', path: '/__description', value: ' '.repeat(100_000) }], cloudImages))
    within(10_000, () => judged([{ op: 'replace', path: '/name', value: `a${' '.repeat(100_000)}` }], cloudImages))
    within(10_000, () => judged([{ op: 'add', path: '/'.repeat(100_000), value: 'x' }]))
    within(10_000, () => judged([{ op: 'add', path: `/${'~'.repeat(100_000)}`, value: 'x' }]))
    within(10_000, () => judged([{ op: 'add', path: '/tags', value: Array.from({ length: many }, () => 'x') }]))
  })

  it('does not matter: depth', () => {
    let deep: unknown = 'x'
    for (let level = 0; level < many; level++) deep = level % 2 === 0 ? [deep] : { deep }
    for (const validator of validators) {
      within(10_000, () => expect(validator.validate(deep, { format: 'v2.1' }).verdict).toBe('refused'))
      within(10_000, () => expect(validator.validate([deep], { format: 'v2.1' }).verdict).toBe('refused'))
      for (const path of ['/foo', '/name', '/tags', '/locations', '/min_ram', '/disk_format']) {
        const body = [{ op: 'add', path, value: deep }]
        within(10_000, () => expect(validator.validate(body, { format: 'v2.1' }).verdict).toBe('refused'))
        within(10_000, () => expect(validator.isValid(body, { format: 'v2.1' })).toBe(false))
      }
      within(10_000, () =>
        expect(validator.validate([{ op: 'remove', path: '/foo', value: deep }], { format: 'v2.1' }).verdict).toBe(
          'conditional',
        ),
      )
      for (const text of [
        '['.repeat(many),
        `${'['.repeat(many)}${']'.repeat(many)}`,
        `[{"op":"add","path":"/foo","value":${'[{"a":'.repeat(many)}`,
      ]) {
        within(10_000, () => expect(validator.validateText(text, { format: 'v2.1' }).verdict).toBe('refused'))
      }
    }
    within(10_000, () =>
      translate([{ op: 'add', path: '/foo', value: deep }], { from: 'v2.1', to: 'v2.0', assume: 'absent' }),
    )
  })
})

describe('lone surrogates', () => {
  it.each(['\ud800', '\udc00', 'a\udfffb', '\ud83d'])('stand anywhere (%j)', lone => {
    for (const validator of validators) {
      judged([{ op: lone, path: '/foo', value: 'x' }], validator)
      judged([{ op: 'add', path: lone, value: 'x' }], validator)
      judged([{ op: 'add', path: `/${lone}`, value: lone }], validator)
      judged([{ op: 'add', path: '/name', value: lone, [lone]: lone }], validator)
      judged([{ [lone]: '/name', value: lone }], validator, 'v2.0')
      const escaped = JSON.stringify([{ op: 'add', path: '/foo', value: lone }])
      const { diagnostics } = validator.validateText(escaped, { format: 'v2.1' })
      expect(diagnostics.filter(({ code }) => code.startsWith('text-'))).toEqual([])
      const raw = escaped.replace(/\\u[0-9a-f]{4}/, lone)
      expect(validator.validateText(raw, { format: 'v2.1' }).verdict).not.toBe('conditional')
    }
  })

  it('have no bytes in UTF-8', () => {
    const bytes = Uint8Array.from('[{"op":"add","path":"/foo","value":"\xed\xa0\x80"}]', each => each.charCodeAt(0))
    for (const validator of validators) {
      expect(validator.validateText(bytes, { format: 'v2.1' }).refusal?.code).toBe('text-encoding')
    }
  })
})
