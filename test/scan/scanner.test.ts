import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { corners, corpus } from '../../bench/cases.js'
import { random } from '../../bench/random.js'
import { compile, type FormatId, type Ruleset, rulesets } from '../../src/index.js'
import { compileRules } from '../../src/rules.js'
import { scannerOf } from '../../src/scan/scanner.js'
import { body } from '../arbitraries/body.js'
import { ruleset, smallBody } from '../arbitraries/ruleset.js'
import { cloudImagesVocabulary, glanceVocabulary } from '../arbitraries/vocabulary.js'
import { comparer } from './agreement.js'
import { mutated } from './mutations.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/** How a program or a person may lay a body out. */
const layouts: readonly ((body: unknown) => string)[] = [
  body => JSON.stringify(body),
  body => JSON.stringify(body, null, 2),
  body => JSON.stringify(body, null, '\t').replaceAll('\n', '\r\n'),
  body => ` ${JSON.stringify(body).replaceAll('":', '": ').replaceAll(',"', ', "')}\n`,
]

const endpoints: readonly [string, Ruleset, FormatId, typeof glanceVocabulary][] = [
  ['cloudimages', rulesets['ims-cloudimages'], 'v2.1', cloudImagesVocabulary],
  ['cloudimages of 2023', rulesets['ims-cloudimages-2023'], 'v2.1', cloudImagesVocabulary],
  ['the guide', rulesets['ims-cloudimages-guide'], 'v2.1', cloudImagesVocabulary],
  ['native', rulesets['ims-images'], 'v2.0', cloudImagesVocabulary],
  ['Open Telekom Cloud', rulesets['otc-images'], 'v2.1', cloudImagesVocabulary],
  ['Glance', rulesets.glance, 'v2.1', glanceVocabulary],
  ['Glance', rulesets.glance, 'v2.0', glanceVocabulary],
]

