import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { quickly } from '../src/conversion/quick.js'
import { quickEndsOf } from '../src/conversion/quick-ends.js'
import { quickText } from '../src/conversion/quick-text.js'
import { compile, type RulesetOption, rulesets, type TranslateOptions, translate, translateText } from '../src/index.js'
import { body as bodyOf, canonicalBody } from './arbitraries/body.js'
import { image as imageOf } from './arbitraries/image.js'
import { anything } from './arbitraries/json.js'
import { ruleset as anyRuleset, smallBody, smallImage } from './arbitraries/ruleset.js'
import { cloudImagesVocabulary, glanceVocabulary } from './arbitraries/vocabulary.js'
import type { Value } from './reference-server.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const formats = ['v2.0', 'v2.1'] as const
const format = fc.constantFrom(...formats)
const vocabularies = [glanceVocabulary, cloudImagesVocabulary]

/** What a body of `smallBody` says, in v2.0. */
const in20 = (elements: readonly { op: string; path: string; value?: Value }[]): Value[] =>
  elements.map(({ op, path, ...value }) => ({ [op]: path, ...value }))

/** Bodies as the fast ways know them, but for a rare oddity: a path that is no name, a member too many or of a prototype. */
const usual: fc.Arbitrary<unknown> = format.chain(id => {
  const name = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.constantFrom('/a', '/b', '/c', '/name', '/min_ram', '/owner', '/visibility', '/kernel_id'),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '/a~1',
        '/a~',
        '/a/b',
        '//a',
        '/ a',
        '/a ',
        '/a/',
        '/',
        '',
        'a',
        '/é',
        '/\u00a0a',
        '/~0',
      ),
    },
  )
  const element = fc
    .tuple(
      fc.constantFrom('add', 'replace', 'remove'),
      name,
      fc.constantFrom<Value[]>('x', 1, null, 'public', ['x', 1]),
      fc.nat(60),
    )
    .map(([op, path, value, chance]) => {
      const members = { ...(id === 'v2.1' ? { op, path } : { [op]: path }), ...(op === 'remove' ? {} : { value }) }
      if (chance === 0) return { ...members, more: 1 }
      if (chance === 1) return { ...members, value }
      if (chance === 2) return { ...members, op: 'add' }
      if (chance === 3) return Object.create(members)
      if (chance === 4) return Object.assign(Object.create({ more: 1 }), members)
      if (chance === 5) return Object.defineProperty({ ...members, more: 1 }, 'value', { value, enumerable: false })
      if (chance === 6) return { ...members, value: undefined }
      if (chance === 8)
        return Object.assign(
          Object.create(
            class {
              get path() {
                return '/a'
              }
            }.prototype,
          ),
          { op, value },
        )
      if (chance === 7)
        return Object.assign(
          Object.create({
            get path() {
              return '/a'
            },
            op,
            value,
          }),
          { value },
        )
      return members
    })
  return fc.array(element, { minLength: 1, maxLength: 4 })
})

const body: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 12, arbitrary: usual },
  ...vocabularies.flatMap(each => formats.flatMap(id => [bodyOf(each, id), canonicalBody(each, id)])),
  smallBody,
  smallBody.map(in20),
  fc.array(
    fc.oneof(fc.dictionary(fc.constantFrom('op', 'path', 'value', 'add', 'replace', 'remove'), anything), anything),
  ),
)
/** Ops that mean something else than everywhere. */
const odd = {
  ...rulesets.glance,
  meanings: { 'v2.0': { add: { precondition: 'present' } }, 'v2.1': { replace: { precondition: 'absent' } } },
} as const

const ruleset: fc.Arbitrary<RulesetOption | undefined> = fc.oneof(
  fc.constantFrom(
    undefined,
    rulesets.glance,
    odd,
    { ...rulesets.glance, meanings: { 'v2.0': odd.meanings['v2.0'] } },
    rulesets['ims-images'],
    rulesets['otc-images'],
    rulesets['ims-cloudimages'],
    compile(rulesets['ims-images']),
  ),
  anyRuleset,
)
const options: fc.Arbitrary<TranslateOptions> = fc.record(
  {
    to: fc.constantFrom(...formats, ...formats, ...formats, 'json-patch', 'merge-patch'),
    from: format,
    ruleset: fc.oneof({ weight: 5, arbitrary: ruleset }, fc.record({ from: ruleset, to: ruleset })),
    image: fc.oneof(smallImage, fc.constantFrom({}, { a: 'x', name: 'x' }, null), ...vocabularies.map(imageOf)),
    role: fc.constantFrom('member', 'admin', 'member', 'admin', 'member', 'admin', 'root'),
    assume: fc.constantFrom('present', 'absent', 'present', 'absent', 'present', 'absent', 'maybe'),
  },
  { requiredKeys: ['to'] },
) as fc.Arbitrary<TranslateOptions>

/** The fast ways read literals only. */
const theLongWay = (options: TranslateOptions): TranslateOptions => Object.assign(Object.create(null), options)

function outcome(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return `${error}`
  }
}

/** The fast ways take a ruleset that was checked before. */
const both = (translateIt: (options: TranslateOptions) => unknown, options: TranslateOptions): void => {
  const long = outcome(() => translateIt(theLongWay(options)))
  expect(outcome(() => translateIt(options))).toStrictEqual(long)
}

const blank = fc.constantFrom('', '', '', ' ', '\n  ', '\r\n\t')

