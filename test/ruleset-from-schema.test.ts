import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, type Ruleset, rulesetFromSchema, rulesets, type SchemaOptions } from '../src/index.js'
import { anything, json } from './arbitraries/json.js'
import { thrower, traps } from './arbitraries/throwing.js'
import { frozen } from './laws/frozen.js'
import { asShown } from './live/case.js'
import { engineOf } from './live/engine.js'
import ofGlance from './rulesets/glance-image.schema.json'
import ofIms from './rulesets/ims-image.schema.json'
import { recorded } from './vectors/recorded.js'

const base: Ruleset = rulesets.glance
const { properties } = ofGlance
const made = (schema: unknown, options: SchemaOptions = { base }) => compile(rulesetFromSchema(schema, options))
const withProperties = (more: Readonly<Record<string, unknown>>) =>
  made({ ...ofGlance, properties: { ...properties, ...more } })
/** The status with which a value is answered. */
const statusOf = (validator: ReturnType<typeof compile>, attribute: string, value: unknown) =>
  validator.validate([{ op: 'add', path: `/${attribute}`, value }], { image: { status: 'queued' } }).status

describe('the schema of a Glance', () => {
  const own = engineOf(rulesetFromSchema(ofGlance, { base }))
  const builtIn = engineOf(base)

  it('makes a ruleset that answers as the built-in one does, to all that was recorded', () => {
    const wrong = recorded.flatMap(each =>
      [asShown(each.image), undefined].flatMap(image => {
        const [found, wanted] = [own(each, image), builtIn(each, image)]
        const same = found.status === wanted.status && found.report.verdict === wanted.report.verdict
        return same ? [] : [`${each.id}: ${found.status}, not ${wanted.status}`]
      }),
    )
    expect(recorded.length).toBe(1204)
    expect(wrong).toEqual([])
  })

  it('keeps all else that the base knows', () => {
    const ruleset = rulesetFromSchema(ofGlance, { base, id: 'own' })
    expect(ruleset).toMatchObject({ id: 'own', mediaTypes: base.mediaTypes, quota: base.quota, paths: base.paths })
    expect(Object.keys(ruleset.attributes)).toEqual(Object.keys(base.attributes))
    for (const [name, { value, effects, ...rest }] of Object.entries(base.attributes)) {
      expect(ruleset.attributes[name]).toMatchObject(rest)
      expect(ruleset.attributes[name]?.effects, name).toEqual(effects)
    }
  })

  it('may know more disk formats, and fewer', () => {
    const formats = ['raw', 'zvhd2', null]
    const validator = withProperties({ disk_format: { ...properties.disk_format, enum: formats } })
    expect(['raw', 'zvhd2', null, 'vhd'].map(value => statusOf(validator, 'disk_format', value))).toEqual([
      200, 200, 200, 400,
    ])
    expect(statusOf(compile(base), 'disk_format', 'zvhd2')).toBe(400)
    // Who may change it, and when, is not in the schema.
    const late = validator.validate([{ op: 'replace', path: '/disk_format', value: 'raw' }], { image: {} })
    expect(late.refusal?.code).toBe('image-status')
  })

  it('may have properties of its own', () => {
    const validator = withProperties({
      'acme:tier': { type: 'string', enum: ['gold', 'silver'] },
      acme_size: { type: ['integer', 'null'], minimum: 1, maximum: 9 },
      acme_list: { type: 'array', maxItems: 2, items: { type: 'string', pattern: '^[a-z]+$' } },
      acme_map: {
        type: 'object',
        required: ['a'],
        properties: { a: { type: 'boolean' } },
        additionalProperties: false,
      },
      acme_id: { type: 'string', readOnly: true },
      acme_any: { description: 'whatever' },
      os_glance_x: { type: 'string' },
    })
    const taken = (attribute: string, ...values: unknown[]) =>
      values.map(value => statusOf(validator, attribute, value))
    expect(taken('acme:tier', 'gold', 'bronze', 1)).toEqual([200, 400, 400])
    expect(taken('acme_size', 1, null, 9, 0, 10, 1.5, '1')).toEqual([200, 200, 200, 400, 400, 400, 400])
    expect(taken('acme_list', [], ['a', 'b\n'], ['a', 'b', 'c'], ['A'], 'a')).toEqual([200, 200, 400, 400, 400])
    expect(taken('acme_map', { a: true }, {}, { a: 1 }, { a: true, b: 1 })).toEqual([200, 400, 400, 400])
    expect(taken('acme_id', 'x')).toEqual([200])
    expect(taken('acme_any', 'x', 5, null)).toEqual([200, 200, 200])
    expect(taken('os_glance_x', 'x')).toEqual([403])
    // Custom attributes of the base cannot be kept with such a value, whatever the schema says.
    expect(taken('acme_any', '\u{1f600}')).toEqual([400])
    expect(validator.validate([{ op: 'remove', path: '/acme_size' }]).conditions.present).toEqual(['acme_size'])
  })

  it('warns of what the schema alone calls read-only, as a live Glance takes it', () => {
    const readOnly = { type: 'string', readOnly: true }
    const validator = withProperties({ os_distro: readOnly, stores: readOnly, acme_id: readOnly, status: readOnly })
    const said = ['os_distro', 'stores', 'acme_id', 'status'].map(name => {
      const { diagnostics, status } = validator.validate([{ op: 'add', path: `/${name}`, value: 'x' }])
      return [status, ...diagnostics.map(({ code }) => code)]
    })
    const taken = [200, 'attribute-advice']
    expect(said).toEqual([taken, taken, taken, [403, 'attribute-read-only']])
    expect(statusOf(made(ofGlance), 'id', '8f1c4dc1-6b8d-4fd5-9a3b-2f6b5c0e1d11')).toBe(403)
  })

  it('may have patterns that Python alone knows: those are left out', () => {
    const validator = withProperties({
      a: { type: 'string', pattern: '(?i)^x$' },
      b: { type: 'string', pattern: '^x$' },
    })
    expect(['x', 'y'].map(value => statusOf(validator, 'a', value))).toEqual([200, 200])
    expect(['x', 'x\n', 'y', 'x\n\n'].map(value => statusOf(validator, 'b', value))).toEqual([200, 200, 400, 400])
  })

  it('may let no other attributes in, or let them in otherwise', () => {
    const { additionalProperties, ...closed } = ofGlance
    const codeOf = (schema: unknown, value: unknown, name = 'foo') =>
      made(schema).validate([{ op: 'add', path: `/${name}`, value }]).refusal?.code
    for (const schema of [closed, { ...closed, additionalProperties: false }]) {
      expect(codeOf(schema, 'x')).toBe('attribute-unknown')
      // A Glance without additional properties answers 400 to them, too; what every image has stays.
      for (const name of ['metadata', 'properties']) expect(codeOf(schema, 'x', name)).toBe('attribute-unknown')
      expect(codeOf(schema, true, 'os_hidden')).toBeUndefined()
    }
    expect(codeOf({ ...closed, additionalProperties: true }, 5)).toBe('value-type')
    expect(codeOf({ ...closed, additionalProperties: {} }, 5)).toBe('value-type')
    expect(codeOf({ ...closed, additionalProperties: { type: ['string', 'integer'] } }, 5)).toBeUndefined()
    expect(codeOf({ ...closed, additionalProperties: { maxLength: 2 } }, 'abc')).toBe('value-length')
    expect(codeOf({ ...closed, additionalProperties: true }, 'x', 'os_glance_x')).toBe('attribute-reserved')
  })

  it('may name what JavaScript objects have', () => {
    const schema = JSON.parse(
      '{"properties": {"__proto__": {"type": "integer"}, "constructor": {"type": "object", "properties": {"__proto__": {"type": "string"}}}}}',
    )
    const ruleset = rulesetFromSchema(schema, { base })
    expect(Object.hasOwn(ruleset.attributes, '__proto__')).toBe(true)
    const validator = compile(ruleset)
    expect([5, 'x'].map(value => statusOf(validator, '__proto__', value))).toEqual([200, 400])
    expect(statusOf(validator, 'constructor', JSON.parse('{"__proto__": 5}'))).toBe(400)
    expect(Object.hasOwn(rulesetFromSchema({ properties: {} }, { base }).attributes, 'toString')).toBe(false)
  })
})

