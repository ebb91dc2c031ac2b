import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { outgoing } from '../../src/http/outgoing.js'
import { thrower, traps } from '../arbitraries/throwing.js'

const url = 'https://example.com/v2/images/1'
const patch = { method: 'PATCH' }
const bytes = new TextEncoder().encode('[{}]')

/** The text that is judged, and the Content-Type with which; undefined: the request is none of ours. */
async function seen(input: unknown, init?: unknown): Promise<readonly [body: string, mediaType: string] | undefined> {
  const request = outgoing(input, init)
  if (request === undefined) return undefined
  const body = await request.body
  return [typeof body === 'string' ? body : new TextDecoder().decode(body), request.mediaType]
}

describe('what is judged', () => {
  it.each<[string, 'images' | 'cloudimages']>([
    [url, 'images'],
    ['https://example.com/v2/cloudimages/1', 'cloudimages'],
    ['http://[::1]:9292/image/v2/images/1/?x=/v3#y', 'images'],
    ['/v2/images/8f1c4dc1-6b8d-4fd5-9a3b-2f6b5c0e1d11', 'images'],
    ['v2/cloudimages/1', 'cloudimages'],
    ['https://example.com/v2/x/../images/a%2Fb', 'images'],
    ['  https://example.com\\v2\\images\\1 ', 'images'],
  ])('a PATCH of %s', (url, endpoint) => {
    expect(outgoing(url, patch)).toMatchObject({ url, endpoint })
  })

  it.each([
    'https://example.com/',
    'https://example.com/v2/images',
    'https://example.com/v2/images/',
    'https://example.com/v2/images//',
    'https://example.com/v2/images/1/tags',
    'https://example.com/v2/images/1/tags/x',
    'https://example.com/v1/images/1',
    'https://example.com/xv2/images/1',
    'https://example.com/v2/Images/1',
    'https://example.com/v2/myimages/1',
    'https://example.com/v2/images/..',
    'https://example.com/v3?next=/v2/images/1',
    'https://example.com/v3#/v2/images/1',
    'https://v2/images/1',
    'https://',
  ])('no PATCH of %s', url => {
    expect(outgoing(url, patch)).toBeUndefined()
  })

  it.each(['GET', 'POST', 'PUT', 'DELETE', 'PATCHES', '', undefined, 7, {}])(
    'no %j, of which nothing is read',
    method => {
      const init = {
        method,
        get headers() {
          return thrower()
        },
        get body() {
          return thrower()
        },
      }
      expect(outgoing(url, init)).toBeUndefined()
      expect(outgoing(new Request(url), undefined)).toBeUndefined()
      expect(outgoing(new Request(url, patch), { method: 'GET' })).toBeUndefined()
    },
  )

  it('a method in small letters', () => {
    expect(outgoing(url, { method: 'patch' })).toBeDefined()
    expect(outgoing(new Request(url), { method: 'PATCH' })).toBeDefined()
  })

  it.each<[string, unknown]>([
    ['a URL', new URL(url)],
    ['what makes a text of itself', { href: url, toString: () => url }],
    ['a Request', new Request(url, patch)],
  ])('%s', (_, input) => {
    expect(outgoing(input, patch)).toMatchObject({ url, endpoint: 'images' })
  })
})

