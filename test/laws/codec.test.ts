import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compile, formats, type Json, rulesets, translate } from '../../src/index.js'
import { anySteps, canonicalBody, spelledBody } from '../arbitraries/body.js'
import { image } from '../arbitraries/image.js'
import { json } from '../arbitraries/json.js'
import { shuffled } from '../arbitraries/operation.js'
import { pointerText } from '../arbitraries/pointer.js'
import { glanceVocabulary } from '../arbitraries/vocabulary.js'
import type { Image } from '../reference-server.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const bothFormats = ['v2.0', 'v2.1'] as const

describe.each(bothFormats)('%s', format => {
  it('reads what it wrote', () => {
    const wire = fc.record({
      op: fc.constantFrom('add' as const, 'replace' as const, 'remove' as const),
      path: pointerText,
      value: fc.option(json, { nil: undefined }),
    })
    fc.assert(
      fc.property(wire, each => {
        expect(formats[format].read(formats[format].write(each))).toEqual(each)
      }),
    )
  })

  it('writes what it read, to the letter, of canonical bodies', () => {
    fc.assert(
      fc.property(canonicalBody(glanceVocabulary, format), patch => {
        const again = patch.map(raw => {
          const wire = formats[format].read(Object(raw))
          return wire === undefined
            ? wire
            : formats[format].write({ ...wire, path: String(wire.path), value: wire.value as Json })
        })
        expect(JSON.stringify(again)).toBe(JSON.stringify(patch))
      }),
      { numRuns: 200 },
    )
  })

  it('is its own translation where the body says what is known to be so', () => {
    fc.assert(
      fc.property(decided, ([patch, image]) => {
        const { body, outcome, diagnostics } = translate(patch, { from: format, to: format, image })
        expect({ body: JSON.stringify(body), outcome, diagnostics }).toEqual({
          body: JSON.stringify(patch),
          outcome: 'exact',
          diagnostics: [],
        })
      }),
      { numRuns: 200 },
    )
  })

  it('does not look at the order of members', () => {
    const validator = compile(rulesets.glance)
    const pair = canonicalBody(glanceVocabulary, format).chain(patch =>
      fc.tuple(fc.constant(patch), fc.tuple(...patch.map(shuffled))),
    )
    fc.assert(
      fc.property(pair, ([patch, other]) => {
        expect(validator.validate(other, { format })).toEqual(validator.validate(patch, { format }))
        for (const to of bothFormats)
          expect(translate(other, { from: format, to })).toEqual(translate(patch, { from: format, to }))
      }),
      { numRuns: 200 },
    )
  })

  /** Bodies that add what is not there, replace and remove what is, with the image that makes it so. */
  const decided = fc
    .tuple(anySteps(glanceVocabulary), image(glanceVocabulary))
    .map(([steps, image]): [unknown[], Image] => {
      const there = new Set([...Object.keys(image), ...glanceVocabulary.base.keys()])
      const right = steps.map(each => {
        const isThere = there.has(each.attribute)
        if (each.op === 'remove' && isThere && !glanceVocabulary.base.has(each.attribute)) {
          there.delete(each.attribute)
          return each
        }
        there.add(each.attribute)
        return { ...each, op: isThere ? ('replace' as const) : ('add' as const) }
      })
      return [spelledBody(format, right), image]
    })
})
