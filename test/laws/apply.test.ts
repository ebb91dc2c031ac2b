import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { apply, compile, rulesets } from '../../src/index.js'
import { body } from '../arbitraries/body.js'
import { fullImage, image } from '../arbitraries/image.js'
import { glanceVocabulary as vocabulary } from '../arbitraries/vocabulary.js'
import { referenceServers } from '../reference-server.js'
import { frozen } from './frozen.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

describe.each(['v2.0', 'v2.1'] as const)('what a body in %s makes of an image of Glance', format => {
  const { validate } = compile(rulesets.glance)
  const mediaType = vocabulary.mediaType[format]
  const role = fc.constantFrom('member' as const, 'admin' as const)
  const known = fc.option(fc.oneof(image(vocabulary), fullImage(vocabulary)), { freq: 20 })

  it('is what validate reports and the server does', () => {
    fc.assert(
      fc.property(body(vocabulary, format), known, role, (patch, image, role) => {
        const { report, image: after } = apply(frozen(patch), frozen(image), { role, format })
        expect(report).toEqual(validate(patch, { image, role, format }))
        const answer = referenceServers.glance({ mediaType, body: patch, image, role })
        expect({ status: report.status, image: after }).toEqual(answer)
        expect(after !== undefined).toBe(report.status === 200)
      }),
      { numRuns: 600 },
    )
  })

  it('is at rest: the empty body leaves it as it is', () => {
    fc.assert(
      fc.property(body(vocabulary, format), known, role, (patch, image, role) => {
        const { image: after } = apply(patch, image, { role, format })
        if (after !== undefined) expect(apply([], after, { format }).image).toEqual(after)
      }),
      { numRuns: 300 },
    )
  })
})