describe('the body', () => {
  it.each<[string, unknown, string, string]>([
    ['a text', '[{}]', '[{}]', 'text/plain;charset=UTF-8'],
    ['a text with half a character', '["\ud83d"]', '["\ufffd"]', 'text/plain;charset=UTF-8'],
    ['an empty text', '', '', 'text/plain;charset=UTF-8'],
    ['nothing', undefined, '', ''],
    ['null', null, '', ''],
    ['bytes', bytes, '[{}]', ''],
    ['some of the bytes', bytes.subarray(1, 3), '{}', ''],
    ['a view of bytes', new DataView(bytes.buffer, 1, 2), '{}', ''],
    ['a Buffer', Buffer.from('[{}]'), '[{}]', ''],
    ['a buffer', bytes.buffer, '[{}]', ''],
    ['a buffer of another realm', runInNewContext('new Uint8Array([91, 93]).buffer'), '[]', ''],
    ['a Blob', new Blob(['[', '{}]'], { type: 'a/B' }), '[{}]', 'a/b'],
    ['a Blob without a type', new Blob(['[]']), '[]', ''],
    ['a File', new File(['[]'], 'x.json', { type: 'a/b' }), '[]', 'a/b'],
    [
      'URLSearchParams',
      new URLSearchParams({ a: '[]' }),
      'a=%5B%5D',
      'application/x-www-form-urlencoded;charset=UTF-8',
    ],
  ])('is read as fetch sends it: %s', async (_, body, text, mediaType) => {
    expect(await seen(url, { method: 'PATCH', body })).toEqual([text, mediaType])
    const request = new Request(url, { method: 'PATCH', body: body as Blob })
    expect(await seen(request)).toEqual([text, mediaType])
    expect(await request.text()).toBe(text)
  })

  it.each<[string, unknown]>([
    ['a stream', new Blob(['x']).stream()],
    ['a form', new FormData()],
    [
      'a generator',
      (function* () {
        yield bytes
      })(),
    ],
    ['an object', { op: 'add' }],
    ['a number', 7],
  ])('is left alone: %s', (_, body) => {
    expect(outgoing(url, { method: 'PATCH', body })).toBeUndefined()
    expect(body).not.toMatchObject({ locked: true })
  })

  it('of init goes before that of a Request, but not null', async () => {
    const request = new Request(url, { method: 'PATCH', body: 'old', headers: { 'content-type': 'a/b' } })
    expect(await seen(request, { body: 'new' })).toEqual(['new', 'a/b'])
    expect(await seen(request, { body: null })).toEqual(['old', 'a/b'])
    expect(await seen(request, { headers: {}, body: bytes })).toEqual(['[{}]', ''])
    expect(await seen(request, { headers: {} })).toEqual(['old', ''])
    expect(await request.text()).toBe('old')
    expect(outgoing(request, undefined), 'used up').toBeUndefined()
  })
})

describe('the Content-Type', () => {
  const pairs: [string, string][] = [
    ['X', 'y'],
    ['CONTENT-type', '\t a/b; c=d '],
  ]
  it.each<[string, unknown]>([
    ['Headers', new Headers(pairs)],
    ['pairs', pairs],
    ['a record', Object.fromEntries(pairs)],
    ['a record without a prototype', Object.assign(Object.create(null), Object.fromEntries(pairs))],
    ['a Map', new Map(pairs)],
  ])('is found in %s', async (_, headers) => {
    expect(await seen(url, { method: 'PATCH', headers, body: 'x' })).toEqual(['x', 'a/b; c=d'])
    expect(await seen(new Request(url, { headers: { 'content-type': 'e/f' } }), { ...patch, headers })).toEqual([
      '',
      'a/b; c=d',
    ])
  })

  it('is that of all headers of this name, as Headers has it', () => {
    const headers: [string, string][] = [...pairs, ['content-type', 'e/f']]
    expect(outgoing(url, { method: 'PATCH', headers })).toMatchObject({
      mediaType: new Headers(headers).get('content-type'),
    })
  })

  it('may be empty', () => {
    expect(outgoing(url, { method: 'PATCH', headers: { 'content-type': '' }, body: 'x' })).toMatchObject({
      mediaType: '',
    })
  })

  it('is not looked for in an iterator, which stays as it is', () => {
    const headers = pairs[Symbol.iterator]()
    expect(outgoing(url, { method: 'PATCH', headers })).toBeUndefined()
    expect([...headers]).toEqual(pairs)
  })
})

it('leaves what is compressed, aborted or cannot be read to fetch', () => {
  const all: readonly [unknown, unknown][] = [
    [url, { method: 'PATCH', headers: { 'Content-Encoding': 'gzip' }, body: bytes }],
    [url, { method: 'PATCH', signal: AbortSignal.abort(), body: 'x' }],
    [new Request(url, { method: 'PATCH', signal: AbortSignal.abort(), body: 'x' }), undefined],
    [url, { method: 'PATCH', headers: 'a: b' }],
    [url, { method: 'PATCH', headers: [7] }],
    [url, new Proxy({}, traps)],
    [new Proxy({}, traps), patch],
    [{ toString: thrower }, patch],
    [Object.create(null), patch],
    [Symbol('x'), patch],
    [undefined, undefined],
  ]
  for (const [input, init] of all) expect(outgoing(input, init)).toBeUndefined()
})

it('reads what an init of no signal takes out of an aborted Request: fetch sends it', () => {
  const aborted = new Request(url, { method: 'PATCH', signal: AbortSignal.abort(), body: 'x' })
  expect(outgoing(aborted, { signal: null })).toMatchObject({ url, signal: undefined })
})
