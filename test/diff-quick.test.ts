import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compile, diff, type Image, type Ruleset, rulesets } from '../src/index.js'
import { image } from './arbitraries/image.js'
import { imagePair } from './arbitraries/image-pair.js'
import { json } from './arbitraries/json.js'
import { cloudImagesVocabulary, glanceVocabulary } from './arbitraries/vocabulary.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const spacious: Ruleset = {
  ...rulesets.glance,
  id: 'spacious',
  attributes: { ...rulesets.glance.attributes, ' padded': { effects: ['set', 'unset'], sources: [] } },
}
const odd: Ruleset = {
  ...rulesets.glance,
  id: 'odd',
  meanings: { 'v2.1': { replace: { precondition: 'absent', sources: [] } } },
}
const crowded: Ruleset = { ...rulesets.glance, id: 'crowded', quota: { attributes: 2, sources: [] } }

/** A ruleset that is compiled for one call alone is never asked the fast way. */
const hidden = Object.defineProperty({}, 'foo', { value: undefined })
function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

describe.each<[string, Ruleset, typeof glanceVocabulary]>([
  ['Glance', rulesets.glance, glanceVocabulary],
  ['cloudimages', rulesets['ims-cloudimages'], cloudImagesVocabulary],
  ['native', rulesets['ims-images'], cloudImagesVocabulary],
  ['a small quota', crowded, glanceVocabulary],
  ['ops that mean what they mean nowhere else', odd, glanceVocabulary],
  ['names that no path leads to', spacious, glanceVocabulary],
])('the fast way to a difference, at %s', (_, ruleset, vocabulary) => {
  const validator = compile(ruleset)
  const to = fc.constantFrom(...Object.values(ruleset.mediaTypes), 'json-patch' as const, 'merge-patch' as const)
  const options = fc.record({ to, prune: fc.boolean(), role: fc.constantFrom('member' as const, 'admin' as const) })
  const strange = fc.dictionary(
    fc.constantFrom('name', 'tags', 'foo', ' padded', '__proto__', 'constructor', 'a/b', 'owner', 'min_ram', 'member'),
    fc.oneof(json, fc.constantFrom('x', 'true', 7, 2147483648, undefined)),
    { maxKeys: 6 },
  ) as fc.Arbitrary<Image>
  const pairs = fc.oneof(
    imagePair(vocabulary, vocabulary.status),
    fc.record({ before: fc.oneof(image(vocabulary), strange), after: fc.oneof(image(vocabulary), strange) }),
  )

  it('leads where the way round does', () => {
    fc.assert(
      fc.property(pairs, options, ({ before, after }, given) => {
        const quick = diff(before, after, { ...given, ruleset: validator })
        expect(JSON.stringify(quick)).toBe(JSON.stringify(diff(before, after, { ...given, ruleset })))
      }),
      { numRuns: 300 },
    )
  })

  const rows: readonly [string, Image, Image][] = [
    ['a value that is refused when it is saved', {}, { min_ram: 2147483648 }],
    ['what is not kept', {}, { member: 'x' }],
    ['a member that is undefined before', { foo: undefined } as never, { foo: 'x' }],
    ['one that is undefined in both', { foo: undefined } as never, {}],
    ['one that is hidden and undefined before', hidden, { foo: 'x' }],
    ['one that is hidden and undefined after', { foo: 'x' }, hidden],
    ['what cannot be looked at behind what is left out', { size: 1 }, { size: 2, foo: revoked() as never }],
  ]
  it.each(rows)('leaves to the way round %s', (_, before, after) => {
    for (const to of [...Object.values(ruleset.mediaTypes), 'json-patch'] as const)
      for (const prune of [true, false])
        expect(diff(before, after, { to, prune, ruleset: validator })).toEqual(
          diff(before, after, { to, prune, ruleset }),
        )
  })
})