describe('the schema of an IMS', () => {
  const before = rulesets['ims-images']
  const validator = made(ofIms, { base: before, id: 'paris' })

  it('says what its values are, and the base what they are for', () => {
    const { attributes, id } = validator.ruleset
    expect(id).toBe('paris')
    expect(statusOf(validator, 'name', 'x'.repeat(256))).toBe(400)
    const long = validator.validate([{ op: 'add', path: '/name', value: 'x'.repeat(256) }])
    // The number that the schema has, with the answer that the documents have.
    expect(long.refusal?.server).toEqual({ status: 400, code: 'IMG.0002' })
    expect(attributes.name?.value?.some(({ severity }) => severity === 'warning')).toBe(true)
    for (const name of ['status', 'id', 'visibility', 'min_ram', 'size']) expect(attributes[name]?.effects).toEqual([])
    expect(statusOf(validator, 'kernel_id', '8f1c4dc1-6b8d-4fd5-9a3b-2f6b5c0e1d11\n')).toBe(200)
    expect(statusOf(validator, 'foo', 'x')).toBe(200)
  })
})

describe('a schema that is none', () => {
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'at its root: an object wanted, not undefined'],
    ['a list', [], 'at its root: an object wanted, not array'],
    ['no properties', { name: 'image' }, 'at its root: member "properties" is missing'],
    ['a list of properties', { properties: [] }, 'at /properties: an object wanted, not array'],
    ['a property that is none', { properties: { 'a/b': 'x' } }, 'at /properties/a~1b: an object wanted, not "x"'],
    ['an unknown type', { properties: { a: { type: 'text' } } }, 'at /properties/a/type: '],
    ['no type', { properties: { a: { type: [] } } }, 'at /properties/a/type: '],
    ['an empty enum', { properties: { a: { enum: [] } } }, 'at /properties/a/enum: a list that is not empty wanted'],
    ['an object in an enum', { properties: { a: { enum: [{}] } } }, 'at /properties/a/enum/0: '],
    [
      'a length that is none',
      { properties: { a: { maxLength: '5' } } },
      'at /properties/a/maxLength: an integer wanted',
    ],
    ['a negative length', { properties: { a: { maxLength: -1 } } }, 'at /properties/a/maxLength: '],
    [
      'a pattern that is none',
      { properties: { a: { pattern: 5 } } },
      'at /properties/a/pattern: a string wanted, not 5',
    ],
    [
      'bounds in the wrong order',
      { properties: { a: { items: { minimum: 3, maximum: 2 } } } },
      'at /properties/a/items/minimum: not above maximum',
    ],
    ['items that are none', { properties: { a: { items: 'x' } } }, 'at /properties/a/items: an object wanted, not "x"'],
    [
      'readOnly that is none',
      { properties: { a: { readOnly: 'yes' } } },
      'at /properties/a/readOnly: a boolean wanted',
    ],
    ['other properties that are none', { properties: {}, additionalProperties: 'x' }, 'at /additionalProperties: '],
    ['what JSON cannot say', { properties: { a: { minimum: 1n } } }, 'at its root: an object wanted, not undefined'],
  ])('throws for %s and says where', (_, schema, where) => {
    expect(() => rulesetFromSchema(schema, { base })).toThrow(TypeError)
    expect(() => rulesetFromSchema(schema, { base })).toThrow(where)
  })

  it('throws for one that goes round in circles, or too deep', () => {
    const circle: Record<string, unknown> = {}
    circle.properties = { circle }
    const deep = (levels: number) => {
      let property: unknown = { type: 'string' }
      for (let level = 0; level < levels; level++) property = { items: property }
      return { properties: { a: property } }
    }
    expect(made(deep(15)).validate([]).verdict).toBe('accepted')
    for (const schema of [circle, deep(16), deep(100), deep(100_000)])
      expect(() => rulesetFromSchema(schema, { base })).toThrow(TypeError)
  })

  it('throws for options that cannot be', () => {
    const options: unknown[] = [
      undefined,
      null,
      {},
      { base: {} },
      { base, id: '' },
      { base, id: 5 },
      [],
      'x',
      { base: 5 },
    ]
    for (const one of options) expect(() => rulesetFromSchema(ofGlance, one as SchemaOptions)).toThrow(TypeError)
  })
})

