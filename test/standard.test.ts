import { sValidator } from '@hono/standard-validator'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { initTRPC } from '@trpc/server'
import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import {
  type CompileOptions,
  type Context,
  compile,
  type Diagnostic,
  type JsonObject,
  type Report,
  type Ruleset,
  rulesets,
  describe as sentence,
  type Validator,
} from '../src/index.js'
import { body } from './arbitraries/body.js'
import { anything, json } from './arbitraries/json.js'
import { thrower, traps } from './arbitraries/throwing.js'
import { cloudImagesVocabulary, glanceVocabulary } from './arbitraries/vocabulary.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const glance = compile(rulesets.glance, { describe: sentence })
const cloudImages = compile(rulesets['ims-cloudimages'], { describe: sentence })
const good = [{ op: 'replace', path: '/name', value: 'web' }]
const bad = [...good, { op: 'replace', path: '/hw_firmware_type', value: 'UEFI' }]

/** The diagnostics of severity error: why a body is refused. */
const errors = (report: Report): readonly Diagnostic[] =>
  report.diagnostics.filter(({ severity }) => severity === 'error')

describe('the Standard Schema of a validator', () => {
  it('answers the very value that the server takes', () => {
    const conditional = [{ op: 'remove', path: '/x' }]
    const warned = [...good, { op: 'replace', path: '/nmae', value: 'web' }]
    expect(glance.validate(conditional).verdict).toBe('conditional')
    expect(glance.validate(warned).diagnostics.map(({ severity }) => severity)).toEqual(['warning'])
    for (const value of [good, conditional, warned, []]) {
      const result = glance['~standard'].validate(value)
      expect(result).toEqual({ value })
      expect('value' in result && result.value).toBe(value)
    }
  })

  it('has an issue for every error, which is its diagnostic, with a sentence and a path', () => {
    const [error] = errors(cloudImages.validate(bad))
    expect(cloudImages['~standard'].validate(bad)).toEqual({
      issues: [
        {
          ...error,
          code: 'value-not-allowed',
          severity: 'error',
          pointer: '/1/value',
          suggestion: { pointer: '/1/value', replacement: 'uefi', safe: expect.any(Boolean) },
          message: '"hw_firmware_type" does not take "UEFI": wants "bios" or "uefi". Did you mean "uefi"?',
          path: [1, 'value'],
        },
      ],
    })
  })

  it('says the code and the place where nobody gave it words', () => {
    const { validate } = compile(rulesets['ims-cloudimages'])['~standard']
    const messages = [bad, {}].flatMap(value => validate(value).issues?.map(({ message }) => message))
    expect(messages).toEqual(['value-not-allowed at /1/value', 'body-not-array'])
  })

  it('tells indexes from members that look like some', () => {
    const path = (value: unknown) => glance['~standard'].validate(value).issues?.[0]?.path
    expect(path([{ op: 'replace', path: '/tags', value: ['a', 7] }])).toEqual([0, 'value', 1])
    expect(path({ 0: 'x' })).toEqual([])
    const attributes = { 0: { effects: ['set'], value: [{ properties: { 1: { type: 'string' } } }] } } as const
    const own = compile({ id: 'own', mediaTypes: { 'a/b': 'v2.1' }, attributes, constraints: [] } as Ruleset)
    const result = own['~standard'].validate([{ op: 'add', path: '/0', value: { 1: 2 } }])
    expect(result.issues?.[0]?.path).toEqual([0, 'value', '1'])
  })

  it('takes the context from libraryOptions', () => {
    const { validate } = glance['~standard']
    const publish = [{ op: 'replace', path: '/visibility', value: 'public' }]
    const context: Context = { role: 'admin' }
    expect(validate(publish).issues).toHaveLength(1)
    expect(validate(publish, {})).toHaveProperty('issues')
    expect(validate(publish, { libraryOptions: undefined })).toHaveProperty('issues')
    expect(validate(publish, { libraryOptions: context })).toEqual({ value: publish })
    expect(validate(good, { libraryOptions: { mediaType: 'text/plain' } }).issues).toMatchObject([
      { code: 'media-type-unsupported', path: [], pointer: '' },
    ])
    expect(validate(good, { libraryOptions: { image: null } }).issues).toMatchObject([{ code: 'image-missing' }])
  })

  it('throws for a context that cannot be, as validate does', () => {
    const { validate } = glance['~standard']
    for (const libraryOptions of [{ role: 'owner' }, { format: 'v3' }, { image: 1 }])
      expect(() => validate(good, { libraryOptions })).toThrow(TypeError)
    expect(() => validate(good, { libraryOptions: 7 as unknown as Context })).toThrow(TypeError)
  })

  it('takes options, and no others', () => {
    for (const options of [{ describe: 'words' }, null, 1])
      expect(() => compile(rulesets.glance, options as CompileOptions)).toThrow(TypeError)
    expect(compile(rulesets.glance, {})['~standard']).toMatchObject({ version: 1, vendor: 'openstack-image-patch' })
  })

  it('is of no use where a ruleset creates images', () => {
    const creating = compile(rulesets['ims-images-create'])
    expect(() => creating['~standard'].validate({})).toThrow('use validateCreate')
  })

  it.each<[string, unknown]>([
    ['a proxy', new Proxy([], traps)],
    ['an operation that is a proxy', [new Proxy({}, traps)]],
    [
      'a getter',
      [
        {
          op: 'add',
          path: '/name',
          get value() {
            return thrower()
          },
        },
      ],
    ],
    ['a value that can be read once', [readableOnce({ op: 'add', path: '/tags', value: [7] })]],
    ['nothing', undefined],
    ['a function', () => 1],
  ])('has issues for %s, and does not throw', (_, value) => {
    expect(glance['~standard'].validate(value).issues?.length).toBeGreaterThan(0)
  })

  it('has issues exactly where validate refuses, each at a place of the body', () => {
    const bodies = fc.oneof(
      body(glanceVocabulary, 'v2.0'),
      body(glanceVocabulary, 'v2.1'),
      body(cloudImagesVocabulary, 'v2.1'),
      json,
      anything,
      fc.array(fc.oneof(json, anything), { maxLength: 3 }),
    )
    const contexts = fc.constantFrom<Context | undefined>(
      undefined,
      { role: 'admin' },
      { format: 'v2.0' },
      { image: {} },
    )
    fc.assert(
      fc.property(fc.constantFrom(glance, cloudImages), bodies, contexts, (validator, value, context) => {
        fc.pre(validator === glance || context?.format === undefined)
        const report = validator.validate(value, context)
        const result = validator['~standard'].validate(value, { libraryOptions: context })
        if (report.verdict !== 'refused') {
          expect(result).toHaveProperty('value')
          expect(Reflect.get(result, 'value')).toBe(value)
          return
        }
        expect(result.issues).toMatchObject(errors(report))
        expect(result.issues?.length).toBeGreaterThan(0)
        for (const { path, message, pointer } of result.issues ?? []) {
          expect(message.trim()).not.toBe('')
          expect(path.map(key => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')).toBe(pointer)
          expect(path).toSatisfy(() => leads(value, path))
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('has the types of the standard', () => {
    expectTypeOf<Validator>().toExtend<StandardSchemaV1<unknown, readonly JsonObject[]>>()
    expectTypeOf<StandardSchemaV1.InferInput<Validator>>().toEqualTypeOf<unknown>()
    expectTypeOf<StandardSchemaV1.InferOutput<Validator>>().toEqualTypeOf<readonly JsonObject[]>()
    expectTypeOf(glance['~standard'].validate).returns.not.toExtend<Promise<unknown>>()
  })
})

describe('what takes Standard Schemas', () => {
  const app = new Hono().patch('/v2/cloudimages/:id', sValidator('json', cloudImages), c =>
    c.json(c.req.valid('json').length),
  )
  const send = (value: unknown) =>
    app.request('/v2/cloudimages/1', {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(value),
    })

  it('judges bodies in Hono', async () => {
    const taken = await send(good)
    expect([taken.status, await taken.json()]).toEqual([200, 1])
    const refused = await send(bad)
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({
      success: false,
      error: [
        { message: expect.stringContaining('Did you mean "uefi"?'), path: [1, 'value'], code: 'value-not-allowed' },
      ],
    })
  })

  it('judges the input and the output of procedures in tRPC', async () => {
    const { procedure, router, createCallerFactory } = initTRPC.create()
    const api = router({
      update: procedure.input(cloudImages).mutation(({ input }) => {
        expectTypeOf(input).toEqualTypeOf<readonly JsonObject[]>()
        return input
      }),
      plan: procedure.output(cloudImages).query(() => bad),
    })
    const caller = createCallerFactory(api)({})
    expect(await caller.update(good)).toBe(good)
    await expect(caller.update(bad)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { issues: [{ path: [1, 'value'], code: 'value-not-allowed' }] },
    })
    await expect(caller.plan()).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
  })
})

/** An object whose members throw when they are read for the second time. */
function readableOnce(members: object): object {
  const read = new Set<PropertyKey>()
  return new Proxy(members, {
    get(target, key) {
      if (key === 'value' && read.size === read.add(key).size) return thrower()
      return Reflect.get(target, key)
    },
  })
}

/** Whether a path leads to something: by numbers through arrays, by texts through objects. */
function leads(value: unknown, path: readonly (string | number)[]): boolean {
  const [key, ...rest] = path
  if (key === undefined) return true
  if (Array.isArray(value)) return typeof key === 'number' && key < value.length && leads(value[key], rest)
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) && typeof key === 'string'
    ? leads(Reflect.get(value, key), rest)
    : false
}
