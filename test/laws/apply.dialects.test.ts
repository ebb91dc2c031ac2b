import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { apply, describe as sentence } from '../../src/index.js'
import * as jsonPatch from '../../src/json-patch.js'
import { shownImage } from '../arbitraries/image-pair.js'
import { fittingJsonPatch, looseJsonPatch } from '../arbitraries/json-patch.js'
import { looseMergePatch, mergePatch } from '../arbitraries/merge-patch.js'
import { glanceVocabulary as vocabulary } from '../arbitraries/vocabulary.js'
import type { Image, Value } from '../reference-server.js'
import { act, mayLeave } from './directions.js'
import { frozen } from './frozen.js'
import { resolves } from './resolve.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const dialects = [
  { format: 'json-patch', apply: jsonPatch.apply, right: fittingJsonPatch, loose: looseJsonPatch },
  { format: 'merge-patch', apply, right: mergePatch, loose: looseMergePatch },
] as const

describe.each(dialects)('what a $format makes of an image of Glance', ({ format, apply, right, loose }) => {
  const role = fc.constantFrom('member' as const, 'admin' as const)
  const withImage = (bodies: (image: Image) => fc.Arbitrary<Value>): fc.Arbitrary<[Value, Image]> =>
    shownImage(vocabulary).chain(image => fc.tuple(bodies(image), fc.constant(image)))

  it('is what it says', () => {
    fc.assert(
      fc.property(
        withImage(image => right(vocabulary, image)),
        role,
        ([patch, image], role) => {
          const { image: after, report } = apply(frozen(patch), frozen(image), { format, role })
          expect(mayLeave(format, patch, image, role)).toContainEqual(after)
          expect(after !== undefined).toBe(report.verdict === 'accepted')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is nothing where it is refused, and the report says why', () => {
    fc.assert(
      fc.property(
        withImage(image => loose(vocabulary, image)),
        role,
        ([patch, image], role) => {
          const { image: after, report } = apply(frozen(patch), frozen(image), { format, role })
          expect(mayLeave(format, patch, image, role)).toContainEqual(after)
          expect(report.verdict).toBe(after === undefined ? 'refused' : 'accepted')
          expect(report.diagnostics.some(({ severity }) => severity === 'error')).toBe(after === undefined)
          for (const diagnostic of report.diagnostics) {
            expect(diagnostic).toSatisfy(({ pointer }) => resolves(patch, pointer))
            expect(sentence(diagnostic)).toMatch(/\S/)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is nothing where there is no image', () => {
    fc.assert(
      fc.property(
        withImage(image => right(vocabulary, image)),
        ([patch]) => {
          const { image, report } = apply(patch, null, { format })
          expect({ image, verdict: report.verdict }).toEqual({ image: undefined, verdict: 'refused' })
        },
      ),
      { numRuns: 100 },
    )
  })

  it('is a translation, applied', () => {
    fc.assert(
      fc.property(
        withImage(image => right(vocabulary, image)),
        ([patch, image]) => {
          const { body } = jsonPatch.translate(patch, { from: format, to: 'v2.1', image })
          expect(body === undefined ? undefined : act('v2.1', body, image)).toEqual(
            apply(patch, image, { format }).image,
          )
        },
      ),
      { numRuns: 300 },
    )
  })
})
