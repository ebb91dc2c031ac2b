import { describe, expect, it } from 'vitest'
import { fromPython } from '../src/python-pattern.js'
import { patterns, texts } from './python-pattern.json'

describe('a pattern of Python', () => {
  it.each(patterns)('$pattern finds what re.search of Python 3 found', ({ pattern, finds }) => {
    const read = fromPython(pattern)
    expect(read).toBeDefined()
    const expression = new RegExp(read ?? '', 'u')
    expect(texts.filter(text => expression.test(text))).toEqual(finds)
  })

  it.each([
    '(?i)a',
    '(?i:a)',
    '[\\W]',
    '^[^\\S]$',
    'a*+',
    'a{,3}',
    '\\N{DASH}',
    '(?#x)a',
    '(a)?(?(1)b|c)',
    'a]',
    'a}',
    '(',
  ])('%s is one that JavaScript cannot say', pattern => expect(fromPython(pattern)).toBeUndefined())

  it('may be long', () => {
    const start = performance.now()
    for (const text of ['[', 'a', '\\', '(?P<', '[]', '$', '('].map(each => each.repeat(100_000))) fromPython(text)
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
