import { describe, expect, it } from 'vitest'
import { type Image, referenceServers, type Value } from '../reference-server.js'
import { fromJsonPatch, fromMergePatch, fromWholeJsonPatch } from './dialects.js'
import { objectCases } from './suite.js'

/** A v2.1 body on an object that knows no rules. */
function left(document: Image, body: ReturnType<typeof fromJsonPatch>): Image | undefined {
  if (typeof body === 'number') return undefined
  const after = new Map(Object.entries(document))
  for (const { op, path, value = null } of body) {
    const name = path.slice(1).replaceAll('~1', '/').replaceAll('~0', '~')
    if (op !== 'add' && !after.has(name)) return undefined
    if (op === 'remove') after.delete(name)
    else after.set(name, value)
  }
  return Object.fromEntries(after)
}

const glance = (mediaType: string, body: Value, image: Image): Image | number => {
  const answer = referenceServers.glance({ mediaType: `application/${mediaType}+json`, body, image })
  return answer.image ?? answer.status
}
const jsonPatch = (body: Value, image: Image): Image | number => glance('json-patch', body, image)
const mergePatch = (body: Value, image: Image): Image | number => glance('merge-patch', body, image)

describe('the reading of a JSON Patch', () => {
  it.each(objectCases)('is that of the public suite, $title', ({ doc, patch, error, expected = doc }) => {
    for (const reading of [fromJsonPatch, fromWholeJsonPatch])
      expect(left(doc, reading(patch, doc))).toEqual(error === undefined ? expected : undefined)
  })

  it.each<[string, Value, Image, Image | number]>([
    ['appends a tag', [{ op: 'add', path: '/tags/-', value: 'b' }], { tags: ['a'] }, { tags: ['a', 'b'] }],
    ['knows the tags of any image', [{ op: 'add', path: '/tags/0', value: 'b' }], {}, { tags: ['b'] }],
    ['counts without leading zeros', [{ op: 'remove', path: '/tags/00' }], { tags: ['a'] }, 409],
    ['finds nothing behind the end', [{ op: 'remove', path: '/tags/-' }], { tags: ['a'] }, 409],
    ['leaves a passing test out', [{ op: 'test', path: '/status', value: 'active' }], {}, {}],
    ['fails with a test', [{ op: 'test', path: '/min_ram', value: '0' }], {}, 409],
    ['sees numbers, not digits', [{ op: 'test', path: '/min_ram', value: -0 }], { min_ram: 0 }, { min_ram: 0 }],
    ['moves', [{ op: 'move', from: '/foo', path: '/bar' }], { foo: 'x' }, { bar: 'x' }],
    ['moves nowhere', [{ op: 'move', from: '/name', path: '/name' }], { name: 'x' }, { name: 'x' }],
    ['copies nowhere', [{ op: 'copy', from: '/status', path: '/status' }], { status: 'active' }, { status: 'active' }],
    ['moves no base attribute', [{ op: 'move', from: '/name', path: '/foo' }], { name: 'x' }, 403],
    ['moves nothing into itself', [{ op: 'move', from: '/tags', path: '/tags/0' }], { tags: [] }, 409],
    ['copies what cannot be set', [{ op: 'copy', from: '/status', path: '/foo' }], {}, { foo: 'active' }],
    ['reads two slashes as two tokens', [{ op: 'add', path: '//foo', value: 'x' }], {}, 409],
    ['says no white space', [{ op: 'add', path: '/foo ', value: 'x' }], {}, 400],
    ['says a slash', [{ op: 'copy', from: '/a~1b', path: '/~1' }], { 'a/b': 'x' }, { 'a/b': 'x', '/': 'x' }],
    ['wants a value', [{ op: 'add', path: '/foo' }], {}, 400],
    ['wants a list', { op: 'remove', path: '/foo' }, { foo: 'x' }, 400],
    ['is judged by the same rules', [{ op: 'add', path: '/tags/-', value: 5 }], {}, 400],
  ])('%s', (_, body, image, after) => {
    expect(jsonPatch(body, image)).toEqual(after)
  })

  it('writes of a whole new document what is another one', () => {
    const image = { status: 'active', name: 'a', foo: 'x', bar: 'y' }
    const value = { status: 'active', name: 'b', foo: 'x' }
    expect(fromJsonPatch([{ op: 'replace', path: '', value }], image)).toEqual([
      { op: 'add', path: '/name', value: 'b' },
      { op: 'remove', path: '/bar' },
    ])
    expect(fromJsonPatch([{ op: 'replace', path: '', value: 'x' }], image)).toBe(400)
  })

  it('takes the names of prototypes for names', () => {
    const image: Image = JSON.parse('{"__proto__":"x"}')
    const body = [{ op: 'move', from: '/__proto__', path: '/constructor' }]
    expect(jsonPatch(body, image)).toEqual({ constructor: 'x' })
    expect(jsonPatch([{ op: 'test', path: '/constructor', value: 'x' }], {})).toBe(409)
    expect(jsonPatch([{ op: 'copy', from: '/foo', path: '/__proto__' }], { foo: 'x' })).toEqual(
      JSON.parse('{"foo":"x","__proto__":"x"}'),
    )
  })
})

describe('the reading of a merge patch', () => {
  /** RFC 7396, appendix A: the target, the patch, and the result, where target and patch are objects. */
  it.each<[Image, Value, Image]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('makes of %j with %j %j', (target, patch, result) => {
    expect(left(target, fromMergePatch(patch, target))).toEqual(result)
  })

  it('is no list and nothing else that is no object', () => {
    for (const body of [['c'], null, 'bar', 5]) expect(mergePatch(body, { a: 'b' })).toBe(400)
  })

  it.each<[string, Value, Image, Image | number]>([
    ['sets what is there and what is not', { foo: 'x', bar: 'x' }, { foo: 'y' }, { foo: 'x', bar: 'x' }],
    ['removes nothing that is not there', { foo: null, checksum: null }, {}, {}],
    ['removes no base attribute', { name: null }, {}, 403],
    ['says no white space', { ' foo': 'x' }, {}, 400],
    ['says the empty name', { '': 'x' }, {}, { '': 'x' }],
    ['is judged by the same rules', { foo: { a: null } }, {}, 400],
  ])('%s', (_, body, image, after) => {
    expect(mergePatch(body, image)).toEqual(after)
  })

  it('takes the names of prototypes for names', () => {
    expect(mergePatch(JSON.parse('{"__proto__":"x"}'), {})).toEqual(JSON.parse('{"__proto__":"x"}'))
    expect(mergePatch({ constructor: null, toString: 'x' }, {})).toEqual({ toString: 'x' })
  })
})

describe('who takes dialects', () => {
  const body = [{ op: 'test', path: '/name', value: 'web' }]
  it('needs an image for them', () => {
    const mediaType = 'application/json-patch+json'
    for (const server of Object.values(referenceServers)) {
      expect(server({ mediaType, body, image: null }).status).toBe(404)
      expect(server({ mediaType, body, image: { name: 'web' } }).status).toBe(200)
      expect(server({ mediaType: 'text/plain', body, image: {} }).status).toBe(415)
    }
  })
})
