import fc from 'fast-check'
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import { describe, expect, it } from 'vitest'
import { escapeToken, parsePointer } from '../../src/pointer.js'
import { locate } from '../../src/text/locate.js'
import { placer, type Range } from '../../src/text/place.js'
import { findFault } from '../../src/text/scan.js'
import { document, shards, slipped, type Tree } from './arbitraries.js'

const strays = fc.array(fc.constantFrom('/a', '/0', '/-', '/01', '//', 'a', '/a/b/0', '/op', '/~', '/0/0'))

describe('locate', () => {
  it('finds every value where it was printed, and its key', () => {
    fc.assert(
      fc.property(document, strays, ({ tree, text, spans }, more) => {
        const pointers = [...more, ...pointersInto(tree)]
        const place = placer(text)
        const range = ([start, end]: readonly [number, number]) => ({ start: place(start), end: place(end) })
        const expected = pointers.map(pointer => {
          const resolved = resolve(tree, pointer)
          const span = resolved && spans.get(resolved)
          return span && { ...(span.key && { key: range(span.key) }), value: range(span.value) }
        })
        expect(locate(text, pointers)).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives ranges that parse to what the pointers resolve to, and keys that parse to their last tokens', () => {
    fc.assert(
      fc.property(document, ({ text, tree }) => {
        const whole: unknown = JSON.parse(text)
        const pointers = pointersInto(tree)
        for (const [i, location] of locate(text, pointers).entries()) {
          const tokens = parsePointer(pointers[i] ?? '') ?? []
          const value = JSON.stringify(parsed(text, location?.value))
          const key = location?.key && parsed(text, location.key)
          if (value !== JSON.stringify(tokens.reduce(child, whole))) expect.fail(`${pointers[i]} is ${value}`)
          if (key !== undefined && key !== tokens.at(-1)) expect.fail(`the key of ${pointers[i]} is ${key}`)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('agrees with jsonc-parser where no name is repeated', () => {
    let compared = 0
    fc.assert(
      fc.property(document, ({ text, tree }) => {
        fc.pre(!repeats(tree))
        const root = parseTree(text)
        const pointers = pointersInto(tree)
        for (const [i, location] of locate(text, pointers).entries()) {
          const node = root && findNodeAtLocation(root, segments(tree, pointers[i] ?? ''))
          const key = node?.parent?.type === 'property' ? node.parent.children?.[0] : undefined
          expect([offsets(location?.value), offsets(location?.key)]).toEqual([span(node), span(key)])
          compared++
        }
      }),
      { numRuns: 500 },
    )
    expect(compared).toBeGreaterThan(1000)
  })

  it('locates in broken text only what ends before the fault', () => {
    const pointers = ['', '/0', '/1', '/a', '/a/0', '/0/a', '/op', '/0/0', '//a']
    fc.assert(
      fc.property(fc.oneof(slipped, shards, fc.string({ unit: 'binary' })), text => {
        const end = findFault(text.replace(/^\ufeff/, ' '))?.offset ?? text.length
        for (const location of locate(text, pointers)) {
          if (location === undefined) continue
          expect(location.value.end.offset).toBeLessThanOrEqual(end)
          expect(location.key?.end.offset ?? 0).toBeLessThan(location.value.end.offset)
          expect(() => parsed(text, location.value)).not.toThrow()
        }
      }),
      { numRuns: 3000 },
    )
  })
})

function pointersInto(tree: Tree, pointer = ''): readonly string[] {
  if (tree.kind === 'scalar') return [pointer]
  const children = tree.kind === 'array' ? tree.elements.map((value, i) => [`${i}`, value] as const) : tree.members
  return [pointer, ...children.flatMap(([token, value]) => pointersInto(value, `${pointer}/${escapeToken(token)}`))]
}

function resolve(tree: Tree, pointer: string): Tree | undefined {
  const tokens = parsePointer(pointer)
  let reached: Tree | undefined = tokens && tree
  for (const token of tokens ?? []) {
    if (reached?.kind === 'array') reached = reached.elements.find((_, i) => String(i) === token)
    else if (reached?.kind === 'object') reached = new Map(reached.members).get(token)
    else return undefined
  }
  return reached
}

const child = (value: unknown, token: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, token)?.value : undefined

const parsed = (text: string, range: Range | undefined): unknown =>
  range && JSON.parse(text.slice(range.start.offset, range.end.offset))

const repeats = (tree: Tree): boolean =>
  tree.kind === 'array'
    ? tree.elements.some(repeats)
    : tree.kind === 'object' &&
      (new Set(tree.members.map(([name]) => name)).size < tree.members.length ||
        tree.members.some(([, v]) => repeats(v)))

/** jsonc-parser wants numbers for indices. */
const segments = (root: Tree, pointer: string): (string | number)[] => {
  const tokens = parsePointer(pointer) ?? []
  return tokens.map((token, i) => {
    const parent = resolve(
      root,
      tokens
        .slice(0, i)
        .map(before => `/${escapeToken(before)}`)
        .join(''),
    )
    return parent?.kind === 'array' ? Number(token) : token
  })
}

const offsets = (range: Range | undefined) => range && [range.start.offset, range.end.offset]

const span = (node: Node | undefined) => node && [node.offset, node.offset + node.length]
