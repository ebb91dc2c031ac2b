import { getEventListeners } from 'node:events'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import {
  type OutgoingRequest,
  PreflightError,
  type PreflightOptions,
  toProblemDetails,
  withPreflight,
} from '../../src/http.js'
import { compile, type Report, rulesets, type Validator } from '../../src/index.js'
import { body } from '../arbitraries/body.js'
import { json } from '../arbitraries/json.js'
import { thrower } from '../arbitraries/throwing.js'
import { cloudImagesVocabulary, glanceVocabulary } from '../arbitraries/vocabulary.js'
import { serving } from './loopback.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const images = '/v2/images/1'
const cloudimages = '/v2/cloudimages/1'
const v20 = { 'Content-Type': 'application/openstack-images-v2.0-json-patch' }
const v21 = { 'Content-Type': 'application/openstack-images-v2.1-json-patch' }
const good = '[{"op": "replace", "path": "/name", "value": "web"}]'
const bad = '[{"op": "replace", "path": "/name", "value": 7}]'
const patch = (body: string | Uint8Array<ArrayBuffer> | Blob, headers: Readonly<Record<string, string>> = v21) => ({
  method: 'PATCH',
  headers,
  body,
})

/** Pieces of a text, one after the other, as if they took some time to come. */
const streamed = (...pieces: readonly string[]): ReadableStream =>
  new ReadableStream({
    async start(controller) {
      for (const piece of pieces) {
        await new Promise(setImmediate)
        controller.enqueue(new TextEncoder().encode(piece))
      }
      controller.close()
    },
  })

