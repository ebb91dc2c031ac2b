import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { askedBy } from '../src/asked.js'
import { decide } from '../src/decide.js'
import { noFindings } from '../src/findings.js'
import { formats } from '../src/formats/index.js'
import { type FormatId, type Ruleset, rulesets } from '../src/index.js'
import { report } from '../src/report.js'
import { readContext } from '../src/request.js'
import { compileRules } from '../src/rules.js'
import { judge } from '../src/validate.js'
import { body } from './arbitraries/body.js'
import { ruleset, smallBody } from './arbitraries/ruleset.js'
import { cloudImagesVocabulary, glanceVocabulary } from './arbitraries/vocabulary.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

/** Whenever the fast way gives an answer, the way round gives the same. Answers how often it gave one. */
function agree(rules: Ruleset, format: FormatId, bodies: readonly (readonly unknown[])[]): number {
  const compiled = compileRules(rules)
  const request = readContext(compiled, {})
  let answers = 0
  for (const one of bodies) {
    const sink = noFindings(rules.answers ?? {})
    judge(compiled, one, format, request, sink)
    const { verdict, conditions, diagnostics } = report(sink, format)
    const answer = decide(compiled, formats[format], one)
    if (answer !== undefined) expect({ one, answer }).toEqual({ one, answer: verdict !== 'refused' })
    const asked = askedBy(compiled, formats[format], one)
    if (asked !== undefined) {
      expect({ one, diagnostics }).toEqual({ one, diagnostics: [] })
      expect({ one, asked: sorted(asked) }).toEqual({ one, asked: sorted(conditions) })
      answers++
    }
  }
  return answers
}

const sorted = ({ present, absent, ...more }: { present: readonly string[]; absent: readonly string[] }): unknown => ({
  present: [...present].sort(),
  absent: [...absent].sort(),
  ...more,
})

describe('the fast way to an answer', () => {
  it.each<[string, Ruleset, FormatId, typeof glanceVocabulary]>([
    ['cloudimages', rulesets['ims-cloudimages'], 'v2.1', cloudImagesVocabulary],
    ['cloudimages of 2023', rulesets['ims-cloudimages-2023'], 'v2.1', cloudImagesVocabulary],
    ['native', rulesets['ims-images'], 'v2.0', cloudImagesVocabulary],
    ['Glance', rulesets.glance, 'v2.1', glanceVocabulary],
    ['Glance', rulesets.glance, 'v2.0', glanceVocabulary],
  ])('agrees with the way round at %s', (_, rules, format, vocabulary) => {
    const bodies = fc.sample(body(vocabulary, format), { numRuns: 4000 }) as readonly unknown[][]
    expect(agree(rules, format, bodies)).toBeGreaterThan(0)
  })

  it('agrees with the way round on any ruleset', () => {
    fc.assert(
      fc.property(ruleset, fc.array(smallBody, { minLength: 20, maxLength: 20 }), (rules, bodies) => {
        const [format = 'v2.1'] = Object.values(rules.mediaTypes)
        agree(rules, format, bodies as readonly unknown[][])
      }),
      { numRuns: 300 },
    )
  })

  it('agrees with the way round on long bodies, which take a table to see what comes again', () => {
    const name = fc.oneof(
      fc.integer({ min: 0, max: 2_000 }).map(number => `/team_${number}`),
      // Alike at their ends.
      fc.integer({ min: 0, max: 2_000 }).map(number => `/${number}_team_with_the_same_end`),
    )
    const operation = fc.oneof(
      { weight: 4, arbitrary: name.map(path => ({ op: 'remove', path })) },
      { weight: 1, arbitrary: name.map(path => ({ op: 'add', path, value: 'x' })) },
      { weight: 1, arbitrary: name.map(path => ({ op: 'replace', path, value: 'x' })) },
    )
    const bodies = fc.sample(fc.array(operation, { minLength: 33, maxLength: 150, size: 'max' }), 400)
    expect(agree(rulesets['ims-cloudimages'], 'v2.1', bodies)).toBeGreaterThan(20)
    const v20 = bodies.map(body =>
      body.map(({ op, path }) => (op === 'remove' ? { remove: path } : { [op]: path, value: 'x' })),
    )
    expect(agree(rulesets.glance, 'v2.0', v20)).toBeGreaterThan(20)
  })

  it('is not sure of a long body whose paths are too much alike to be told apart', () => {
    const paths = Array.from({ length: 300 }, (_, number) => `/${String(number).padStart(4, '0')}_alike`)
    const body = [...paths, '/0299_alike'].map(path => ({ op: 'remove', path }))
    const rules = compileRules(rulesets['ims-cloudimages'])
    expect(decide(rules, formats['v2.1'], body)).toBeUndefined()
  })

  it('knows nearly all bodies that there are', () => {
    const usual = [
      [
        { op: 'replace', path: '/name', value: 'x' },
        { op: 'replace', path: '/min_ram', value: 512 },
      ],
      [
        { op: 'add', path: '/__support_kvm', value: 'true' },
        { op: 'remove', path: '/__support_xen' },
        { op: 'add', path: '/team', value: 'a' },
      ],
      [
        { op: 'remove', path: '/a' },
        { op: 'remove', path: '/b' },
      ],
    ]
    const rules = compileRules(rulesets['ims-cloudimages'])
    expect(usual.map(one => decide(rules, formats['v2.1'], one))).toEqual([true, true, true])
  })

  it('tells the attributes of a ruleset from each other, and a thousand others', () => {
    const { attributes } = rulesets['ims-cloudimages']
    const listed = Object.keys(attributes).filter(name => attributes[name]?.effects.includes('unset'))
    const others = Array.from({ length: 1_000 }, (_, number) => `colour_${number}`)
    const body = [...listed, ...others].map(name => ({ op: 'remove', path: `/${name}` }))
    expect(decide(compileRules(rulesets['ims-cloudimages']), formats['v2.1'], body)).toBe(true)
  })
})
