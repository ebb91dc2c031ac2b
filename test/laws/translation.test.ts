import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { translate as translateMain } from '../../src/index.js'
import * as jsonPatch from '../../src/json-patch.js'
import { type Steps, spelledBody } from '../arbitraries/body.js'
import { everyImage } from '../arbitraries/image.js'
import { shownImage } from '../arbitraries/image-pair.js'
import { glanceVocabulary as vocabulary } from '../arbitraries/vocabulary.js'
import type { Image, Value } from '../reference-server.js'
import { act, assume, bodiesIn, directions, given, mayLeave } from './directions.js'
import { touched } from './touched.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

/** Every image as far as a body goes, and one that has more. */
const imagesFor = (patch: Value, more: Image): Image[] => [
  ...everyImage(vocabulary, touched(vocabulary, patch), vocabulary.status),
  more,
]

describe.each(directions)('a translation from $from to $to', ({ from, to }) => {
  const patches = bodiesIn(from)
  const translate = from === 'json-patch' ? jsonPatch.translate : translateMain

  it('acts on every image as its outcome says', () => {
    fc.assert(
      fc.property(patches, assume, shownImage(vocabulary), (patch, assume, shown) => {
        const { body, outcome, diagnostics } = translate(patch, given({ from, to }, assume))
        expect(body === undefined).toBe(outcome === 'untranslatable')
        expect(outcome === 'exact').toBe(diagnostics.length === 0)
        if (body === undefined) return
        for (const image of imagesFor(patch, shown)) {
          const after = act(to, body, image)
          const allowed = mayLeave(from, patch, image)
          const wasRefused = (outcome === 'weakened' || outcome === 'mixed') && allowed.includes(undefined)
          const isRefused = (outcome === 'strengthened' || outcome === 'mixed') && after === undefined
          if (!wasRefused && !isRefused) expect(allowed, JSON.stringify(image)).toContainEqual(after)
        }
      }),
      { numRuns: 250 },
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

  it('there and back has the same effect, and is at rest after one trip', () => {
    fc.assert(
      fc.property(patches, assume, (patch, assume) => {
        const there = translate(patch, given({ from, to }, assume))
        if (there.body === undefined) return
        const back = translate(there.body, given({ from: to, to: from }, assume))
        if (back.body === undefined) return
        if (there.outcome === 'exact' && back.outcome === 'exact') {
          for (const image of everyImage(vocabulary, touched(vocabulary, patch), ['active', 'queued'])) {
            expect(mayLeave(from, patch, image), JSON.stringify(image)).toContainEqual(act(from, back.body, image))
          }
        }
        const again = translate(back.body, given({ from, to }, assume))
        expect(translate(again.body, given({ from: to, to: from }, assume)).body).toEqual(back.body)
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
    const result = translateMain(spelledBody(from, steps), { from, to })
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
