import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compile, type Report, type Ruleset } from '../../src/index.js'
import { json } from '../arbitraries/json.js'
import { ruleset, smallBody, smallImage, widened } from '../arbitraries/ruleset.js'
import { isOverfull, ruled } from '../reference-server/ruled.js'
import type { Image } from '../reference-server.js'
import { meets } from './meets.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

/** What is found, but for what the answer to that leaves behind. */
const names = (diagnostics: readonly { code: string; pointer: string }[]): string[] =>
  diagnostics.filter(({ code }) => code !== 'body-kept-in-part').map(({ code, pointer }) => `${code} at ${pointer}`)

const role = fc.constantFrom('member' as const, 'admin' as const)

/** What a report of a body alone stands on: the image is as the endpoint wants it, and has room for what the body adds. */
function isAssumed(rules: Ruleset, image: Image, answer: number, report: Report): boolean {
  const isFull = answer === 413 && report.status !== 413
  const isWanted = (rules.demands ?? []).every(
    ({ status }) => status === undefined || status.includes(String(image.status)),
  )
  return isWanted && !isFull && !isOverfull(rules, image)
}

/** Expects a report of a body alone to hold of what a server has answered. */
function expectToHold(rules: Ruleset, image: Image, answer: number, { verdict, conditions, status }: Report): void {
  const base = new Map(Object.entries(rules.attributes).filter(([, rule]) => rule.presence === 'always'))
  const defaults = new Map([...base].map(([name, rule]) => [name, rule.default ?? null]))
  const taken = verdict === 'conditional' ? meets({ base, defaults }, image, conditions) : verdict === 'accepted'
  expect({ image, taken }).toEqual({ image, taken: answer === 200 })
  if (status !== undefined) expect({ image, status }).toEqual({ image, status: answer })
}

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
    const images = fc.array(smallImage, { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(ruleset, smallBody, role, images, (rules, patch, role, images) => {
        const validator = compile(rules)
        const unknown = validator.validate(patch, { role })
        for (const image of images) {
          const { status, image: after } = ruled(rules, patch, image, role)
          const applied = validator.apply(patch, image, { role })
          expect({ image, status: applied.report.status }).toEqual({ image, status })
          expect({ image, after: applied.image }).toEqual({ image, after })
          expect(validator.validate(patch, { image, role })).toEqual(applied.report)
          if (isAssumed(rules, image, status, unknown)) expectToHold(rules, image, status, unknown)
        }
      }),
      { numRuns: 2000 },
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
      fc.property(ruleset, fc.oneof(smallBody, json), role, fc.option(smallImage), (rules, patch, role, image) => {
        const validator = compile(rules)
        for (const context of [{}, { role }, { role, image }])
          expect(validator.isValid(patch, context)).toBe(validator.validate(patch, context).verdict !== 'refused')
      }),
      { numRuns: 1000 },
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