/** The text of a value, each token with white space before it; texts of numbers that JSON.stringify would not write. */
function printed(value: unknown, blanks: readonly string[], at = { next: 0 }): string {
  const white = (): string => blanks[at.next++ % Math.max(1, blanks.length)] ?? ''
  const list = (open: string, items: readonly string[], close: string): string =>
    `${white()}${open}${items.join(`${white()},`)}${white()}${close}`
  if (Array.isArray(value))
    return list(
      '[',
      value.map(each => printed(each, blanks, at)),
      ']',
    )
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
    return list(
      '{',
      members.map(([name, each]) => `${white()}${JSON.stringify(name)}${white()}:${printed(each, blanks, at)}`),
      '}',
    )
  }
  return `${white()}${value === 1 ? '1.0' : value === 512 ? '51200e-2' : JSON.stringify(value)}`
}

const text = fc.tuple(body, fc.array(blank, { maxLength: 7 })).map(([body, blanks]) => {
  try {
    return printed(JSON.parse(JSON.stringify(body)), blanks)
  } catch {
    return '[]'
  }
})

/** One place of a text changed. */
const mutated = fc
  .tuple(
    text,
    fc.nat(),
    fc.nat(2),
    fc.constantFrom('"', '\\', ',', ':', '{', '}', '[', ']', '/', '~', ' ', '0', 'p', '\n', 'é'),
  )
  .map(([text, place, gone, put]) => {
    const at = place % (text.length + 1)
    return `${text.slice(0, at)}${put}${text.slice(at + gone)}`
  })

/** What chance seldom finds. */
const corners: readonly unknown[] = [
  [
    { replace: '/ a', value: 1 },
    { add: '/a', value: 1 },
  ],
  [
    { replace: '/a', value: 1 },
    { add: '/ a', value: 1 },
  ],
  [
    Object.assign(
      Object.create(
        class {
          get path() {
            return '/a'
          }
        }.prototype,
      ),
      { op: 'remove' },
    ),
  ],
  Object.assign([], { 1: { op: 'remove', path: '/a' } }),
]
const texts: readonly string[] = [
  '[{"remove":"/a"]]',
  '[{"remove":"/a"],{"remove":"/b"}]',
  '[{"remove":"/a","remove":"/b"}]',
  '[{"replace":"/a","value":[1,]}]',
  '[{"replace":"/a","value":01}]',
  '[{"replace":"/a","value":"\t"}]',
  '[{"remove":"/a"},]',
  '[,{"remove":"/a"}]',
  '[{"remove":"/a"}',
  '[{"remove":"/a',
  '[{"remove":"/a"}]]',
  '[{"remove":"/a"}] x',
]

describe('the fast way', () => {
  it('is not taken by options that are no literal, which these laws stand on', () => {
    expect(quickEndsOf({ from: 'v2.0', to: 'v2.1' }, () => undefined)).toBeDefined()
    expect(quickEndsOf(theLongWay({ from: 'v2.0', to: 'v2.1' }), () => undefined)).toBeUndefined()
  })

  it.each(formats)('answers as the long one does, in corners, to %s', to => {
    for (const body of corners) both(each => translate(body, each), { to })
    for (const text of texts) both(each => translateText(text, each), { to })
  })

  it('answers as the long one does', () => {
    fc.assert(
      fc.property(body, options, (body, options) => both(each => translate(body, each), options)),
      { numRuns: 6000 },
    )
  })

  it('of a text answers as the long one does', () => {
    const bytes = new TextEncoder()
    fc.assert(
      fc.property(fc.oneof(text, mutated), options, (text, options) => {
        both(each => translateText(text, each), options)
        both(each => translateText(bytes.encode(text), each), options)
      }),
      { numRuns: 6000 },
    )
  })

  it.each(
    formats.flatMap(to => [
      { to, what: 'differ', names: [...'abcdefgh', 'é', 'name', 'min_ram'] },
      { to, what: 'come again', names: [...'ababaabbcacb', 'é', 'name', 'é', 'name'] },
      { to, what: 'are many', names: Array.from({ length: 100 }, (_, index) => `${index % 70}`) },
    ]),
  )('is taken to $to by bodies whose attributes $what', ({ to, names: attributes }) => {
    const from = to === 'v2.0' ? 'v2.1' : 'v2.0'
    const names = attributes.map(name => `/${name}`)
    const elements = names.map((path, index) => {
      const op = (['replace', 'remove', 'add'] as const)[index % 3] ?? 'add'
      const value = op === 'remove' ? {} : { value: ['x'] }
      return from === 'v2.0' ? { [op]: path, ...value } : { op, path, ...value }
    })
    const ends = quickEndsOf({ from, to, assume: 'absent' }, () => undefined)
    if (ends === undefined) throw new Error('the options are not for the fast way')
    expect(quickly(elements, ends)).toBeDefined()
    expect(quickText(JSON.stringify(elements), ends)).toBeDefined()
    expect(quickText(JSON.stringify(elements, null, 2), ends)).toBeDefined()
  })
})

describe('translateText', () => {
  it('makes the text of what translate makes, wherever the text of a body says no more than the body', () => {
    fc.assert(
      fc.property(text, options, (text, options) => {
        const result = outcome(() => translate(JSON.parse(text), options))
        const spelled = outcome(() => {
          const { text: made, ...rest } = translateText(text, options)
          return made === undefined ? rest : { body: JSON.parse(made), ...rest }
        })
        expect(spelled).toEqual(result)
      }),
      { numRuns: 2000 },
    )
  })
})
