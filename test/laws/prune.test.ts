import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { diff, rulesets } from '../../src/index.js'
import { imagePair } from '../arbitraries/image-pair.js'
import { askAt, named, targets } from './endpoints.js'
import { part, partOf, sameImages } from './images.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

describe.each(targets)('pruning an image of $id in $to', ({ id, vocabulary, always, statuses, to }) => {
  it('leaves nothing that is not wanted and not spoken of', () => {
    fc.assert(
      fc.property(imagePair(vocabulary, statuses), pair => {
        const options = { to, ruleset: rulesets[id], prune: true } as const
        const { body, diagnostics } = diff(pair.before, pair.after, options)
        if (body === undefined) return
        const reached = askAt(id, to, body, pair.before).image ?? {}
        const spoken = [...named(diagnostics, 'attribute-left-out'), ...named(diagnostics, 'attribute-reset')]
        const left = Object.keys(pair.before).filter(
          name => !Object.hasOwn(pair.after, name) && Object.hasOwn(reached, name),
        )
        const silent = left.filter(name => !spoken.includes(name))
        expect(sameImages(partOf(reached, silent), partOf(always, silent))).toBe(true)
        // What can be removed is removed, and what cannot is set to what an image has that was given nothing.
        expect(left.filter(name => vocabulary.optional.has(name))).toEqual([])
        const wanted = Object.keys(pair.after).filter(name => !spoken.includes(name))
        for (const name of wanted) expect(sameImages(part(reached, name), part(pair.after, name))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
