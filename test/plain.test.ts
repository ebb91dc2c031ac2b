import { describe, expect, expectTypeOf, it } from 'vitest'
import { fixText } from '../src/fix.js'
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

  it('and takes members that are undefined for none, as JSON does', () => {
    const body = [{ op: 'remove', path: '/min_ram', value: undefined }]
    const { diagnostics } = compile(rulesets.glance).validate(body)
    expect(diagnostics).toMatchObject([{ suggestion: { replacement: { op: 'replace', path: '/min_ram', value: 0 } } }])
  })

  it('of values that share their parts, which would be long if they were written', () => {
    let shared: unknown = ['x']
    for (let i = 0; i < 60; i++) shared = [shared, shared]
    const { diagnostics } = compile(rulesets.glance).validate([{ op: 'remove', path: '/min_ram', note: shared }])
    expect(diagnostics.map(({ code }) => code)).toContain('attribute-not-removable')
  })

  it('that shares nothing with the ruleset', () => {
    const emptied = () => diff({ tags: ['a'] }, {}, { to: 'v2.1', prune: true }).body
    const [first] = emptied() as unknown as readonly { readonly value: string[] }[]
    first?.value.push('mine')
    expect(emptied()).toEqual([{ op: 'replace', path: '/tags', value: [] }])
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

describe('what can be done instead', () => {
  it.each<[string, unknown, string]>([
    [
      'a part of what is read-only',
      { op: 'replace', path: '/id/0', value: 'x' },
      'The path "/id/0" leads into "id", which cannot be changed here: leave it out.',
    ],
    [
      'a part of what is not',
      { op: 'replace', path: '/name/0', value: 'x' },
      'The path "/name/0" has 2 parts, but only whole attributes can be changed: set "/name" as a whole, or write "~1" for a "/" in a name.',
    ],
  ])('is told of %s', (_, operation, sentence) => {
    expect(compile(rulesets.glance).validate([operation]).diagnostics.map(describeDiagnostic)).toEqual([sentence])
  })

  it('is said by the code where the reason is of a later version', () => {
    const params = { attribute: 'a', op: 'add', to: 'v2.0', reason: 'of-a-later-version' }
    const code = 'operation-untranslatable'
    expect(describeDiagnostic({ code, params, pointer: '', severity: 'error' } as unknown as Diagnostic)).toBe(
      `${code}.`,
    )
  })

  it('leaves a value alone where the name is a slip for one that is read-only: nobody knows what was meant', () => {
    const text = '[{"op":"add","path":"/sise","value":5}]'
    const { text: made, fixed } = fixText(text, { validator: compile(rulesets.glance) })
    expect([made, fixed]).toEqual([undefined, []])
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
