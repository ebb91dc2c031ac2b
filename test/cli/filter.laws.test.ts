import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect } from 'vitest'
import { compile, describe, rulesets } from '../../src/index.js'
import { body } from '../arbitraries/body.js'
import { json } from '../arbitraries/json.js'
import { cloudImagesVocabulary } from '../arbitraries/vocabulary.js'
import { filtered, linesOf, outputs } from './filter-world.js'

const validator = compile(rulesets['ims-cloudimages'])

const schema = JSON.parse(readFileSync(new URL('../../schemas/lint.schema.json', import.meta.url), 'utf8'))
const fits = new Ajv2020({ strict: true }).compile({ $defs: schema.$defs, $ref: '#/$defs/JsonFile' })

const bodyText = body(cloudImagesVocabulary, 'v2.1').map(value => JSON.stringify(value))

/** Bodies, records, white space, slips, and what is no text. No LF. */
const line: fc.Arbitrary<Buffer> = fc.oneof(
  bodyText.map(text => Buffer.from(text)),
  bodyText.map(text => Buffer.from(`${text}\r`)),
  bodyText.map(text => Buffer.from(text.slice(0, -1))),
  bodyText.map(text => Buffer.from(`\ufeff${text}`)),
  fc.tuple(bodyText, fc.boolean()).map(([text, quoted]) => Buffer.from(record(quoted ? JSON.stringify(text) : text))),
  json.map(value => Buffer.from(JSON.stringify({ imagePatch: value, a: 1 }))),
  json.map(value => Buffer.from(JSON.stringify(value))),
  fc.constantFrom('', ' ', '\r', '\0', '{}', ' { } ', '[]', '\u2028', '{"body":1}').map(text => Buffer.from(text)),
  fc.uint8Array({ maxLength: 30 }).map(bytes => Buffer.from(bytes.map(byte => (byte === 10 ? 13 : byte)))),
)

const record = (body: string): string => `{"n":12345678901234567890,"body":${body},"imagePatch":0}`

const lines = fc.array(line, { maxLength: 8 })
const joined = (all: readonly Buffer[]): Buffer => Buffer.concat(all.flatMap(each => [each, Buffer.from('\n')]))
const options = fc.record({
  output: fc.constantFrom(...outputs),
  field: fc.constantFrom(undefined, 'body'),
  into: fc.constantFrom('imagePatch', 'x', '__proto__', ''),
  maxLine: fc.constantFrom(20, 2 ** 26),
})

law.prop([lines, options, fc.array(fc.nat(60)), fc.boolean()])(
  'however the bytes come, the answers are the same, one for each line',
  async (all, given, sizes, isOpen) => {
    const whole = joined(all)
    const last = all.at(-1)
    // An empty line without an LF is none.
    const bytes = isOpen && last !== undefined && last.length > 0 ? whole.subarray(0, -1) : whole
    const { text } = await filtered([bytes], given)
    expect(linesOf(text)).toHaveLength(all.length)
    const ends = sizes.map((_, index) => sizes.slice(0, index + 1).reduce((a, b) => a + b))
    const chunks = [0, ...ends].map((start, index) => bytes.subarray(start, ends[index] ?? bytes.length))
    expect((await filtered(chunks, given)).text).toBe(text)
  },
)

law.prop([lines])('a line is answered with what the engine says of it', async all => {
  const input = [joined(all)]
  const reports = all.map(each => validator.validateText(each))
  expect(linesOf((await filtered(input)).text)).toEqual(reports.map(({ verdict }) => verdict))
  expect(linesOf((await filtered(input, { output: 'codes' })).text)).toEqual(
    reports.map(({ diagnostics }) => [...new Set(diagnostics.map(({ code }) => code))].join()),
  )
  const full = linesOf((await filtered(input, { output: 'json' })).text).map(text => JSON.parse(text))
  for (const [index, answer] of full.entries()) {
    expect(fits({ file: '', ...answer }), JSON.stringify(fits.errors)).toBe(true)
    const { diagnostics, ...report } = reports[index] ?? validator.validate([])
    expect(answer).toMatchObject(JSON.parse(JSON.stringify(report)))
    expect(answer.findings.map(({ message }: { message: string }) => message)).toEqual(diagnostics.map(describe))
  }
})

law.prop([lines, fc.constantFrom('imagePatch', 'n', 'x', '__proto__', '')])(
  'a record stays what it was, with the answer in it; any other line is kept as a text',
  async (all, into) => {
    const answers = linesOf((await filtered([joined(all)], { output: 'record', into })).text)
    for (const [index, each] of all.entries()) {
      const text = answers[index] ?? ''
      const answer = JSON.parse(text)
      const own = Object.getOwnPropertyDescriptor(answer, into)?.value
      expect(own).toMatchObject({ verdict: validator.validateText(each).verdict, codes: expect.any(Array) })
      const before = recordOf(each)
      if (before === undefined) expect(answer.line).toBe(each.toString())
      else expect(membersBut(answer, into)).toEqual(membersBut(before, into))
      if (each.includes('12345678901234567890') && into !== 'n') expect(text).toContain('12345678901234567890')
    }
  },
)

function recordOf(line: Buffer): object | undefined {
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { ignoreBOM: false }).decode(line))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

const membersBut = (value: object, name: string) => Object.entries(value).filter(([key]) => key !== name)

law.prop([fc.array(bodyText, { minLength: 1 }), fc.boolean()])(
  'a body in a record is judged as it is alone',
  async (bodies, quoted) => {
    const records = bodies.map(text => Buffer.from(record(quoted ? JSON.stringify(text) : text)))
    const answers = await filtered([joined(records)], { field: 'body', output: 'codes' })
    const alone = await filtered([joined(bodies.map(text => Buffer.from(text)))], { output: 'codes' })
    expect(answers.text).toBe(alone.text)
  },
)