describe('a fetch with preflight, beside a server', () => {
  it('keeps back what would be refused', async () => {
    await serving(async ({ url, seen }) => {
      const send = withPreflight(fetch)
      const refused = [
        send(url(images), patch(bad)),
        send(new URL(url(images)), patch(new TextEncoder().encode(bad))),
        send(new Request(url(images), patch(bad))),
        send(new Request(url(images), { ...patch(streamed(bad) as unknown as Blob), duplex: 'half' })),
        send(new Request(url(images), { headers: v21 }), { method: 'PATCH', body: bad }),
        send(url(images), { ...patch(bad), method: 'patch' }),
        send(url(images), patch(new Blob([bad]))),
        send(url(cloudimages), patch('[{"op": "add", "path": "/hw_firmware_type", "value": "UEFI"}]')),
        send(url(images), { method: 'PATCH' }),
        send(url(images), { method: 'PATCH', body: good }),
        send(url(images), { method: 'PATCH', body: new TextEncoder().encode(good) }),
        send(url(images), { method: 'PATCH', body: new URLSearchParams({ name: 'web' }) }),
      ]
      const errors = (await Promise.allSettled(refused)).map(each => each.status === 'rejected' && each.reason)
      expect(errors.map(error => error instanceof PreflightError && error.report.status)).toEqual([
        ...Array.from({ length: 8 }, () => 400),
        ...Array.from({ length: 4 }, () => 415),
      ])
      expect(seen).toEqual([])
    })
  })

  it.each<[string, string, RequestInit]>([
    ['a right body', images, patch(good)],
    ['a right body, in bytes', images, patch(new TextEncoder().encode(good))],
    ['a right body, in a Blob', images, patch(new Blob([good]))],
    ['a right body of the other endpoint', cloudimages, patch(good, { 'content-type': 'application/json' })],
    ['a right body in v2.0', `${images}/?x=1`, patch('[{"add": "/é", "value": "ü"}]', v20)],
    ['a body that hangs on the image', images, patch('[{"op": "remove", "path": "/x"}]')],
    ['a stream, whatever it says', images, { ...patch(bad), body: streamed('[', '{}', ']'), duplex: 'half' }],
    ['something else', '/v2/images/1/file', { method: 'PUT', headers: { a: 'b' }, body: 'data' }],
    ['another PATCH', '/v2/metadefs/1', { method: 'PATCH', body: bad }],
    ['a creation', '/v2/images', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }],
    ['a look', `${images}?x=1`, {}],
    ['a compressed body', images, patch(new Uint8Array([31, 139, 8]), { ...v21, 'content-encoding': 'gzip' })],
    ['a body that the server answers with an error', images, patch(good, { ...v21, 'x-answer': '503' })],
  ])('sends %s as it is', async (_, path, init) => {
    await serving(async ({ url, seen }) => {
      const { body } = init
      const twin = body instanceof ReadableStream ? body.tee() : [body, body]
      const [mine, its] = twin.map(body => (body === undefined ? init : { ...init, body })) as [
        RequestInit,
        RequestInit,
      ]
      const answers = [await withPreflight(fetch)(url(path), mine), await fetch(url(path), its)]
      expect(answers[0]?.status).toBe(answers[1]?.status)
      expect(await answers[0]?.text()).toBe(await answers[1]?.text())
      expect(seen).toHaveLength(2)
      expect(seen[0]).toEqual(seen[1])
    })
  })

  it('sends a Request as it is', async () => {
    await serving(async ({ url, seen }) => {
      const made = () => [
        new Request(url(images), patch(good)),
        new Request(url(images), { ...patch(good), body: streamed(good.slice(0, 9), good.slice(9)), duplex: 'half' }),
        new Request(url(images), { headers: v21 }),
      ]
      const init = { method: 'PATCH', body: good }
      const send = withPreflight(fetch)
      const [text, stream, bare] = made()
      for (const request of [text, stream]) expect((await send(request as Request)).ok).toBe(true)
      await send(bare as Request, init)
      const [text2, stream2, bare2] = made()
      await fetch(text2 as Request)
      await fetch(stream2 as Request)
      await fetch(bare2 as Request, init)
      expect(seen.slice(0, 3)).toEqual(seen.slice(3))
      expect(seen.map(({ body }) => String(body))).toEqual(Array(6).fill(good))
    })
  })

  it('leaves a Request that it keeps back as it was', async () => {
    const request = new Request(`http://127.0.0.1:1${images}`, patch(bad))
    await expect(withPreflight(fetch)(request)).rejects.toThrow(PreflightError)
    expect(request.bodyUsed).toBe(false)
    expect(await request.text()).toBe(bad)
  })

  it('passes what fetch itself has against a request', async () => {
    const send = withPreflight(fetch)
    await expect(send(`http://127.0.0.1:1${images}`, patch(good))).rejects.toThrow('fetch failed')
    await expect(send('no URL', patch(bad))).rejects.toThrow(TypeError)
    const used = new Request(`http://127.0.0.1:1${images}`, patch(bad))
    await used.text()
    await expect(send(used)).rejects.not.toThrow(PreflightError)
  })

  it('can be aborted', async () => {
    await serving(async ({ url, seen }) => {
      const send = withPreflight(fetch)
      const aborted = { name: 'AbortError' }
      await expect(send(url(images), { ...patch(bad), signal: AbortSignal.abort() })).rejects.toMatchObject(aborted)
      for (const text of [good, bad]) {
        const stopper = new AbortController()
        const answer = send(url(images), { ...patch(new Blob([text])), signal: stopper.signal })
        stopper.abort()
        await expect(answer).rejects.toMatchObject(aborted)
      }
      const stopper = new AbortController()
      const endless = new ReadableStream({ start: controller => controller.enqueue(new Uint8Array(9)) })
      const answer = send(
        new Request(url(images), { ...patch(''), body: endless, duplex: 'half', signal: stopper.signal }),
      )
      setImmediate(() => stopper.abort())
      await expect(answer).rejects.toMatchObject(aborted)
      expect(seen).toEqual([])
    })
  })

  it('judges requests that are on their way together each by itself', async () => {
    await serving(async ({ url, seen }) => {
      const send = withPreflight(fetch)
      const texts = Array.from({ length: 40 }, (_, index) =>
        index % 3 === 0 ? bad : good.replace('web', `web${index}`),
      )
      const forms = [
        (text: string) => text,
        (text: string) => new Blob([text]),
        (text: string) => new TextEncoder().encode(text),
      ]
      const answers = await Promise.allSettled(
        texts.map((text, index) => {
          const body = forms[index % 3]?.(text) ?? text
          return index % 2 === 0 ? send(url(images), patch(body)) : send(new Request(url(images), patch(body)))
        }),
      )
      expect(answers.map(({ status }) => status === 'fulfilled')).toEqual(texts.map(text => text !== bad))
      expect(seen.map(({ body }) => String(body)).sort()).toEqual(texts.filter(text => text !== bad).sort())
    })
  })

  it('lets exactly those bodies through that validateText does not refuse', async () => {
    const validators: Readonly<Record<string, Validator>> = {
      [images]: compile(rulesets.glance),
      [cloudimages]: compile(rulesets['ims-cloudimages']),
    }
    const bodies = fc.oneof(
      body(glanceVocabulary, 'v2.0'),
      body(glanceVocabulary, 'v2.1'),
      body(cloudImagesVocabulary, 'v2.1'),
      json,
    )
    const texts = fc.oneof(
      { weight: 4, arbitrary: bodies.map(value => JSON.stringify(value)) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    )
    await serving(async ({ url, seen }) => {
      const send = withPreflight(fetch)
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(images, cloudimages),
          texts,
          fc.constantFrom(v20['Content-Type'], v21['Content-Type'], 'application/json'),
          fc.constantFrom('text', 'bytes', 'blob', 'request'),
          async (path, text, mediaType, form) => {
            const before = seen.length
            const init = patch(text, { 'content-type': mediaType })
            const bytes = new TextEncoder().encode(text)
            const answer = await (form === 'request'
              ? send(new Request(url(path), init))
              : send(url(path), {
                  ...init,
                  body: form === 'text' ? text : form === 'bytes' ? bytes : new Blob([bytes]),
                })
            ).catch(error => error)
            const report = validators[path]?.validateText(bytes, { mediaType })
            expect(answer instanceof PreflightError).toBe(report?.verdict === 'refused')
            if (answer instanceof PreflightError) expect(answer.report).toEqual(report)
            expect(seen.slice(before).map(({ body }) => body)).toEqual(
              report?.verdict === 'refused' ? [] : [Buffer.from(bytes)],
            )
          },
        ),
        { numRuns: 400 },
      )
    })
  })
})

