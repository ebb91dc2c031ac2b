import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compile } from '../../src/index.js'
import { json } from '../arbitraries/json.js'
import { ruleset, smallBody, smallImage, widened } from '../arbitraries/ruleset.js'
import { ruled } from '../reference-server/ruled.js'
import { meets } from './meets.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const names = (diagnostics: readonly { code: string; pointer: string }[]): string[] =>
  diagnostics.map(({ code, pointer }) => `${code} at ${pointer}`)

describe('a ruleset', () => {
  it('finds nothing more when an enum allows more', () => {
    fc.assert(
      fc.property(widened, smallBody, ({ narrow, wide }, patch) => {
        const more = names(compile(wide).validate(patch).diagnostics)
        expect(names(compile(narrow).validate(patch).diagnostics)).toEqual(expect.arrayContaining(more))
      }),
      { numRuns: 500 },
    )
  })

  it('is obeyed: with an image as a server would, without one as it would on every image', () => {
    fc.assert(
      fc.property(ruleset, smallBody, fc.array(smallImage, { minLength: 1, maxLength: 20 }), (rules, patch, images) => {
        const validator = compile(rules)
        const base = new Map(Object.entries(rules.attributes).filter(([, rule]) => rule.presence === 'always'))
        const defaults = new Map([...base].map(([name, rule]) => [name, rule.default ?? null]))
        const { verdict, conditions } = validator.validate(patch)
        for (const image of images) {
          const taken = ruled(rules, patch, image).status === 200
          const known = validator.validate(patch, { image }).verdict
          expect({ image, known }).toEqual({ image, known: taken ? 'accepted' : 'refused' })
          const unknown =
            verdict === 'conditional' ? meets({ base, defaults }, image, conditions) : verdict === 'accepted'
          expect({ image, unknown }).toEqual({ image, unknown: taken })
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is the same ruleset after a trip through its text', () => {
    fc.assert(
      fc.property(ruleset, smallBody, (rules, patch) => {
        const again = compile(JSON.parse(JSON.stringify(rules)))
        expect(again.validate(patch)).toEqual(compile(rules).validate(patch))
      }),
      { numRuns: 200 },
    )
  })

  it('judges alike, in the hot path and not', () => {
    fc.assert(
      fc.property(ruleset, fc.oneof(smallBody, json), (rules, patch) => {
        const validator = compile(rules)
        expect(validator.isValid(patch)).toBe(validator.validate(patch).verdict !== 'refused')
      }),
      { numRuns: 500 },
    )
  })

  it('is refused, or judges: any JSON in place of one member', () => {
    const spoiled = fc.tuple(ruleset, fc.nat(), json).map(([rules, at, instead]) => {
      const members = Object.keys(rules)
      return JSON.parse(JSON.stringify({ ...rules, [members[at % members.length] ?? '']: instead }))
    })
    fc.assert(
      fc.property(spoiled, smallBody, (rules, patch) => {
        let validator: ReturnType<typeof compile> | undefined
        try {
          validator = compile(rules)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(TypeError)
        }
        if (validator !== undefined)
          expect(['accepted', 'refused', 'conditional']).toContain(validator.validate(patch).verdict)
      }),
      { numRuns: 500 },
    )
  })
})
