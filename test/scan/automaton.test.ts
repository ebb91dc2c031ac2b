import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rulesets } from '../../src/index.js'
import { automatonOf, matches } from '../../src/scan/automaton.js'

const encode = (text: string): DataView => new DataView(new TextEncoder().encode(text).buffer)

/** Every pattern of the built-in rulesets. */
const known = [...new Set(JSON.stringify(rulesets).match(/"pattern":"(?:[^"\\]|\\.)*"/g))].map(member =>
  String(JSON.parse(`{${member}}`).pattern),
)

/** Patterns of all that an automaton may know, over few characters, so that texts match. */
const pattern: fc.Arbitrary<string> = fc.letrec<{ whole: string; part: string; atom: string }>(tie => ({
  whole: fc.array(tie('part'), { minLength: 1, maxLength: 2 }).map(parts => parts.join('|')),
  part: fc
    .array(fc.tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{0}', '{1,}', '{0,2}', '{1,3}')), {
      maxLength: 3,
    })
    .map(pieces => pieces.map(piece => piece.join('')).join('')),
  atom: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom('a', 'b', '-', '.', '\\.', '[ab]', '[^a]', '\\w', '\\d', '[a-c.-]', '\\u0061', '\\n'),
    tie('whole').map(inner => `(?:${inner})`),
  ),
})).whole

const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', '-', '.', '0', '\n', 'z'),
  maxLength: 8,
})

describe('an automaton', () => {
  it('matches what its pattern matches, whatever that is', () => {
    let made = 0
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 30, maxLength: 30 }), (inner, texts) => {
        const bound = `^(?:${inner})$`
        const automaton = automatonOf(bound)
        if (automaton === undefined) return
        made++
        const expression = new RegExp(bound, 'u')
        for (const each of texts)
          expect([bound, each, matches(automaton, encode(each), 0, each.length)]).toEqual([
            bound,
            each,
            expression.test(each),
          ])
      }),
      { numRuns: 600 },
    )
    expect(made).toBeGreaterThan(400)
  })

  it.each(known)('matches what %s matches, or there is none', source => {
    const automaton = automatonOf(source)
    if (automaton === undefined) return
    const expression = new RegExp(source, 'u')
    const near = fc.oneof(
      fc.stringMatching(/^[ -~]{0,40}$/),
      fc.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      fc.stringMatching(/^[0-9]{0,4}$/),
      fc.string({ maxLength: 300 }).map(any => any.replace(/[^\u0000-\u007f]/g, '')),
    )
    fc.assert(
      fc.property(near, each => {
        expect([each, matches(automaton, encode(each), 0, each.length)]).toEqual([each, expression.test(each)])
      }),
      { numRuns: 300 },
    )
  })

  it('is there for the names and identifiers of the documents', () => {
    const missing = known.filter(source => automatonOf(source) === undefined)
    const manageable = missing.filter(
      source => !/\(\?[!<]|\{[0-9]*,?(?:255|256)|\{256/.test(source) && source.startsWith('^'),
    )
    expect(manageable).toEqual([])
    expect(missing.length).toBeLessThan(known.length / 2)
  })

  it.each([
    '^(?=a)a$',
    '^(a)$',
    '^a\\b$',
    '^(?:a$',
    'a',
    '^a',
    'a$',
    '^\\1$',
    '^(?<n>a)\\k<n>$',
    '^a**$',
    '^a*?$',
    '^\\p{L}$',
    '^a{300}$',
    '^(?:a|b){40,200}$',
  ])('is none for %s', source => {
    expect(automatonOf(source)).toBeUndefined()
  })
})
