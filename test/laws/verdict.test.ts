import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { catalog, compile, type Diagnostic, rulesets } from '../../src/index.js'
import { body } from '../arbitraries/body.js'
import { everyImage, image } from '../arbitraries/image.js'
import { cloudImagesVocabulary, glanceVocabulary } from '../arbitraries/vocabulary.js'
import { type Answer, type Image, referenceServers } from '../reference-server.js'
import { meets } from './meets.js'
import { touched } from './touched.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const endpoints = [
  { id: 'glance', format: 'v2.0', vocabulary: glanceVocabulary, active: glanceVocabulary.status, numbers: true },
  { id: 'glance', format: 'v2.1', vocabulary: glanceVocabulary, active: glanceVocabulary.status, numbers: true },
  { id: 'ims-cloudimages', format: 'v2.1', vocabulary: cloudImagesVocabulary, active: ['active'], numbers: false },
] as const

describe.each(endpoints)('a verdict of $id in $format', ({ id, format, vocabulary, active, numbers }) => {
  const validator = compile(rulesets[id])
  const server = referenceServers[id]
  const mediaType = vocabulary.mediaType[format]
  const role = fc.constantFrom('member' as const, 'admin' as const)
  const anyBody = body(vocabulary, format)

  it('without an image holds on every image, and a conditional one under its conditions', () => {
    fc.assert(
      fc.property(anyBody, role, (patch, role) => {
        const report = validator.validate(patch, { mediaType, role })
        const answers = everyImage(vocabulary, touched(vocabulary, patch), active).map((image): [Image, Answer] => [
          image,
          server({ mediaType, body: patch, image, role }),
        ])
        for (const [image, { status }] of answers) {
          const taken =
            report.verdict === 'conditional'
              ? meets(vocabulary, image, report.conditions)
              : report.verdict === 'accepted'
          expect({ image, taken: status === 200 }).toEqual({ image, taken })
          if (numbers && report.status !== undefined)
            expect({ image, status }).toEqual({ image, status: report.status })
        }
        if (report.verdict === 'conditional') {
          expect(report.status).toBeUndefined()
          expect(new Set(answers.map(([, { status }]) => status === 200)).size).toBe(2)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('with an image is what the server says', () => {
    fc.assert(
      fc.property(anyBody, role, fc.option(image(vocabulary)), (patch, role, image) => {
        const report = validator.validate(patch, { mediaType, role, image })
        const { status } = server({ mediaType, body: patch, image, role })
        expect(report.verdict).toBe(status === 200 ? 'accepted' : 'refused')
        if (numbers) expect(report.status).toBe(status)
        expect(report.refusal !== undefined).toBe(report.verdict === 'refused')
      }),
      { numRuns: 1500 },
    )
  })

  it('without an image is never contradicted by one with an image', () => {
    fc.assert(
      fc.property(anyBody, role, image(vocabulary), (patch, role, known) => {
        const image = { ...known, status: 'active' }
        const without = validator.validate(patch, { mediaType, role })
        const { verdict } = validator.validate(patch, { mediaType, role, image })
        expect(verdict).not.toBe('conditional')
        if (without.verdict !== 'conditional') expect(verdict).toBe(without.verdict)
        else expect(verdict).toBe(meets(vocabulary, image, without.conditions) ? 'accepted' : 'refused')
      }),
      { numRuns: 500 },
    )
  })

  // Where the server's numbers are known: Glance's.
  if (numbers) {
    it('names the operation that the server stops at', () => {
      fc.assert(
        fc.property(anyBody, role, image(vocabulary), (patch, role, image) => {
          const { refusal, status } = validator.validate(patch, { mediaType, role, image })
          const [, at] = refusal?.pointer.split('/') ?? []
          if (refusal === undefined || at === undefined) return
          const ask = (image: Image | null, operations: number) =>
            server({ mediaType, body: patch.slice(0, operations), image, role }).status
          // Before it looks for the image, the server has read every operation; then it applies them one by one.
          const [known, fine] = catalog[refusal.code].stage === 'operation' ? [null, 404] : [image, 200]
          expect([ask(known, Number(at)), ask(known, Number(at) + 1)]).toEqual([fine, status])
        }),
        { numRuns: 500 },
      )
    })
  }

  it('is the same in the hot path and for the text', () => {
    fc.assert(
      fc.property(anyBody, role, fc.option(image(vocabulary), { nil: undefined }), (patch, role, image) => {
        const context = image === undefined ? { mediaType, role } : { mediaType, role, image }
        const { verdict, diagnostics } = validator.validate(patch, context)
        expect(validator.isValid(patch, context)).toBe(verdict !== 'refused')
        const ofText = validator.validateText(JSON.stringify(patch), context)
        expect(ofText.verdict).toBe(verdict)
        expect(ofText.diagnostics).toEqual(diagnostics)
      }),
      { numRuns: 300 },
    )
  })

  it('blames each operation for what it is, and no other', () => {
    // Apart from the mixing of formats, what a server finds before it looks at an image is the operation's own.
    const own = ({ code, pointer }: Diagnostic): boolean => catalog[code].stage === 'operation' && pointer.length > 1
    const isMixing = ({ code }: Diagnostic): boolean => code.endsWith('format-mismatch')
    const findings = (patch: readonly unknown[]): Diagnostic[] => [
      ...validator.validate(patch, { mediaType }).diagnostics,
    ]
    fc.assert(
      fc.property(anyBody, patch => {
        const together = findings(patch)
        fc.pre(!together.some(isMixing))
        const alone = patch.flatMap((each, index) =>
          findings([each])
            .filter(own)
            .map(found => JSON.stringify(found).replaceAll('"pointer":"/0', `"pointer":"/${index}`)),
        )
        expect(together.filter(own).map(found => JSON.stringify(found))).toEqual(alone)
      }),
      { numRuns: 300 },
    )
  })

  it('is refused, of another media type', () => {
    const types = fc.constantFrom('', 'text/plain', 'application/json-patch+json', '*/*', `${mediaType},${mediaType}`)
    fc.assert(
      fc.property(anyBody, types, (patch, mediaType) => {
        const { verdict, status } = validator.validate(patch, { mediaType })
        expect({ verdict, status }).toEqual({ verdict: 'refused', status: 415 })
      }),
      { numRuns: 30 },
    )
  })
})
