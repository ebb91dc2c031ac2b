import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { quickApply } from '../src/apply-quick.js'
import { imageAfter, outcomesOf } from '../src/image-after.js'
import { type FormatId, type Image, type Ruleset, rulesets } from '../src/index.js'
import { judging } from '../src/judging.js'
import type { Change } from '../src/presence.js'
import { readContext } from '../src/request.js'
import { compileRules } from '../src/rules.js'
import { body } from './arbitraries/body.js'
import { image } from './arbitraries/image.js'
import { ruleset, smallBody, smallImage } from './arbitraries/ruleset.js'
import { cloudImagesVocabulary, glanceVocabulary } from './arbitraries/vocabulary.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

type Case = readonly [body: unknown, image: Image, role?: 'member' | 'admin']

/** Whenever the fast way has an image, the way round has the same, with the same report. Answers how often it had one. */
function agree(ruleset: Ruleset, cases: readonly Case[], format?: FormatId): number {
  const rules = compileRules(ruleset)
  const { judged } = judging(rules)
  let answers = 0
  for (const [body, image, role = 'member'] of cases) {
    const request = readContext(rules, { image, role, ...(format === undefined ? {} : { format }) })
    const quick = quickApply(rules, body, request)
    if (quick === undefined) continue
    answers++
    const changes = new Map<string, Change>()
    const report = judged(body, request, [], changes)
    expect({ body, report: quick.report }).toEqual({ body, report })
    const after = imageAfter(image, outcomesOf(rules, changes))
    // With the order of their members.
    expect(JSON.stringify([body, quick.image])).toBe(JSON.stringify([body, after]))
  }
  return answers
}

describe('the fast way to an image', () => {
  it.each<[string, Ruleset, FormatId, typeof glanceVocabulary]>([
    ['cloudimages', rulesets['ims-cloudimages'], 'v2.1', cloudImagesVocabulary],
    ['native', rulesets['ims-images'], 'v2.0', cloudImagesVocabulary],
    ['Glance', rulesets.glance, 'v2.1', glanceVocabulary],
    ['Glance', rulesets.glance, 'v2.0', glanceVocabulary],
  ])('agrees with the way round at %s', (_, rules, format, vocabulary) => {
    const role = fc.constantFrom('member' as const, 'admin' as const)
    const cases = fc.sample(fc.tuple(body(vocabulary, format), image(vocabulary), role), { numRuns: 3_000 })
    expect(agree(rules, cases, format)).toBeGreaterThan(20)
  })

  it('agrees with the way round on any ruleset', () => {
    let answers = 0
    const cases = fc.array(fc.tuple(smallBody, smallImage), { minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(ruleset, cases, (rules, some) => {
        answers += agree(rules, some as readonly Case[], Object.values(rules.mediaTypes)[0])
      }),
      { numRuns: 300 },
    )
    expect(answers).toBeGreaterThan(20)
  })

  it('leaves what cannot be looked at', () => {
    const { proxy, revoke } = Proxy.revocable([], {})
    revoke()
    expect(agree(rulesets.glance, [[proxy, {}]])).toBe(0)
  })

  const set = (path: string, value: unknown = 'x') => ({ op: 'add', path, value })
  const remove = (path: string) => ({ op: 'remove', path })
  it.each<[string, number, readonly unknown[]]>([
    ['takes what comes again and hangs on no order', 1, [set('/foo', 'a'), set('/foo', 'b')]],
    ['leaves what is gone twice', 0, [remove('/foo'), remove('/foo')]],
    ['leaves what is gone and comes again', 0, [remove('/foo'), set('/bar'), set('/foo')]],
    ['leaves what comes and is gone', 0, [set('/foo'), remove('/foo')]],
    ['leaves what is new twice', 0, [set('/new'), set('/bar'), set('/new')]],
    ['leaves what is new and gone', 0, [set('/new'), remove('/new')]],
    ['takes no prototype for an attribute', 0, [remove('/constructor')]],
    ['sets what is named like a prototype', 1, [set('/__proto__')]],
    ['leaves an empty body', 0, []],
    ['leaves what no server reads', 0, [{ ...set('/new'), more: 1 }]],
    [
      'leaves a removal with a value that is hidden',
      0,
      [Object.defineProperty(remove('/foo'), 'value', { value: 'x' })],
    ],
    ['leaves what is no operation', 0, [set('/new'), undefined, set('/more')]],
  ])('%s', (_, answers, body) => {
    expect(agree(rulesets.glance, [[body, { foo: 'a', bar: 'b' }]])).toBe(answers)
  })
})
