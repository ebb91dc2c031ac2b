import { describe, expect, it } from 'vitest'
import { compile, type Ruleset, rulesets } from '../src/index.js'

const least = {
  id: 'least',
  mediaTypes: { 'application/json': 'v2.1' },
  attributes: {},
  constraints: [],
} as const satisfies Ruleset
const withValue = (rule: unknown): unknown => ({ ...least, attributes: { a: { effects: ['set'], value: [rule] } } })

describe('compile', () => {
  it.each(Object.values(rulesets))('takes $id', ruleset => {
    expect(compile(ruleset).ruleset).toBe(ruleset)
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'at its root: an object wanted, not undefined'],
    ['a missing member', { ...least, id: undefined }, 'at its root: member "id" is missing'],
    ['an empty id', { ...least, id: '' }, 'at /id: a text that is not empty wanted'],
    ['no media type', { ...least, mediaTypes: {} }, 'at /mediaTypes: at least one member wanted'],
    ['media types beside creates', { ...least, creates: { mediaTypes: ['a/b'] } }, 'at /mediaTypes: no members wanted'],
    [
      'creates without a media type',
      { ...least, mediaTypes: {}, creates: { mediaTypes: [] } },
      'at /creates/mediaTypes: a list that is not empty wanted',
    ],
    [
      'an unknown format',
      { ...least, mediaTypes: { 'a/b': 'v2.2' } },
      'at /mediaTypes/a~1b: one of "v2.0", "v2.1" wanted, not "v2.2"',
    ],
    ['an unknown member', { ...least, atributes: {} }, 'at /atributes: no such member; known are $schema, id'],
    [
      'an unknown effect',
      { ...least, attributes: { a: { effects: ['add'] } } },
      'at /attributes/a/effects/0: one of "set", "unset" wanted, not "add"',
    ],
    ['an unknown type', withValue({ type: 'text' }), 'at /attributes/a/value/0/type: '],
    [
      'a bad pattern',
      withValue({ pattern: '(' }),
      'at /attributes/a/value/0/pattern: a regular expression wanted, not "("',
    ],
    [
      'a pattern inside items',
      withValue({ items: { pattern: '\\' } }),
      'at /attributes/a/value/0/items/pattern: a regular expression wanted',
    ],
    [
      'bounds in the wrong order',
      withValue({ minLength: 3, maxLength: 2 }),
      'at /attributes/a/value/0/minLength: not above maxLength',
    ],
    [
      'a negative length',
      withValue({ maxLength: -1 }),
      'at /attributes/a/value/0/maxLength: a number wanted, at least 0, not -1',
    ],
    [
      'a severity inside items',
      withValue({ items: { severity: 'error' } }),
      'at /attributes/a/value/0/items/severity: no such member',
    ],
    ['an object in an enum', withValue({ enum: [{}] }), 'at /attributes/a/value/0/enum/0: '],
    [
      'an answer to no code',
      { ...least, answers: { 'no-such-code': { status: 400 } } },
      'at /answers/no-such-code: one of ',
    ],
    [
      'a status that is none',
      { ...least, answers: { 'body-empty': { status: 42 } } },
      'at /answers/body-empty/status: ',
    ],
    [
      'a constraint without others',
      { ...least, constraints: [{ kind: 'excludes', attribute: 'a', others: [] }] },
      'at /constraints/0/others: a list that is not empty',
    ],
    [
      'an end that is none',
      { ...least, constraints: [{ kind: 'excludes', attribute: { equals: 1 }, others: ['b'] }] },
      'at /constraints/0/attribute: ',
    ],
    [
      'atMost as an error',
      { ...least, constraints: [{ kind: 'atMost', attribute: 'a', others: ['b'] }] },
      'at /constraints/0: member "severity" is missing',
    ],
    [
      'off without excludes',
      { ...least, constraints: [{ kind: 'requires', attribute: 'a', others: ['b'], off: 'x' }] },
      'at /constraints/0/off: only for excludes',
    ],
    [
      'an end with a slip',
      { ...least, constraints: [{ kind: 'excludes', attribute: { attribute: 'a', equal: 1 }, others: ['b'] }] },
      'at /constraints/0/attribute: member "equals" is missing',
    ],
    [
      'a media type with a parameter, which no header is compared with',
      { ...least, mediaTypes: { 'a/b; charset=utf-8': 'v2.1' } },
      'at /mediaTypes/a~1b; charset=utf-8: a media type without parameters wanted',
    ],
    [
      'a parameter where images are created',
      { ...least, mediaTypes: {}, creates: { mediaTypes: ['a/b;c'] } },
      'at /creates/mediaTypes/0: a media type without parameters wanted',
    ],
    [
      'a number that is none',
      { ...least, attributes: { a: { effects: ['set'], default: Number.NaN } } },
      'at /attributes/a/default: a finite number wanted, not NaN',
    ],
    ['a Map', { ...least, attributes: new Map() }, 'at /attributes: plain JSON wanted'],
    [
      'a default that is no JSON',
      { ...least, attributes: { a: { effects: ['set'], presence: 'always', default: [() => 1] } } },
      'at /attributes/a/default: plain JSON wanted',
    ],
  ])('throws on %s and says where', (_, ruleset, where) => {
    expect(() => compile(ruleset as Ruleset)).toThrow(TypeError)
    expect(() => compile(ruleset as Ruleset)).toThrow(where)
  })

  it('takes a module that exports its members', async () => {
    const source = Object.entries(least).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
    const module = await import(`data:text/javascript,${encodeURIComponent(source.join(';'))}`)
    expect(compile(module).isValid([])).toBe(true)
  })

  it('lists every fault of a ruleset', () => {
    expect(() => compile({ ...least, id: 1, constraints: 2, foo: 3 } as unknown as Ruleset)).toThrow(
      /at \/id.*\n.*at \/constraints.*\n.*at \/foo/,
    )
  })

  it('takes a ruleset without an answer for unlisted attributes: they are unknown', () => {
    const validator = compile({ ...least, attributes: { colour: { effects: ['set'] } } })
    const report = validator.validate([{ op: 'add', path: '/color', value: 'red' }])
    expect(report).toMatchObject({
      verdict: 'refused',
      refusal: { code: 'attribute-unknown', params: { similar: 'colour' } },
    })
  })

  it('is not reached by names that JavaScript objects have', () => {
    const validator = compile({
      ...least,
      attributes: JSON.parse('{"__proto__":{"effects":["set"]},"toString":{"effects":[]}}'),
    })
    expect(validator.validate([{ op: 'add', path: '/__proto__', value: 1 }]).verdict).toBe('accepted')
    expect(validator.validate([{ op: 'add', path: '/toString', value: 1 }]).refusal?.code).toBe('attribute-read-only')
    expect(validator.validate([{ op: 'add', path: '/constructor', value: 1 }]).refusal?.code).toBe('attribute-unknown')
  })
})
