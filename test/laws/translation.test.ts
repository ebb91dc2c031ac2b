import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { translate } from '../../src/index.js'
import { canonicalBody, type Steps, spelledBody } from '../arbitraries/body.js'
import { everyImage, image } from '../arbitraries/image.js'
import { glanceVocabulary as vocabulary } from '../arbitraries/vocabulary.js'
import { type Answer, type Image, referenceServers } from '../reference-server.js'
import { touched } from './touched.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const directions = [
  { from: 'v2.0', to: 'v2.1' },
  { from: 'v2.1', to: 'v2.0' },
  { from: 'v2.0', to: 'v2.0' },
  { from: 'v2.1', to: 'v2.1' },
] as const

type FormatId = (typeof directions)[number]['from']

/** An answer without the number of a refusal: two servers that both refuse act alike. */
const act = (format: FormatId, body: unknown, image: Image, role: 'member' | 'admin' = 'member'): Image | undefined => {
  const answer: Answer = referenceServers.glance({ mediaType: vocabulary.mediaType[format], body, image, role })
  return answer.image
}
const assume = fc.constantFrom('present' as const, 'absent' as const, undefined)
const given = <T extends object>(options: T, assume: 'present' | 'absent' | undefined) =>
  assume === undefined ? options : { ...options, assume }

describe.each(directions)('a translation from $from to $to', ({ from, to }) => {
  const patches = canonicalBody(vocabulary, from)

  it('acts on every image as its outcome says', () => {
    fc.assert(
      fc.property(patches, assume, (patch, assume) => {
        const { body, outcome, diagnostics } = translate(patch, given({ from, to }, assume))
        expect(body === undefined).toBe(outcome === 'untranslatable')
        expect(outcome === 'exact').toBe(diagnostics.length === 0)
        if (body === undefined) return
        for (const image of everyImage(vocabulary, touched(vocabulary, patch), vocabulary.status)) {
          const before = act(from, patch, image)
          const after = act(to, body, image)
          // Both are taken, or both refused: same effect. Else one demands more than the other.
          if (before !== undefined && after !== undefined) expect(after).toEqual(before)
          if (outcome === 'exact') expect({ image, after }).toEqual({ image, after: before })
          if (outcome === 'weakened' && before !== undefined) expect({ image, after }).toEqual({ image, after: before })
          if (outcome === 'strengthened' && after !== undefined)
            expect({ image, after }).toEqual({ image, after: before })
        }
      }),
      { numRuns: 400 },
    )
  })

  it('is weakened or strengthened only where some image shows it', () => {
    fc.assert(
      fc.property(patches, assume, (patch, assume) => {
        const { body, outcome } = translate(patch, given({ from, to }, assume))
        if (outcome !== 'weakened' && outcome !== 'strengthened') return
        // Operations that every image refuses hide the difference, so only bodies count that some image takes.
        const images = everyImage(vocabulary, touched(vocabulary, patch), vocabulary.status)
        if (!images.some(image => act(from, patch, image) ?? act(to, body, image))) return
        const differs = images.some(
          image => (act(from, patch, image) === undefined) !== (act(to, body, image) === undefined),
        )
        expect(differs).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('acts alike on the image it was made for', () => {
    fc.assert(
      fc.property(patches, image(vocabulary), (patch, image) => {
        const { body, outcome } = translate(patch, { from, to, image })
        if (body === undefined || outcome === 'weakened') return
        expect(act(to, body, image)).toEqual(act(from, patch, image))
      }),
      { numRuns: 400 },
    )
  })

  it('there and back has the same effect, and is at rest after one trip', () => {
    fc.assert(
      fc.property(patches, assume, (patch, assume) => {
        const there = translate(patch, given({ from, to }, assume))
        if (there.body === undefined) return
        const back = translate(there.body, given({ from: to, to: from }, assume))
        if (back.body === undefined) return
        if (there.outcome === 'exact' && back.outcome === 'exact') {
          for (const image of everyImage(vocabulary, touched(vocabulary, patch), ['active', 'queued'])) {
            expect({ image, after: act(from, back.body, image) }).toEqual({ image, after: act(from, patch, image) })
          }
        }
        const again = translate(back.body, given({ from, to }, assume))
        expect(translate(again.body, given({ from: to, to: from }, assume)).body).toEqual(back.body)
      }),
      { numRuns: 300 },
    )
  })

  it('finds nothing to lose in what it wrote itself of an exact one', () => {
    fc.assert(
      fc.property(patches, patch => {
        const { body, outcome } = translate(patch, { from, to })
        if (outcome !== 'exact') return
        expect(translate(body, { from: to, to }).body).toEqual(body)
      }),
      { numRuns: 200 },
    )
  })
})

describe('what Glance says of translations', () => {
  const custom: Steps = [{ op: 'add', attribute: 'foo', value: 'x' }]
  const base: Steps = [{ op: 'add', attribute: 'name', value: 'x' }]
  const rows = [
    { steps: custom, from: 'v2.0', to: 'v2.1', outcome: 'weakened', op: 'add' },
    { steps: custom, from: 'v2.1', to: 'v2.0', outcome: 'untranslatable', op: undefined },
    { steps: base, from: 'v2.1', to: 'v2.0', outcome: 'exact', op: 'replace' },
  ] as const

  it.each(rows)('$steps.0.op /$steps.0.attribute from $from to $to is $outcome', ({ steps, from, to, outcome, op }) => {
    const result = translate(spelledBody(from, steps), { from, to })
    expect(result.outcome).toBe(outcome)
    if (op !== undefined)
      expect(result.body).toEqual(
        spelledBody(
          to,
          steps.map(step => ({ ...step, op })),
        ),
      )
  })
})