describe('any value', () => {
  const keyword = fc.constantFrom('type', 'enum', 'maxLength', 'pattern', 'items', 'properties', 'readOnly', 'minimum')
  const word = fc.constantFrom('string', 'x', '^a$', '[', true, 5, -1, ['string', 'null'], ['x'], {}, null)
  const property = fc.dictionary(keyword, fc.oneof(word, fc.dictionary(keyword, word), json))
  const right = fc.record(
    {
      type: fc.subarray(['string', 'null', 'integer', 'array', 'object'], { minLength: 1 }),
      enum: fc.array(fc.constantFrom('x', 5, null, true), { minLength: 1 }),
      maxLength: fc.nat(),
      pattern: fc.oneof(fc.constantFrom('^a$', '(?i)a', '['), fc.string()),
      items: fc.constantFrom({}, { type: 'string', minLength: 1 }),
      readOnly: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  const name = fc.oneof(fc.constantFrom('name', 'tags', '__proto__', 'stores', 'os_glance_x', ''), fc.string())
  const schema = fc.record(
    {
      properties: fc.dictionary(name, fc.oneof({ weight: 20, arbitrary: right }, { weight: 1, arbitrary: property })),
      additionalProperties: fc.oneof(fc.boolean(), right, property),
    },
    { requiredKeys: ['properties'] },
  )
  const bases = fc.constantFrom<Ruleset[]>(...Object.values(rulesets))

  it('makes a ruleset that compiles, or throws a TypeError, and is left as it is', () => {
    const seen = { made: 0, thrown: 0 }
    fc.assert(
      fc.property(
        fc.oneof({ weight: 4, arbitrary: schema }, { weight: 1, arbitrary: anything }),
        bases,
        (value, base) => {
          try {
            const ruleset = rulesetFromSchema(frozen(value), frozen({ base }))
            seen.made++
            expect(compile(ruleset).ruleset).toBe(ruleset)
            expect(JSON.parse(JSON.stringify(ruleset))).toEqual(ruleset)
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(TypeError)
            seen.thrown++
          }
        },
      ),
      { numRuns: 1000 },
    )
    expect(Math.min(seen.made, seen.thrown)).toBeGreaterThan(100)
  })

  it('may stand for the options', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.record({ base: anything, id: anything })), options => {
        expect(() => rulesetFromSchema(ofGlance, options as SchemaOptions)).toThrow(TypeError)
      }),
      { numRuns: 500 },
    )
  })

  it('may throw when it is read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    for (const value of [
      new Proxy({}, traps),
      proxy,
      {
        get properties() {
          return thrower()
        },
      },
    ]) {
      expect(() => rulesetFromSchema(value, { base })).toThrow(TypeError)
      expect(() => rulesetFromSchema(ofGlance, value as SchemaOptions)).toThrow(TypeError)
      expect(() => rulesetFromSchema(ofGlance, { base: value as Ruleset })).toThrow(TypeError)
    }
  })
})