describe('a fetch with preflight', () => {
  const url = `https://example.com${images}?token=secret`

  it('is that fetch to whom it does not concern', () => {
    const own = Object.assign((...all: readonly unknown[]) => Promise.resolve(all), { preconnect: () => 'connected' })
    const send = withPreflight(own)
    expect(send).toHaveLength(0)
    expect(send.preconnect()).toBe('connected')
    const answer = Promise.resolve('answer')
    const mock = vi.fn((..._all: readonly unknown[]) => answer)
    const init = { method: 'PATCH', body: new FormData() }
    expect(withPreflight(mock)(url, init, 'more')).toBe(answer)
    expect(mock.mock.calls).toEqual([[url, init, 'more']])
    expect(mock.mock.calls[0]?.[1]).toBe(init)
    const throwing = withPreflight((() => thrower()) as typeof fetch)
    expect(() => throwing(url)).toThrow('thrown on purpose')
  })

  it('gets the very arguments of what was judged, and no this', async () => {
    const mock = vi.fn(async function (this: unknown, ..._all: readonly unknown[]) {
      return this
    })
    const init = patch(good)
    const client = { fetch: withPreflight(mock) }
    expect(await client.fetch(url, init, 'more')).toBeUndefined()
    expect(mock.mock.calls[0]?.[1]).toBe(init)
    expect(mock.mock.calls).toEqual([[url, init, 'more']])
  })

  it('sends bytes before anybody can change them', () => {
    const bytes = new TextEncoder().encode(good)
    const mock = vi.fn(async (_url: string, _init: object) => undefined)
    const answer = withPreflight(mock)(url, patch(bytes))
    expect(mock).toHaveBeenCalledOnce()
    return answer
  })

  it('lets go of a signal that outlives the request', async () => {
    const mock = vi.fn(async (_url: string, _init: object) => undefined)
    const { signal } = new AbortController()
    for (const text of [good, bad])
      await withPreflight(mock)(url, { ...patch(new Blob([text])), signal }).catch(() => undefined)
    expect(mock).toHaveBeenCalledOnce()
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('rejects with an error that a log, a program and a client can read', async () => {
    const body = '[{"op": "add", "path": "/name", "value": 7}, {"op": "add", "path": "/nmae", "value": "x"}]'
    const error = await withPreflight(fetch)(url, patch(body)).catch(error => error)
    expect(error).toBeInstanceOf(PreflightError)
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ name: 'PreflightError', url, mediaType: v21['Content-Type'] })
    expect(String(error).split('\n')).toEqual([
      `PreflightError: PATCH https://example.com${images} was not sent: the server would answer 400.`,
      expect.stringMatching(/^\/0\/value: error: "name" wants a string or null, not an integer.* \[value-type\]$/),
      expect.stringMatching(/^\/1\/path: warning: .*Did you mean "name"\?.* \[attribute-similar\]$/),
    ])
    expect(toProblemDetails(error.report, { instance: error.url })).toMatchObject({ status: 400, instance: url })
    const bare = await withPreflight(fetch)(url, { method: 'PATCH' }).catch(error => error)
    expect(bare.mediaType).toBe('')
    expect(bare.message).toContain('the server would answer 415.\nerror: The server does not take Content-Type ""')
    const ims = `https://example.com${cloudimages}`
    await expect(withPreflight(fetch)(ims, patch('{}'))).rejects.toThrow(/would answer 400 IMG\.\d+\.\n/)
    const open = '[{"op": "remove", "path": "/x"}, {"op": "remove", "path": "/name"}]'
    await expect(withPreflight(fetch)(url, patch(open))).rejects.toThrow('the server would refuse it.\n')
  })

  it('tells every report, of what is sent, too', async () => {
    const told: [Report['verdict'], OutgoingRequest][] = []
    const mock = vi.fn(async (_url: string, _init: object) => undefined)
    const send = withPreflight(mock, { onReport: ({ verdict }, request) => void told.push([verdict, request]) })
    for (const text of [good, bad, '[{"op": "remove", "path": "/x"}]'])
      await send(url, patch(new Blob([text]))).catch(() => undefined)
    await send(url, { method: 'GET' })
    const request = { url, endpoint: 'images', mediaType: v21['Content-Type'] }
    expect(told).toEqual(['accepted', 'refused', 'conditional'].map(verdict => [verdict, request]))
    expect(mock).toHaveBeenCalledTimes(3)
  })

  it('lets who is told refuse', async () => {
    const mock = vi.fn(async (_url: string, _init: object) => undefined)
    const send = withPreflight(mock, { onReport: () => thrower() })
    await expect(send(url, patch(good))).rejects.toThrow('thrown on purpose')
    expect(mock).not.toHaveBeenCalled()
  })

  it('takes rulesets, validators and the role', async () => {
    const mock = vi.fn(async (_url: string, _init: object) => undefined)
    const publish = patch('[{"op": "replace", "path": "/visibility", "value": "public"}]')
    await expect(withPreflight(mock)(url, publish)).rejects.toThrow('[role-required]')
    await withPreflight(mock, { role: 'admin' })(url, publish)
    const native = { images: rulesets['ims-images'], cloudimages: compile(rulesets['ims-images']) }
    const send = withPreflight(mock, { rulesets: native })
    await expect(send(url, publish)).rejects.toThrow('visibility')
    await expect(send(`https://example.com${cloudimages}`, publish)).rejects.toThrow('visibility')
    expect(mock).toHaveBeenCalledOnce()
  })

  it('sends what a validator fails to judge, or a body that fails to be read', async () => {
    const mock = vi.fn(async (_url: string, _init: object) => 'sent')
    const broken: Validator = { ...compile(rulesets.glance), validateText: thrower }
    expect(await withPreflight(mock, { rulesets: { images: broken } })(url, patch(bad))).toBe('sent')
    const blob = Object.assign(new Blob([bad]), { arrayBuffer: async () => thrower() })
    expect(await withPreflight(mock)(url, patch(blob))).toBe('sent')
  })

  it.each<[string, unknown, string]>([
    ['no object', 7, 'options: an object wanted'],
    ['a role', { role: 'owner' }, 'options.role: '],
    ['no listener', { onReport: 'log' }, 'options.onReport: a function wanted'],
    ['no rulesets', { rulesets: 'glance' }, 'options.rulesets: an object wanted'],
    ['a bad ruleset', { rulesets: { images: {} } }, 'member "id" is missing'],
    [
      'a ruleset for something else',
      { rulesets: { cloudimages: rulesets['ims-images-create'] } },
      'options.rulesets.cloudimages: ims-images-create creates images and takes no patches',
    ],
  ])('throws on options that cannot be: %s', (_, options, message) => {
    expect(() => withPreflight(fetch, options as PreflightOptions)).toThrow(TypeError)
    expect(() => withPreflight(fetch, options as PreflightOptions)).toThrow(message)
  })

  it('throws on what is no function', () => {
    expect(() => withPreflight(undefined as unknown as typeof fetch)).toThrow('fetch: a function wanted')
  })

  it('has the type of the fetch that it is given', () => {
    expectTypeOf(withPreflight(fetch)).toEqualTypeOf<typeof fetch>()
    const own = async (url: URL, init: { method: 'PATCH' }, more: number) => ({ url, init, more })
    expectTypeOf(withPreflight(own)).toEqualTypeOf<typeof own>()
  })
})
