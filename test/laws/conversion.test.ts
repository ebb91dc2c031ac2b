import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { translate } from '../../src/index.js'
import * as jsonPatch from '../../src/json-patch.js'
import { body } from '../arbitraries/body.js'
import { image } from '../arbitraries/image.js'
import { shownImage } from '../arbitraries/image-pair.js'
import { fittingJsonPatch, looseJsonPatch } from '../arbitraries/json-patch.js'
import { looseMergePatch, mergePatch } from '../arbitraries/merge-patch.js'
import { glanceVocabulary as vocabulary } from '../arbitraries/vocabulary.js'
import type { Image, Value } from '../reference-server.js'
import { act, assume, bodiesIn, directions, given, mayLeave, type PatchFormatId } from './directions.js'
import { frozen } from './frozen.js'
import { resolves } from './resolve.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const entries = [translate, jsonPatch.translate] as const
const role = fc.constantFrom('member' as const, 'admin' as const)

/** Bodies that may be right and suit the image, with that image. */
const right = (from: PatchFormatId): fc.Arbitrary<[Value, Image]> => {
  if (from !== 'json-patch') return fc.tuple(bodiesIn(from), fc.oneof(image(vocabulary), shownImage(vocabulary)))
  return shownImage(vocabulary).chain(shown => fc.tuple(fittingJsonPatch(vocabulary, shown), fc.constant(shown)))
}

/** Bodies that may be wrong in every way, with an image. */
const loose = (from: PatchFormatId): fc.Arbitrary<[Value, Image]> =>
  shownImage(vocabulary).chain(shown => {
    const wrong =
      from === 'json-patch'
        ? fc.oneof(looseJsonPatch(vocabulary, shown), body(vocabulary, 'v2.1'))
        : from === 'merge-patch'
          ? looseMergePatch(vocabulary)
          : body(vocabulary, from)
    return fc.tuple<[Value, Image]>(wrong, fc.constant(shown))
  })

describe.each(directions)('a translation from $from to $to for an image', ({ from, to }) => {
  /** What it does to its image, which must be what its source does, but for the refusals that a weakened one lost. */
  function judge(patch: Value, image: Image, role: 'member' | 'admin', translated: (typeof entries)[number]): void {
    const { body, outcome, diagnostics } = translated(patch, { from, to, image, role })
    expect(body === undefined).toBe(outcome === 'untranslatable')
    expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(body === undefined)
    if (body === undefined) return
    // What holds is known, so that nothing has to be assumed.
    expect(['exact', 'weakened']).toContain(outcome)
    const after = act(to, body, image, role)
    const allowed = mayLeave(from, patch, image, role)
    if ((outcome === 'exact' && !asksLess(body, image)) || allowed.every(each => each !== undefined))
      expect(allowed).toContainEqual(after)
  }

  /** A merge patch that removes what is not there is taken, also where the source set it before, which may be refused. */
  const asksLess = (body: Value, image: Image): boolean =>
    to === 'merge-patch' &&
    Object.entries(body as Image).some(([name, value]) => value === null && !Object.hasOwn(image, name))

  it('acts on it as its outcome says', () => {
    fc.assert(
      fc.property(right(from), role, ([patch, image], role) => {
        for (const entry of entries) judge(patch, image, role, entry)
      }),
      { numRuns: 300 },
    )
  })

  it('acts on it as its outcome says, of bodies that may be wrong', () => {
    fc.assert(
      fc.property(loose(from), role, ([patch, image], role) => {
        for (const entry of entries) judge(patch, image, role, entry)
      }),
      { numRuns: 300 },
    )
  })

  it('points into its source, and leaves all as it is', () => {
    const known = fc.boolean()
    fc.assert(
      fc.property(loose(from), assume, known, ([patch, image], assume, known) => {
        const options = given({ from, to, ...(known ? { image } : {}) }, assume)
        for (const translate of entries) {
          const { diagnostics } = translate(frozen(patch), frozen(options))
          for (const { pointer } of diagnostics) expect(pointer).toSatisfy(() => resolves(patch, pointer))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('says the same with more knowledge, where it needed none', () => {
    fc.assert(
      fc.property(right(from), ([patch, image]) => {
        const blind = translate(patch, { from, to })
        if (blind.outcome !== 'exact') return
        expect(translate(patch, { from, to, image }).outcome).toBe('exact')
      }),
      { numRuns: 200 },
    )
  })
})

describe('a merge patch', () => {
  it.each(['v2.0', 'v2.1', 'json-patch'] as const)('has an exact translation to %s for every image', to => {
    fc.assert(
      fc.property(mergePatch(vocabulary), shownImage(vocabulary), (patch, image) => {
        expect(translate(patch, { from: 'merge-patch', to, image }).outcome).toBe('exact')
      }),
      { numRuns: 200 },
    )
  })
})
