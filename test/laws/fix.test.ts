import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { applyEdits, curesOf, fixText } from '../../src/fix.js'
import { compile, type Diagnostic, type Report, rulesets } from '../../src/index.js'
import { body, canonicalSteps } from '../arbitraries/body.js'
import { everyImage, image } from '../arbitraries/image.js'
import { json } from '../arbitraries/json.js'
import { misspelt } from '../arbitraries/misspelt.js'
import { spelled } from '../arbitraries/operation.js'
import { cloudImagesVocabulary, glanceVocabulary } from '../arbitraries/vocabulary.js'
import type { Image, Value } from '../reference-server.js'
import { act, type mediaTypes } from './directions.js'
import { touched } from './touched.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const endpoints = [
  { name: 'glance, v2.1', ruleset: rulesets.glance, vocabulary: glanceVocabulary, format: 'v2.1' },
  { name: 'glance, v2.0', ruleset: rulesets.glance, vocabulary: glanceVocabulary, format: 'v2.0' },
  { name: 'cloudimages', ruleset: rulesets['ims-cloudimages'], vocabulary: cloudImagesVocabulary, format: 'v2.1' },
] as const

const countsOf = ({ diagnostics }: Report): ReadonlyMap<string, number> =>
  diagnostics.reduce((counts, { code }) => counts.set(code, (counts.get(code) ?? 0) + 1), new Map<string, number>())

const weights = { error: 3, warning: 2, info: 1 } as const
const weightOf = ({ diagnostics }: Report): number => diagnostics.reduce((sum, each) => sum + weights[each.severity], 0)

