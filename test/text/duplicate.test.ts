import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeToken } from '../../src/pointer.js'
import { type Duplicate, duplicateMembers, repeatsNames } from '../../src/text/scan.js'
import { document, shards, slipped, type Tree } from './arbitraries.js'

describe('duplicateMembers', () => {
  it.each<[string, readonly Duplicate[]]>([
    ['[]', []],
    ['{"a":1,"b":1,"c":{"a":1}}', []],
    ['[{"op":1},{"op":1}]', []],
    ['{"a":1,"a":2}', [{ pointer: '/a', member: 'a', count: 2 }]],
    ['{"op":1,"\\u006fp":2,"op":3}', [{ pointer: '/op', member: 'op', count: 3 }]],
    ['{"\\u006f":1,"\\u006F":2}', [{ pointer: '/o', member: 'o', count: 2 }]],
    ['[0,[0,{"":1,"":2}]]', [{ pointer: '/1/1/', member: '', count: 2 }]],
    ['{"x":{"a/b~":{"~":1,"~":2}}}', [{ pointer: '/x/a~1b~0/~0', member: '~', count: 2 }]],
    ['{"__proto__":1,"__proto__":2}', [{ pointer: '/__proto__', member: '__proto__', count: 2 }]],
    ['{"ab":1,"ac":2,"bb":3}', []],
    ['\ufeff{"a":1,"a":2}', [{ pointer: '/a', member: 'a', count: 2 }]],
  ])('in %j', (text, duplicates) => {
    expect(duplicateMembers(text)).toEqual(duplicates)
  })

  it('lists them by their first occurrences', () => {
    const text = '{"a":1,"b":{"c":1,"d":1,"d":1,"c":1},"a":1}'
    expect(duplicateMembers(text).map(({ pointer }) => pointer)).toEqual(['/a', '/b/c', '/b/d'])
  })

  it('leaves out what stands in an overwritten value', () => {
    const text = '{"a":{"x":1,"x":2},"b":{"y":1,"y":1},"a":5,"c":0}'
    expect(duplicateMembers(text).map(({ pointer }) => pointer)).toEqual(['/a', '/b/y'])
  })

  it('takes objects of many members', () => {
    const names = Array.from({ length: 100_000 }, (_, i) => `"n${i}":0`)
    expect(duplicateMembers(`{${names.join()}}`)).toEqual([])
    expect(duplicateMembers(`{${names.join()},"n7":1}`)).toEqual([{ pointer: '/n7', member: 'n7', count: 2 }])
    expect(duplicateMembers(`{${'"a":0,'.repeat(100_000)}"a":1}`)).toEqual([
      { pointer: '/a', member: 'a', count: 100_001 },
    ])
  })

  it('takes a million nested values, and duplicates on every level of many', () => {
    const deep = 1_000_000
    expect(duplicateMembers('['.repeat(deep) + ']'.repeat(deep))).toEqual([])
    const levels = 100_000
    const found = duplicateMembers(`${'{"a":0,"a":'.repeat(levels)}0${'}'.repeat(levels)}`)
    expect(found).toHaveLength(levels)
    expect(found[2]).toEqual({ pointer: '/a/a/a', member: 'a', count: 2 })
    const overwritten = duplicateMembers(`${'{"a":'.repeat(levels)}0${',"a":0}'.repeat(levels)}`)
    expect(overwritten).toEqual([{ pointer: '/a', member: 'a', count: 2 }])
  })

  it('finds what one finds who looks at every object', () => {
    fc.assert(
      fc.property(document, ({ text, tree }) => {
        expect(duplicateMembers(text)).toEqual(naive(tree))
      }),
      { numRuns: 1000 },
    )
  })

  it('returns for any text', () => {
    fc.assert(
      fc.property(fc.oneof(slipped, shards, fc.string({ unit: 'binary' })), text => {
        expect(duplicateMembers(text)).toBeInstanceOf(Array)
      }),
    )
  })
})

describe('repeatsNames', () => {
  it.each<[string, boolean]>([
    ['7', false],
    ['{"a:":":","b\\":":"\\\\","c":{"a:":0}}', false],
    ['{"a:":":","a:":1}', true],
    ['{"\\u003a":":","\\u003a":1}', true],
    ['{"__proto__":{"a":1},"__proto__":{"a":1}}', true],
    ['{"a":{"b":1,"c":2},"a":0}', true],
    ['[{"a":"\\":"},{"a":"\\\\","b" : ":\\":","b" :\t0}]', true],
  ])('in %j: %j', (text, repeats) => {
    expect(repeatsNames(text, JSON.parse(text))).toBe(repeats)
  })

  it('is true exactly where there are duplicates', () => {
    const colons = document.map(({ text }) => text.replace(/0/g, '":\\":"'))
    fc.assert(
      fc.property(
        fc.oneof(
          document.map(({ text }) => text),
          colons,
        ),
        text => {
          const value = parsed(text)
          fc.pre(value !== undefined)
          expect(repeatsNames(text, value)).toBe(duplicateMembers(text).length > 0)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('is not deceived by what a program adds to all objects', () => {
    Object.defineProperty(Object.prototype, 'added', { value: 1, enumerable: true, configurable: true })
    const repeats = repeatsNames('{"a":1,"a":2}', { a: 2 })
    Reflect.deleteProperty(Object.prototype, 'added')
    expect(repeats).toBe(true)
  })
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function naive(root: Tree): readonly Duplicate[] {
  const found: (Duplicate & { readonly first: number })[] = []
  let members = 0
  const visit = (tree: Tree, pointer: string, counts: boolean): void => {
    if (tree.kind === 'array')
      for (const [i, element] of tree.elements.entries()) visit(element, `${pointer}/${i}`, counts)
    if (tree.kind !== 'object') return
    const names = tree.members.map(([name]) => name)
    for (const [i, [name, value]] of tree.members.entries()) {
      const inner = `${pointer}/${escapeToken(name)}`
      const first = members++
      const count = names.filter(other => other === name).length
      if (counts && count > 1 && names.indexOf(name) === i) found.push({ pointer: inner, member: name, count, first })
      visit(value, inner, counts && names.lastIndexOf(name) === i)
    }
  }
  visit(root, '', true)
  return found.sort((a, b) => a.first - b.first).map(({ first: _, ...duplicate }) => duplicate)
}
