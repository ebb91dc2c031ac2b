import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compile, type Image, type Ruleset, rulesets, type Validator } from '../src/index.js'
import { body } from './arbitraries/body.js'
import { image } from './arbitraries/image.js'
import { ruleset, smallBody, smallImage } from './arbitraries/ruleset.js'
import { cloudImagesVocabulary, glanceVocabulary } from './arbitraries/vocabulary.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const way = vi.hoisted(() => ({ isOpen: true, passed: 0 }))
vi.mock('../src/judge-quiet.js', async original => {
  const { passesQuietly } = await original<typeof import('../src/judge-quiet.js')>()
  return {
    passesQuietly: (...given: Parameters<typeof passesQuietly>) => {
      const passes = way.isOpen && passesQuietly(...given)
      if (passes) way.passed++
      return passes
    },
  }
})

const role = fc.constantFrom('member' as const, 'admin' as const)

/** All that a validator has to say of a body, on a way through its operations. */
function answers(isOpen: boolean, { apply, isValid, validate }: Validator, patch: unknown, given: Image, role: Role) {
  way.isOpen = isOpen
  const said = [validate(patch, { role }), isValid(patch, { role, image: given }), apply(patch, given, { role })]
  return JSON.stringify(said)
}
type Role = 'member' | 'admin'

describe('the fast way through an operation', () => {
  it.each<[string, Ruleset, 'v2.0' | 'v2.1', typeof glanceVocabulary]>([
    ['cloudimages', rulesets['ims-cloudimages'], 'v2.1', cloudImagesVocabulary],
    ['native', rulesets['ims-images'], 'v2.0', cloudImagesVocabulary],
    ['Glance', rulesets.glance, 'v2.1', glanceVocabulary],
    ['Glance', rulesets.glance, 'v2.0', glanceVocabulary],
  ])('ends where the way round does, at %s', (_, rules, format, vocabulary) => {
    const validator = compile(rules)
    way.passed = 0
    fc.assert(
      fc.property(body(vocabulary, format), image(vocabulary), role, (patch, given, role) => {
        expect(answers(true, validator, patch, given, role)).toBe(answers(false, validator, patch, given, role))
      }),
      { numRuns: 500 },
    )
    expect(way.passed).toBeGreaterThan(100)
  })

  it('ends where the way round does, at any endpoint', () => {
    fc.assert(
      fc.property(ruleset, fc.array(smallBody, { minLength: 10 }), smallImage, role, (rules, bodies, given, role) => {
        const validator = compile(rules)
        for (const patch of bodies)
          expect(answers(true, validator, patch, given, role)).toBe(answers(false, validator, patch, given, role))
      }),
      { numRuns: 200 },
    )
  })
})
