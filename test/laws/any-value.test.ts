import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compile, type Ruleset, rulesets, describe as sentence, translate } from '../../src/index.js'
import { body } from '../arbitraries/body.js'
import { image } from '../arbitraries/image.js'
import { anything, json } from '../arbitraries/json.js'
import { cloudImagesVocabulary, glanceVocabulary } from '../arbitraries/vocabulary.js'
import { frozen } from './frozen.js'
import { resolves } from './resolve.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const validators = Object.values<Ruleset>(rulesets)
  .filter(({ creates }) => creates === undefined)
  .map(ruleset => compile(ruleset))
const validator = fc.constantFrom(...validators)
const role = fc.constantFrom('member' as const, 'admin' as const)
const mediaType = fc.constantFrom(...Object.values(glanceVocabulary.mediaType), 'application/json', '')
const context = fc.oneof(
  fc.constant({}),
  fc.record({ mediaType }, { requiredKeys: [] }),
  fc.record({ format: fc.constantFrom('v2.0' as const, 'v2.1' as const), role }, { requiredKeys: ['format'] }),
  fc.record({ mediaType, role, image: fc.option(image(cloudImagesVocabulary)) }, { requiredKeys: ['image'] }),
)
const anyBody = fc.oneof(
  body(glanceVocabulary, 'v2.0'),
  body(glanceVocabulary, 'v2.1'),
  body(cloudImagesVocabulary, 'v2.1'),
  json,
  fc.array(json, { maxLength: 3 }),
)

describe('validate', () => {
  it('answers any value, and leaves it as it is', () => {
    fc.assert(
      fc.property(
        validator,
        fc.oneof(anything, fc.array(anything, { maxLength: 3 })),
        context,
        (validator, value, context) => {
          const patch = frozen(value)
          const report = validator.validate(patch, frozen(context))
          expect(validator.isValid(patch, context)).toBe(report.verdict !== 'refused')
          for (const diagnostic of report.diagnostics) {
            expect(diagnostic).toSatisfy(({ pointer }) => resolves(patch, pointer))
            expect(sentence(diagnostic).trim()).not.toBe('')
          }
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('answers any JSON with findings that have a place, words, and a reason', () => {
    fc.assert(
      fc.property(validator, anyBody, context, (validator, value, context) => {
        const patch = frozen(value)
        const report = validator.validate(patch, frozen(context))
        for (const diagnostic of report.diagnostics) {
          expect(diagnostic).toSatisfy(({ pointer }) => resolves(patch, pointer))
          expect(sentence(diagnostic)).toMatch(/\S.*[.?)!]$/su)
          expect(diagnostic.server !== undefined).toBe(diagnostic.severity === 'error')
        }
        expect(report.verdict === 'refused').toBe(report.diagnostics.some(({ severity }) => severity === 'error'))
        if (report.refusal !== undefined) expect(report.diagnostics).toContain(report.refusal)
        expect(report.verdict === 'refused').toBe(report.refusal !== undefined)
        if (report.verdict === 'accepted') expect(report.status).toBe(200)
        expect(places(report.diagnostics)).toEqual(places(report.diagnostics).sort((a, b) => a - b))
      }),
      { numRuns: 1500 },
    )
  })

  it('reports in plain JSON', () => {
    fc.assert(
      fc.property(validator, anyBody, context, (validator, patch, context) => {
        const report = validator.validate(patch, context)
        expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report)
      }),
      { numRuns: 500 },
    )
  })

  it('says the same of the text of a value', () => {
    fc.assert(
      fc.property(validator, anyBody, context, (validator, patch, context) => {
        const { verdict, status } = validator.validate(patch, context)
        const ofText = validator.validateText(JSON.stringify(patch), context)
        expect({ verdict: ofText.verdict, status: ofText.status }).toEqual({ verdict, status })
      }),
      { numRuns: 500 },
    )
  })
})

describe('validateText', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.uint8Array(),
    json.map(value => JSON.stringify(value)),
    fc
      .tuple(
        anyBody.map(patch => JSON.stringify(patch)),
        fc.nat(),
        fc.string({ maxLength: 2 }),
      )
      .map(spoiled),
    anyBody.map(patch => new TextEncoder().encode(JSON.stringify(patch))),
  )

  it('answers any text and any bytes, and a text exactly as its UTF-8 bytes', () => {
    fc.assert(
      fc.property(validator, text, context, (validator, text, context) => {
        const report = validator.validateText(text, frozen(context))
        const body = parsed(text)
        for (const diagnostic of report.diagnostics) {
          expect(diagnostic).toSatisfy(({ pointer }) => resolves(body, pointer))
          expect(sentence(diagnostic).trim()).not.toBe('')
        }
        expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report)
        if (typeof text === 'string' && wellFormed(text)) {
          expect(validator.validateText(new TextEncoder().encode(text), context)).toEqual(report)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses exactly the texts that are no JSON', () => {
    fc.assert(
      fc.property(validator, text, (validator, text) => {
        // What is not well formed cannot be sent as it is.
        if (typeof text !== 'string' || !wellFormed(text)) return
        const codes = validator.validateText(text, { format: 'v2.1' }).diagnostics.map(({ code }) => code)
        const broken = codes.some(code => code.startsWith('text-') || code === 'body-empty')
        expect(broken).toBe(parsed(text) === undefined)
      }),
      { numRuns: 1000 },
    )
  })

  function spoiled([text, at, instead]: [string, number, string]): string {
    const index = at % (text.length + 1)
    return text.slice(0, index) + instead + text.slice(index + 1)
  }

  function parsed(text: string | Uint8Array): unknown {
    try {
      return JSON.parse(
        typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text),
      )
    } catch {
      return undefined
    }
  }
})

describe('translate', () => {
  it('answers any value, and leaves it as it is', () => {
    const formats = fc.constantFrom('v2.0' as const, 'v2.1' as const)
    const assume = fc.constantFrom('present' as const, 'absent' as const, undefined)
    const options = fc
      .record({ from: formats, to: formats, assume })
      .map(({ assume, ...rest }) => (assume === undefined ? rest : { ...rest, assume }))
    fc.assert(
      fc.property(fc.oneof(anything, fc.array(anything, { maxLength: 3 }), anyBody), options, (value, options) => {
        const patch = frozen(value)
        const { body, outcome, diagnostics } = translate(patch, frozen(options))
        expect(body === undefined).toBe(outcome === 'untranslatable')
        if (body === undefined) expect(diagnostics.map(({ severity }) => severity)).toContain('error')
        for (const diagnostic of diagnostics) {
          expect(diagnostic).toSatisfy(({ pointer }) => resolves(patch, pointer))
          expect(sentence(diagnostic).trim()).not.toBe('')
        }
      }),
      { numRuns: 1500 },
    )
  })
})

const wellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)

/** The operation that each finding is about; -1 for the body as a whole. */
const places = (diagnostics: readonly { pointer: string }[]): number[] =>
  diagnostics.map(({ pointer }) => Number(pointer.split('/')[1] ?? -1)).map(index => (Number.isNaN(index) ? -1 : index))