describe('the scanner says yes only where the long way does', () => {
  it.each(endpoints)('at %s, of bodies in any layout and of what becomes of them', (_, rules, format, vocabulary) => {
    const { compare, sure } = comparer(rules)
    const seed = Math.floor(Math.random() * 2 ** 32)
    const stream = random(seed)
    const bodies = fc.sample(body(vocabulary, format), { numRuns: 500, seed })
    for (const one of bodies) {
      const text = stream.pick(layouts)(one)
      compare(text)
      compare(encode(text))
      for (let times = 0; times < 6; times++) {
        const bytes = mutated(encode(text), stream)
        compare(bytes)
        compare(decode(bytes))
      }
    }
    expect(sure.takes, `seed ${seed}`).toBeGreaterThan(sure.texts / 100)
  })

  it('of bodies that are nearly all in order, and of what becomes of them', () => {
    const { compare, sure } = comparer(rulesets['ims-cloudimages'])
    const seed = Math.floor(Math.random() * 2 ** 32)
    const stream = random(seed)
    const texts = [...corners, ...corpus({ seed, sizes: [1, 3, 20], bodies: 150 }).flatMap(({ texts }) => texts)]
    for (const text of texts) {
      compare(text)
      for (let times = 0; times < 12; times++) compare(mutated(encode(stream.pick(layouts)(JSON.parse(text))), stream))
    }
    expect(sure.takes, `seed ${seed}`).toBeGreaterThan(sure.texts / 40)
  })

  it('of any ruleset', () => {
    fc.assert(
      fc.property(ruleset, fc.array(smallBody, { minLength: 20, maxLength: 20 }), (rules, bodies) => {
        const { compare } = comparer(rules)
        for (const one of bodies) compare(JSON.stringify(one) ?? '')
      }),
      { numRuns: 300 },
    )
  })

  it('of values with which a constraint does not count, of whatever characters', () => {
    const constraints: Ruleset['constraints'] = ['é', 'x', '漢'].map(off => ({
      kind: 'excludes',
      attribute: 'a',
      others: ['b'],
      off,
      sources: ['a test'],
    }))
    for (const constraint of constraints) {
      const { compare } = comparer({ ...rulesets.glance, constraints: [constraint] })
      for (const value of ['é', 'x', '漢', 'y', '漢漢'])
        for (const attribute of ['a', 'b']) compare(JSON.stringify([{ op: 'add', path: `/${attribute}`, value }]))
    }
  })

  it.each(endpoints)('at %s, of names that begin as known ones do and are much longer', (_, rules) => {
    const { compare } = comparer(rules)
    for (const name of Object.keys(rules.attributes))
      for (const op of ['add', 'replace', 'remove'])
        compare(
          JSON.stringify([
            { op, path: `/${name}${'x'.repeat(62)}${name.at(-2)}y`, ...(op === 'remove' ? {} : { value: 'true' }) },
          ]),
        )
  })

  it('of lengths in characters, however many bytes they have', () => {
    const a = {
      effects: ['set'],
      value: [{ type: 'string', minLength: 2, maxLength: 4 }],
      sources: ['a test'],
    } as const
    const { compare, sure } = comparer({ ...rulesets.glance, attributes: { a } })
    for (const value of ['é', 'éé', '漢漢漢漢', '😀😀😀😀', '😀😀😀😀😀', 'ééééé', 'aé漢😀'])
      compare(JSON.stringify([{ op: 'add', path: '/a', value }]))
    expect(sure.takes).toBe(4)
  })

  it('where ops mean what they mean nowhere else', () => {
    for (const op of ['add', 'replace', 'remove'] as const) {
      for (const precondition of ['absent', 'present', 'none'] as const) {
        const rules = { ...rulesets.glance, meanings: { 'v2.1': { [op]: { precondition } } } }
        const { compare } = comparer({ ...rules, demands: [] })
        const validator = compile(rules)
        for (const first of ['add', 'replace', 'remove']) {
          for (const second of ['add', 'replace', 'remove']) {
            const body = [first, second].map(op => ({ op, path: '/a', ...(op === 'remove' ? {} : { value: 'x' }) }))
            compare(JSON.stringify(body))
            expect([op, precondition, body, validator.isValid(body)]).toEqual([
              op,
              precondition,
              body,
              validator.validate(body).verdict !== 'refused',
            ])
          }
        }
      }
    }
  })

  it('of what a constraint wants to be there', () => {
    const wants = { attribute: 'a', others: ['b'], sources: ['a test'] }
    for (const severity of ['warning', 'error'] as const) {
      const constraints: Ruleset['constraints'] = [{ kind: 'requires', severity, ...wants }]
      const { compare } = comparer({ ...rulesets.glance, constraints })
      for (const body of [
        [{ op: 'remove', path: '/b' }],
        [{ op: 'remove', path: '/a' }],
        [{ op: 'add', path: '/a', value: 'x' }],
        [
          { op: 'add', path: '/a', value: 'x' },
          { op: 'remove', path: '/b' },
        ],
        [
          { op: 'add', path: '/a', value: 'x' },
          { op: 'add', path: '/b', value: 'x' },
        ],
      ])
        compare(JSON.stringify(body))
    }
  })

  it.each([40, 700, 5_000])('of %i attributes, with one of them twice and without', count => {
    const { quota: _, ...unlimited } = rulesets.glance
    const { compare, sure } = comparer(unlimited)
    const paths = Array.from({ length: count }, (_, index) => `/team_${index % 7}_${index}_name`)
    for (const paths20 of [paths, [...paths, paths[count >> 1] ?? ''], [paths[1] ?? '', ...paths]]) {
      for (const op of ['add', 'replace', 'remove']) {
        compare(JSON.stringify(paths20.map(path => ({ op, path, ...(op === 'remove' ? {} : { value: 'x' }) }))))
        compare(JSON.stringify(paths20.map(path => ({ [op]: path, ...(op === 'remove' ? {} : { value: 'x' }) }))))
      }
    }
    expect(sure.notes).toBeGreaterThanOrEqual(6)
  })
})

describe('the scanner is sure', () => {
  const scanner = scannerOf(compileRules(rulesets['ims-cloudimages']))
  const takes = (text: string): readonly (boolean | undefined)[] => [
    scanner?.takes(text, 'v2.1'),
    scanner?.takes(encode(text), 'v2.1'),
  ]

  it('of all bodies of the bench that are in order', () => {
    for (const { kind, texts } of corpus({ seed: 3, sizes: [1, 3, 20, 1_000] }))
      if (kind === 'valid') for (const text of texts) expect([text, ...takes(text)]).toEqual([text, true, true])
  })

  it.each([
    ['pretty', JSON.stringify([{ op: 'replace', path: '/name', value: 'ubuntu' }], null, 2)],
    ['in another order', '[{"value":"ubuntu","path":"/name","op":"replace"}]'],
    ['with other characters', '[{"op":"replace","path":"/__description","value":"für 漢字 😀"}]'],
    ['with a name that is judged by its characters', '[{"op":"replace","path":"/name","value":"镜像-01"}]'],
    ['with a number', '[{"op":"replace","path":"/min_ram","value":1024}]'],
    ['with a removal', '[{"op":"remove","path":"/acme_team"}]'],
    ['with a raw DEL, which JSON allows', '[{"op":"replace","path":"/acme_team","value":"a\u007fb"}]'],
  ])('of a body %s', (_, text) => {
    expect(takes(text)).toEqual([true, true])
  })
})

