import { describe, expect, it } from 'vitest'
import { type Context, compile, rulesets } from '../src/index.js'

const v20 = 'application/openstack-images-v2.0-json-patch'
const v21 = 'application/openstack-images-v2.1-json-patch'
const rename21 = [{ op: 'replace', path: '/name', value: 'x' }]
const rename20 = [{ replace: '/name', value: 'x' }]
const glance = compile(rulesets.glance)
const cloudimages = compile(rulesets['ims-cloudimages'])

describe('the media type', () => {
  it.each<[string, unknown, number, string | undefined]>([
    [v21, rename21, 200, undefined],
    [v20, rename20, 200, undefined],
    [`${v21};charset=utf-8`, rename21, 200, undefined],
    [`${v21}; charset=iso-8859-1`, rename21, 200, undefined],
    [`${v21} ;foo`, rename21, 415, 'media-type-unsupported'],
    [v21.toUpperCase(), rename21, 415, 'media-type-unsupported'],
    ['', rename21, 415, 'media-type-unsupported'],
    ['application/json', rename21, 415, 'media-type-unsupported'],
    ['application/json-patch+json', rename21, 415, 'media-type-unsupported'],
    [`${v20}, ${v21}`, rename21, 415, 'media-type-unsupported'],
    [v20, rename21, 400, 'format-mismatch'],
    [v21, rename20, 400, 'format-mismatch'],
  ])('%j at Glance (rows C1 to C4, O5, O6)', (mediaType, body, status, code) => {
    expect(glance.validate(body, { mediaType })).toMatchObject({
      status,
      ...(code === undefined ? {} : { refusal: { code } }),
    })
    expect(glance.isValid(body, { mediaType })).toBe(code === undefined)
  })

  it.each(['application/json', 'application/json;charset=UTF-8', v20, v21])(
    '%j chooses v2.1 at cloudimages (C29)',
    mediaType => {
      expect(cloudimages.validate(rename21, { mediaType })).toMatchObject({ verdict: 'accepted', format: 'v2.1' })
      expect(cloudimages.validate(rename20, { mediaType })).toMatchObject({
        verdict: 'refused',
        refusal: { code: 'format-mismatch', server: { code: 'IMG.0001' } },
      })
    },
  )

  it('is judged before the body, whose faults are listed all the same', () => {
    const report = glance.validate([{ op: 'replace', path: '/min_ram', value: '1' }], { mediaType: 'text/plain' })
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['media-type-unsupported', 'value-type'])
    expect(report.status).toBe(415)
  })
})

describe('the shape of a body', () => {
  it.each<[string, unknown, string | undefined, string | undefined]>([
    ['v2.1', rename21, 'v2.1', undefined],
    ['v2.0', rename20, 'v2.0', undefined],
    ['none', [], undefined, undefined],
    ['none, in an element', [{}], undefined, 'op-missing'],
    ['both, the first decides', [...rename20, ...rename21], 'v2.0', 'operation-format-mismatch'],
    ['v2.1 behind an element that shows none', [{}, ...rename21], 'v2.1', 'op-missing'],
  ])('shows %s', (_, body, format, code) => {
    const report = glance.validate(body)
    expect(report.format).toBe(format)
    expect(report.refusal?.code).toBe(code)
  })

  it('is one cause where the whole body is in the other format, and one each where single operations are', () => {
    expect(glance.validate([...rename20, ...rename20], { format: 'v2.1' }).diagnostics).toMatchObject([
      { code: 'format-mismatch', pointer: '' },
    ])
    expect(glance.validate([...rename21, ...rename20, ...rename20], { format: 'v2.1' }).diagnostics).toMatchObject([
      { code: 'operation-format-mismatch', pointer: '/1' },
      { code: 'operation-format-mismatch', pointer: '/2' },
    ])
  })

  it('may carry members of the other format, which are ignored (O5, O6)', () => {
    const both = [{ op: 'replace', path: '/name', value: 'x', remove: '/id' }]
    expect(glance.validate(both, { format: 'v2.1' })).toMatchObject({
      verdict: 'accepted',
      diagnostics: [{ code: 'member-ignored', pointer: '/0/remove' }],
    })
    expect(glance.validate(both, { format: 'v2.0' })).toMatchObject({
      verdict: 'refused',
      refusal: { code: 'attribute-read-only' },
    })
  })

  it('is not asked where an endpoint takes one format only', () => {
    expect(cloudimages.validate(rename20).refusal?.code).toBe('format-mismatch')
    expect(cloudimages.validate(rename20, { format: 'v2.0' }).refusal?.code).toBe('format-mismatch')
    expect(cloudimages.validate([]).format).toBe('v2.1')
  })
})

const thrower = (): never => {
  throw new RangeError('gone')
}

describe('a context that cannot be', () => {
  it.each<[string, unknown]>([
    ['contradicts', { mediaType: v20, format: 'v2.1' }],
    ['context.format', { format: 'v2.2' }],
    ['context.format', { format: 'toString' }],
    ['context.role', { role: 'root' }],
    ['context.image', { image: 'raw' }],
    ['context.image', { image: [] }],
    ['context.mediaType', { mediaType: 5 }],
    ['context.format', { format: ['v2.0'] }],
    ['context.format', { format: { toString: thrower } }],
    ['context: an object wanted', v21],
    ['context: an object wanted', null],
    ['context: an object wanted', 1],
    ['context: an object wanted', []],
    ['context: an object wanted', thrower],
    [
      'context: an object wanted',
      {
        get role() {
          return thrower()
        },
      },
    ],
  ])('throws a TypeError that names %s', (name, given) => {
    const context = given as Context
    for (const verb of ['validate', 'isValid'] as const) {
      expect(() => glance[verb](rename21, context)).toThrow(TypeError)
      expect(() => glance[verb](rename21, context)).toThrow(name)
    }
    for (const verb of ['validateText', 'isValidText', 'verdictOfText', 'lintText'] as const)
      expect(() => glance[verb]('[]', context)).toThrow(name)
    // The image of `apply` is an argument of its own.
    if (name === 'context.image') return
    expect(() => glance.apply(rename21, {}, context)).toThrow(TypeError)
    expect(() => glance.apply(rename21, {}, context)).toThrow(name)
  })

  it("is not a wrong media type beside a format: that is the body's affair", () => {
    expect(glance.validate(rename21, { mediaType: 'text/plain', format: 'v2.1' })).toMatchObject({
      status: 415,
      format: 'v2.1',
    })
  })
})