describe.each(endpoints)('fixes at $name', ({ ruleset, vocabulary, format }) => {
  const validator = compile(ruleset)
  // Of either format, so that there are some in the wrong one.
  const texts = misspelt(fc.oneof(body(vocabulary, format), body(vocabulary, format), body(vocabulary, 'v2.0')))
  const contexts = fc.oneof(
    fc.constant({}),
    fc.constant({ format }),
    image(vocabulary).map(image => ({ format, image })),
  )

  it('add no finding, and change nothing where there is none', () => {
    let changed = 0
    fc.assert(
      fc.property(texts, contexts, fc.boolean(), (text, context, unsafe) => {
        const before = validator.validateText(text, context)
        const { text: now = text, fixed, report } = fixText(text, { validator, context, unsafe })
        expect(report).toEqual(validator.validateText(now, context))
        expect(now === text).toBe(fixed.length === 0)
        if (before.diagnostics.length === 0) expect(now).toBe(text)
        const counts = countsOf(before)
        for (const [code, count] of countsOf(report)) expect(count, code).toBeLessThanOrEqual(counts.get(code) ?? 0)
        if (now !== text) expect(weightOf(report)).toBeLessThan(weightOf(before))
        if (now !== text) changed++
      }),
      { numRuns: 1000 },
    )
    expect(changed).toBeGreaterThan(200)
  })

  it('are all made the first time', () => {
    fc.assert(
      fc.property(texts, contexts, fc.boolean(), (text, context, unsafe) => {
        const { text: now } = fixText(text, { validator, context, unsafe })
        if (now !== undefined) expect(fixText(now, { validator, context, unsafe })).not.toHaveProperty('text')
      }),
      { numRuns: 500 },
    )
  })

  it('do what their diagnostics suggest, and nothing else', () => {
    fc.assert(
      fc.property(texts, contexts, (text, context) => {
        const { diagnostics } = validator.validateText(text, context)
        const cures = curesOf(diagnostics, text)
        diagnostics.forEach((diagnostic, index) => {
          const cure = cures[index]
          if (cure === undefined) return
          const made = applyEdits(text, cure.edits)
          expect(made).not.toBe(text)
          cure.edits.reduce((before, { start, end }) => {
            expect(start).toBeGreaterThanOrEqual(before)
            return end
          }, 0)
          expect(parsed(made)).toEqual(promised(diagnostic, text))
        })
      }),
      { numRuns: 500 },
    )
  })

  it('leave no more when they guess than when they do not', () => {
    fc.assert(
      fc.property(texts, contexts, (text, context) => {
        const [sure, guessed] = [false, true].map(unsafe => fixText(text, { validator, context, unsafe }).report)
        if (sure !== undefined && guessed !== undefined) expect(weightOf(guessed)).toBeLessThanOrEqual(weightOf(sure))
      }),
      { numRuns: 500 },
    )
  })

  it('hide nothing: what is left is what is found where nobody has slipped', () => {
    let slipped = 0
    fc.assert(
      fc.property(body(vocabulary, format), fc.infiniteStream(fc.constantFrom(...smallSlips)), (right, slips) => {
        const wrong = right.map(each => (isOwn(each, format) ? slips.next().value(each as Members) : each))
        if (JSON.stringify(wrong) !== JSON.stringify(right)) slipped++
        const fixOf = (value: unknown) => fixText(JSON.stringify(value), { validator, context: { format } })
        expect(fixOf(wrong).report).toEqual(fixOf(right).report)
      }),
      { numRuns: 500 },
    )
    expect(slipped).toBeGreaterThan(100)
  })

  it('take what is no text of a body', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.uint8Array(),
          json.map(value => JSON.stringify(value)),
        ),
        text => {
          const { text: now, report } = fixText(text, { validator, unsafe: true })
          expect(report).toEqual(validator.validateText(now ?? text))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('safe fixes of operations in the other format', () => {
  const validator = compile(rulesets.glance)

  it.each(['v2.0', 'v2.1'] as const)('leave on every image what the operations do one by one, in %s', format => {
    const other = format === 'v2.1' ? 'v2.0' : 'v2.1'
    const mixed = canonicalSteps(glanceVocabulary).chain(steps =>
      fc.tuple(...steps.map(step => fc.constantFrom(format, other).map(own => ({ own, element: spelled(own, step) })))),
    )
    let moved = 0
    fc.assert(
      fc.property(mixed, elements => {
        const text = JSON.stringify(elements.map(({ element }) => element))
        const { text: now } = fixText(text, { validator, context: { format } })
        if (now === undefined) return
        const { diagnostics } = validator.validateText(now, { format })
        if (diagnostics.some(({ code }) => code.endsWith('format-mismatch'))) return
        const patch: Value = JSON.parse(now)
        for (const image of everyImage(glanceVocabulary, touched(glanceVocabulary, patch), glanceVocabulary.status))
          expect(act(format, patch, image)).toEqual(oneByOne(elements, image))
        moved++
      }),
      { numRuns: 500 },
    )
    expect(moved).toBeGreaterThan(50)
  })

  /** What is left of an image when each operation was sent by itself; undefined: one of them was refused. */
  const oneByOne = (
    elements: readonly { readonly own: keyof typeof mediaTypes; readonly element: Value }[],
    image: Image,
  ): Image | undefined =>
    elements.reduce<Image | undefined>((now, { own, element }) => now && act(own, [element], now), image)
})

type Members = { readonly [member: string]: Value }

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
const onEach =
  (change: (name: string, value: Value) => readonly [string, Value]) =>
  (members: Members): Members =>
    Object.fromEntries(Object.entries(members).map(([name, value]) => change(name, value)))

/** What leaves no doubt of what was meant. */
const smallSlips = [
  onEach((name, value) => [capitalized(name), value]),
  onEach((name, value) => [name, name === 'op' && typeof value === 'string' ? value.toUpperCase() : value]),
  onEach((name, value) => [name, name !== 'value' && /^\/\w+$/.test(String(value)) ? String(value).slice(1) : value]),
  (members: Members) => members,
]

/** Whether an element is an operation of a format, and nothing besides. */
function isOwn(element: Value, format: 'v2.0' | 'v2.1'): boolean {
  const names = Object.keys(element ?? {})
  const head = names.filter(name => name !== 'value')
  const { op } = (element ?? {}) as Members
  if (format === 'v2.0') return head.length === 1 && ['add', 'replace', 'remove'].includes(head[0] ?? '')
  return head.join() === 'op,path' && ['add', 'replace', 'remove'].includes(String(op))
}

const parsed = (text: string): unknown => JSON.parse(text.replace(/^\ufeff/, ''))

/** The value of a text as a diagnostic says that it should be. */
function promised({ code, suggestion }: Diagnostic, text: string): unknown {
  const value = parsed(text)
  if (code === 'body-not-array') return typeof value === 'string' ? JSON.parse(value) : [value]
  // A member that stands there twice has the last value already.
  if (suggestion === undefined) return value
  const { pointer, member } = suggestion
  const tokens = pointer
    .split('/')
    .slice(1)
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = tokens.pop() ?? ''
  const inside = tokens.reduce((at, token) => at[token] as Record<string, unknown>, value as Record<string, unknown>)
  if (member !== undefined) inside[member] = inside[last]
  if (suggestion.replacement !== undefined) inside[last] = suggestion.replacement
  else delete inside[last]
  return value
}