describe('the scanner is not sure', () => {
  const glance = scannerOf(compileRules(rulesets.glance))
  const bodyOf = (value: string, path = '"/team"'): string => `[{"op":"replace","path":${path},"value":${value}}]`

  it.each([
    ['a number with a zero before it', bodyOf('01', '"/min_ram"')],
    ['a number with a minus', bodyOf('-1', '"/min_ram"')],
    ['a fraction', bodyOf('1.5', '"/min_ram"')],
    ['a number that no double holds', bodyOf('9999999999999999', '"/min_ram"')],
    ['an op twice', '[{"op":"replace","op":"remove","path":"/team"}]'],
    ['a path twice', '[{"op":"remove","path":"/team","path":"/crew"}]'],
    ['a value twice', '[{"op":"add","path":"/team","value":"x","value":"y"}]'],
    ['two ops', '[{"add":"/team","replace":"/team","value":"x"}]'],
    ['the members of both formats', '[{"op":"add","path":"/team","add":"/team","value":"x"}]'],
    ['both formats', '[{"op":"remove","path":"/team"},{"remove":"/crew"}]'],
    ['another member', '[{"op":"remove","path":"/team","more":1}]'],
    ['no path', '[{"op":"remove"}]'],
    ['no op', '[{"path":"/team","value":"x"}]'],
    ['a value of a removal', '[{"op":"remove","path":"/team","value":"x"}]'],
    ['no value', '[{"op":"add","path":"/team"}]'],
    ['an escape', bodyOf('"a\\nb"')],
    ['a raw control character', bodyOf('"a\u001fb"')],
    ['half of a pair', bodyOf('"a\ud800b"')],
    ['a list', bodyOf('["a"]', '"/tags"')],
    ['an attribute twice', '[{"op":"remove","path":"/team"},{"op":"remove","path":"/team"}]'],
    [
      'a base attribute twice',
      '[{"op":"remove","path":"/hw_x"},{"op":"add","path":"/a","value":"b"},{"op":"replace","path":"/hw_x","value":"b"}]',
    ],
    ['an escape in a path', bodyOf('"x"', '"/a~1b"')],
    ['a path of two tokens', bodyOf('"x"', '"/a/b"')],
    ['a path without a slash', bodyOf('"x"', '"team"')],
    ['no name', bodyOf('"x"', '"/"')],
    ['white space in a path', bodyOf('"x"', '"/te am"')],
    ['white space of another kind', bodyOf('"x"').replace(':', ':\u000b')],
    ['a reserved name', bodyOf('"x"', '"/os_glance_x"')],
    ['a value that is kept by nobody', bodyOf('2147483648', '"/min_ram"')],
    ['a value of the wrong type', bodyOf('true', '"/min_ram"')],
    ['a value too long', bodyOf(`"${'x'.repeat(256)}"`, '"/name"')],
    ['a value of too many characters of several bytes', bodyOf(`"${'é'.repeat(256)}"`, '"/name"')],
    ['no operations', '[]'],
    ['one comma more', '[{"op":"remove","path":"/team"},]'],
    ['something behind it', '[{"op":"remove","path":"/team"}]]'],
    ['a byte order mark', '\ufeff[{"op":"remove","path":"/team"}]'],
    ['nothing', ''],
  ])('of %s', (_, text) => {
    expect([glance?.takes(text, undefined), glance?.asks(text, undefined)]).toEqual([false, undefined])
    if (decode(encode(text)) === text) expect(glance?.takes(encode(text), undefined)).toBe(false)
  })

  it.each([
    ['overlong', [0xe0, 0x80, 0x80]],
    ['overlong, of four bytes', [0xf0, 0x80, 0x80, 0x80]],
    ['half of a pair', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['cut off', [0xe6, 0xbc]],
    ['no beginning', [0x80]],
    ['no UTF-8 at all', [0xff]],
  ])('of bytes that are %s', (_, bad) => {
    const [before = '', after = ''] = bodyOf('"a|b"').split('|')
    const bytes = Uint8Array.from([...encode(before), ...bad, ...encode(after)])
    expect([glance?.takes(bytes, undefined), compile(rulesets.glance).isValidText(bytes)]).toEqual([false, false])
  })

  it('of a text that is cut off, wherever', () => {
    const text = bodyOf('"für"')
    for (let length = 0; length < text.length; length++) {
      expect(glance?.takes(text.slice(0, length), undefined)).toBe(false)
      expect(glance?.takes(encode(text.slice(0, length)), undefined)).toBe(false)
    }
  })
})

describe('isValidText', () => {
  const validator = compile(rulesets.glance)

  it('says what validateText says, of anything', () => {
    const seed = Math.floor(Math.random() * 2 ** 32)
    const stream = random(seed)
    for (const one of fc.sample(body(glanceVocabulary, 'v2.1'), { numRuns: 500, seed })) {
      for (const bytes of [encode(JSON.stringify(one)), mutated(encode(JSON.stringify(one)), stream)]) {
        const text = decode(bytes)
        for (const given of [bytes, text]) {
          const valid = validator.validateText(given).verdict !== 'refused'
          expect([seed, text, validator.isValidText(given)]).toEqual([seed, text, valid])
          const report = validator.validateText(given)
          expect(validator.verdictOfText(given)).toBe(report.verdict)
          expect(validator.lintText(given)).toEqual(report.diagnostics.length > 0 ? report : report.verdict)
        }
      }
    }
  })

  it('takes a view into a larger buffer for what it shows', () => {
    const all = encode('xx[{"op":"remove","path":"/a"}]]]')
    for (let times = 0; times < 3; times++) {
      expect(validator.isValidText(all.subarray(2, all.length - 2))).toBe(true)
      expect(validator.isValidText(all.subarray(2))).toBe(false)
    }
  })

  it('does not read what an earlier text has left', () => {
    const long = '[{"op":"remove","path":"/a"},{"op":"remove","path":"/b"}]     '
    for (let length = 0; length < long.length; length++) {
      expect(validator.isValidText(long)).toBe(true)
      expect(validator.isValidText(long.slice(0, length))).toBe(length > long.indexOf(']'))
    }
  })

  it('judges with an image, a role, a media type', () => {
    const text = '[{"op":"remove","path":"/a"}]'
    for (let times = 0; times < 3; times++) {
      expect(validator.isValidText(text, { image: { a: 'x', status: 'active' } })).toBe(true)
      expect(validator.isValidText(text, { image: { status: 'active' } })).toBe(false)
      expect(validator.isValidText(text, { image: null })).toBe(false)
      expect(validator.isValidText(text, { mediaType: 'application/json' })).toBe(false)
      expect(validator.isValidText(text, { format: 'v2.0' })).toBe(false)
    }
  })

  it.each([undefined, null, 5, {}, []])('throws for %j, which is no text', text => {
    expect(() => validator.isValidText(text as unknown as string)).toThrow(TypeError)
    expect(() => validator.verdictOfText(text as unknown as string)).toThrow(TypeError)
    expect(() => validator.lintText(text as unknown as string)).toThrow(TypeError)
  })
})

describe('bytes that are not what they say', () => {
  const bytes = encode('[{"op":"remove","path":"/team"}]')
  const gone = new Uint8Array(bytes)
  structuredClone(gone.buffer, { transfer: [gone.buffer] })
  const saying = (length: number): Uint8Array =>
    Object.defineProperty(new Uint8Array(bytes), 'length', { value: length })

  it.each<[string, Uint8Array]>([
    ['are gone', gone],
    ['are said to be none', saying(0)],
    ['are said to be fewer', saying(3)],
    ['are said to be fewer than none', saying(-1)],
    ['are said to be no number', saying(Number.NaN)],
    ['are said to be more', saying(100)],
  ])('%s, and are judged without a throw', (_, odd) => {
    const validator = compile(rulesets.glance)
    for (const known of [bytes, bytes, odd]) {
      expect(['refused', 'conditional']).toContain(validator.validateText(known).verdict)
      expect(typeof validator.isValidText(known)).toBe('boolean')
      expect(['refused', 'conditional']).toContain(validator.verdictOfText(known))
    }
  })
})
