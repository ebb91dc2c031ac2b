import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { minimize, rulesets } from '../../src/index.js'
import { body as anyBody, canonicalBody } from '../arbitraries/body.js'
import { everyImage, image } from '../arbitraries/image.js'
import { shownImage } from '../arbitraries/image-pair.js'
import { cloudImagesVocabulary, glanceVocabulary } from '../arbitraries/vocabulary.js'
import { cloudImagesManners } from '../reference-server/cloudimages.js'
import { glanceManners } from '../reference-server/glance.js'
import { type Answer, type Image, referenceServers, type Value } from '../reference-server.js'
import { frozen } from './frozen.js'
import { elementsLess, sameImages } from './images.js'
import { touched } from './touched.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const endpoints = [
  { id: 'glance', vocabulary: glanceVocabulary, ...glanceManners, format: 'v2.0' },
  { id: 'glance', vocabulary: glanceVocabulary, ...glanceManners, format: 'v2.1' },
  { id: 'ims-cloudimages', vocabulary: cloudImagesVocabulary, ...cloudImagesManners, format: 'v2.1' },
] as const

describe.each(endpoints)('a body for $id in $format, minimized', ({ id, vocabulary, always, format }) => {
  const mediaType = vocabulary.mediaType[format]
  const ruleset = rulesets[id]
  const role = fc.constantFrom('member' as const, 'admin' as const)
  const bodies = canonicalBody(vocabulary, format)
  const known = fc.oneof(image(vocabulary), shownImage(vocabulary))

  const ask = (body: unknown, image: Image, role: 'member' | 'admin'): Answer =>
    referenceServers[id]({ mediaType, body, image, role })
  const imagesFor = (patch: readonly Value[], more: Image): Image[] => [
    ...everyImage(vocabulary, touched(vocabulary, patch), vocabulary.status),
    more,
  ]

  /** As a GET shows it, which also lists what every image has. */
  const shownOf = ({ status, image }: Answer): Answer =>
    image === undefined ? { status } : { status, image: { ...always, ...image } }

  it('acts on every image as it did', () => {
    fc.assert(
      fc.property(bodies, role, shownImage(vocabulary), (patch, role, shown) => {
        const { body } = minimize(patch, { format, ruleset, role })
        if (body === undefined) return
        for (const image of imagesFor(patch, shown))
          expect({ image, ...ask(body, image, role) }).toEqual({ image, ...ask(patch, image, role) })
      }),
      { numRuns: 400 },
    )
  })

  it('is not there exactly where every image is refused', () => {
    fc.assert(
      fc.property(anyBody(vocabulary, format), role, shownImage(vocabulary), (patch, role, shown) => {
        const { body, diagnostics } = minimize(patch, { format, ruleset, role })
        const isTaken = imagesFor(patch, shown).some(image => ask(patch, image, role).status === 200)
        expect(body !== undefined).toBe(isTaken)
        expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(!isTaken)
      }),
      { numRuns: 400 },
    )
  })

  it('acts as it did on the image that it was minimized for, and is not there where that is refused', () => {
    fc.assert(
      fc.property(anyBody(vocabulary, format), role, known, (patch, role, image) => {
        const { body, diagnostics } = minimize(patch, { format, ruleset, role, image })
        const answer = ask(patch, image, role)
        expect(body !== undefined).toBe(answer.status === 200)
        expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(body === undefined)
        if (body !== undefined) expect(shownOf(ask(body, image, role))).toEqual(shownOf(answer))
      }),
      { numRuns: 400 },
    )
  })

  it('is at rest, and never longer', () => {
    fc.assert(
      fc.property(bodies, role, fc.option(known, { nil: undefined }), (patch, role, image) => {
        const options = { format, ruleset, role, ...(image === undefined ? {} : { image }) }
        const { body } = minimize(patch, options)
        if (body === undefined) return
        expect(body.length).toBeLessThanOrEqual(patch.length)
        expect(minimize(body, options).body).toEqual(body)
      }),
      { numRuns: 400 },
    )
  })

  it('has nothing that could be left out', () => {
    fc.assert(
      fc.property(bodies, role, shownImage(vocabulary), (patch, role, shown) => {
        const { body } = minimize(patch, { format, ruleset, role })
        if (body === undefined) return
        for (const less of elementsLess(body)) {
          const isNeeded = imagesFor(patch, shown).some(
            image => !isSame(ask(less, image, role), ask(body, image, role)),
          )
          expect({ less, isNeeded }).toEqual({ less, isNeeded: true })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('has nothing that its image could do without', () => {
    fc.assert(
      fc.property(bodies, role, known, (patch, role, image) => {
        const { body } = minimize(patch, { format, ruleset, role, image })
        if (body === undefined) return
        for (const less of elementsLess(body))
          expect({ less, same: isSame(shownOf(ask(less, image, role)), shownOf(ask(body, image, role))) }).toEqual({
            less,
            same: false,
          })
      }),
      { numRuns: 300 },
    )
  })

  it('leaves body and image as they are', () => {
    fc.assert(
      fc.property(anyBody(vocabulary, format), known, (patch, image) => {
        minimize(frozen(patch), frozen({ format, ruleset, image }))
      }),
      { numRuns: 50 },
    )
  })
})

const isSame = (one: Answer, other: Answer): boolean =>
  one.status === other.status && sameImages(one.image ?? {}, other.image ?? {})
