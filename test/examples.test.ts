import { describe, expect, it } from 'vitest'
import { type Code, catalog, type Ruleset, rulesets } from '../src/index.js'
import { bytesOf, judged, namesOf, readReport } from './examples/example.js'

const examples = namesOf('.json')

const codes = Object.keys(catalog) as Code[]
/** What no text of a patch makes: a body whose members throw, an object that should be one, and what conversions say. */
const unseen: readonly Code[] = [
  'body-unreadable',
  'body-not-object',
  ...codes.filter(code => catalog[code].stage === 'translate'),
]

describe('the examples', () => {
  it.each(examples)('%s is judged as its report says', name => {
    const expected = readReport(name)
    expect(judged(name, expected)).toStrictEqual(expected)
  })

  it('are many', () => {
    expect(examples.length).toBeGreaterThanOrEqual(45)
  })

  it('have a report each, and no report is without its body', () => {
    expect(namesOf('.report')).toStrictEqual(examples)
  })

  it('are judged by every built-in ruleset that takes patches, and by every ruleset that lies beside them', () => {
    const used = new Set(examples.map(name => readReport(name).ruleset))
    const patching = Object.values<Ruleset>(rulesets).filter(({ creates }) => creates === undefined)
    const there = [...patching.map(({ id }) => id), ...namesOf('.ruleset').map(name => `${name}.ruleset`)]
    expect([...used].sort()).toStrictEqual(there.sort())
  })

  it('show every code that a text can have, in every verdict', () => {
    const reports = examples.map(name => readReport(name).report)
    const shown = new Set(reports.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)))
    const wanted = codes.filter(code => !unseen.includes(code))
    expect([...shown].sort()).toStrictEqual(wanted.sort())
    expect(new Set(reports.map(({ verdict }) => verdict))).toStrictEqual(
      new Set(['accepted', 'conditional', 'refused']),
    )
  })

  it('are told in whole sentences', () => {
    for (const name of examples) {
      for (const message of readReport(name).messages) {
        expect(message, name).toMatch(/^[A-Z"].*[.?]$/su)
        expect(message, name).not.toMatch(/undefined|\[object|NaN wants/u)
      }
    }
  })
})

// An editor that repairs a file as it saves it, or a git that converts line ends, would leave a test that tests nothing.
describe('the examples that an editor could repair', () => {
  const hex = (name: string, end?: number): string => Buffer.from(bytesOf(name)).subarray(0, end).toString('hex')
  const text = (name: string): string => Buffer.from(bytesOf(name)).toString('utf8')
  const lineEnds = (name: string): ReadonlySet<string> => new Set(text(name).match(/\r?\n/gu))

  it.each(['cloudimages/byte-order-mark', 'glance/byte-order-mark'])('%s begins with one', name => {
    expect(hex(name, 4)).toBe('efbbbf5b')
  })

  it('cloudimages/utf-16 is UTF-16, little end first, with its mark', () => {
    expect(hex('cloudimages/utf-16', 4)).toBe('fffe5b00')
  })

  it('cloudimages/latin-1 is no UTF-8', () => {
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytesOf('cloudimages/latin-1'))).toThrow()
    expect(hex('cloudimages/latin-1')).toContain('66fc72')
  })

  it('cloudimages/crlf has CRLF at every line end, and tabs', () => {
    expect(lineEnds('cloudimages/crlf')).toStrictEqual(new Set(['\r\n']))
    expect(text('cloudimages/crlf')).toContain('\n\t{')
  })

  it('every other example has LF', () => {
    for (const name of examples) {
      if (['cloudimages/crlf', 'cloudimages/byte-order-mark', 'cloudimages/utf-16'].includes(name)) continue
      expect(text(name), name).not.toContain('\r')
    }
  })

  it('cloudimages/empty has no bytes, cloudimages/blank only white space', () => {
    expect(bytesOf('cloudimages/empty')).toHaveLength(0)
    expect(text('cloudimages/blank')).toBe('\n\n')
  })

  it('cloudimages/truncated ends inside a string, without a line end', () => {
    expect(text('cloudimages/truncated')).toMatch(/"\/__descrip$/u)
  })

  it('cloudimages/trailing-comma has it', () => {
    expect(text('cloudimages/trailing-comma')).toMatch(/,\n\]\n$/u)
  })

  it('cloudimages/missing-comma has none between its operations', () => {
    expect(text('cloudimages/missing-comma')).toMatch(/\}\n {2}\{/u)
  })

  it('cloudimages/raw-line-break has one inside a string', () => {
    expect(text('cloudimages/raw-line-break')).toContain('first line\nsecond line')
    expect(text('cloudimages/description-with-line-break')).toContain('first line\\nsecond line')
  })

  it('the keys of duplicate-key stand there twice', () => {
    expect(text('cloudimages/duplicate-key').match(/"path"/gu)).toHaveLength(2)
    expect(text('glance/duplicate-key').match(/"op"/gu)).toHaveLength(2)
  })

  it('cloudimages/encoded-twice is one string', () => {
    expect(typeof JSON.parse(text('cloudimages/encoded-twice'))).toBe('string')
  })

  it('glance/emoji has one as itself and one as escapes', () => {
    expect(hex('glance/emoji')).toContain('f09f9a80')
    expect(text('glance/emoji')).toContain('\\ud83d\\ude00')
  })

  it('cloudimages/forty-operations has forty', () => {
    expect(JSON.parse(text('cloudimages/forty-operations'))).toHaveLength(40)
  })
})
