import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  apply,
  compile,
  type Diagnostic,
  describe as describeDiagnostic,
  diff,
  minimize,
  type Ruleset,
  rulesets,
  translate,
} from '../src/index.js'

const rename = [{ op: 'replace', path: '/name', value: 'x' }]

/** What JSON cannot hold, as the value of an operation in the other format than the body's. */
const foreign: readonly unknown[] = [10n, () => 1, Number.NaN, Symbol('x'), { toJSON: () => 1 }, [undefined]]

describe('a report is plain JSON', () => {
  it.each(foreign.map(value => ({ value })))('of a body that holds no JSON: $value', ({ value }) => {
    const { diagnostics } = compile(rulesets['ims-cloudimages']).validate([...rename, { replace: '/min_disk', value }])
    expect(JSON.parse(JSON.stringify(diagnostics))).toEqual(diagnostics)
    expect(diagnostics[0]).toMatchObject({ code: 'operation-format-mismatch' })
    expect(diagnostics[0]).not.toHaveProperty('suggestion')
  })

  it('and cures a body that does', () => {
    const { diagnostics } = compile(rulesets['ims-cloudimages']).validate([...rename, { replace: '/name', value: 'y' }])
    expect(diagnostics).toMatchObject([{ suggestion: { replacement: { op: 'replace', path: '/name', value: 'y' } } }])
  })
})

describe('describe', () => {
  it('names the numbers that JSON cannot hold', () => {
    const { diagnostics } = compile(rulesets.glance).validate([{ op: 'add', path: '/min_ram', value: Number.NaN }])
    expect(diagnostics.map(describeDiagnostic)).toEqual(['"min_ram" wants an integer, not NaN.'])
    const ofBody = compile(rulesets.glance).validate(-Infinity).diagnostics.map(describeDiagnostic)
    expect(ofBody).toEqual([expect.stringMatching(/^The body is -Infinity, but an array of operations is wanted/)])
  })

  it.each(['of-a-later-version', 'constructor', '__proto__'])('says the code where it does not know it: %s', code => {
    expect(describeDiagnostic({ code, params: {}, pointer: '', severity: 'error' } as unknown as Diagnostic)).toBe(
      `${code}.`,
    )
  })
})

describe('the types', () => {
  it('take an image that an interface describes', () => {
    interface Typed {
      readonly name: string
      readonly tags: string[]
      readonly owner: string | null
    }
    const image: Typed = { name: 'a', tags: ['b'], owner: null }
    const validator = compile(rulesets.glance)
    expect(validator.validate(rename, { image }).status).toBe(200)
    expect(validator.apply(rename, image).image).toEqual({ ...image, name: 'x' })
    expect(apply(rename, image).image).toEqual({ ...image, name: 'x' })
    expect(diff(image, { ...image, name: 'x' } satisfies Typed, { to: 'v2.1' }).body).toEqual(rename)
    expect(minimize(rename, { image: { ...image, name: 'x' } satisfies Typed }).body).toEqual([])
    expect(translate(rename, { to: 'v2.0', image }).outcome).toBe('exact')
  })

  it('take no values in an enum that compile refuses', () => {
    type Rule = NonNullable<Ruleset['attributes'][string]['value']>[number]
    expectTypeOf<string[]>().not.toEqualTypeOf<NonNullable<Rule['enum']>>()
    expectTypeOf<readonly [readonly string[]]>().not.toExtend<NonNullable<Rule['enum']>>()
    expectTypeOf<readonly [null, true, 1, 'a']>().toExtend<NonNullable<Rule['enum']>>()
  })
})
