import { isObject } from '../json.js'
import { type Content, contentOf, contentOfRequest, type RequestLike } from './content.js'
import { encodingHeader, headersOf, typeHeader } from './headers.js'

/** The last segment but one of the path that is patched. */
export type Endpoint = 'images' | 'cloudimages'

/** What is told of a request that is about to be sent. */
export interface OutgoingRequest {
  /** As it was given to fetch. */
  readonly url: string
  readonly endpoint: Endpoint
  /** The Content-Type that fetch will send; '': none. */
  readonly mediaType: string
}

/** An AbortSignal, as far as it is used here. */
export interface Signal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options: { readonly once: true }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export interface Outgoing extends OutgoingRequest {
  readonly body: Content['body']
  readonly signal: Signal | undefined
}

/**
 * Reads the arguments of a fetch, which stay as they are. undefined where it is no PATCH of an image, was aborted, or has a
 * body that cannot be read beforehand: a stream, a form, one that is compressed, or what fetch itself will not take.
 */
export function outgoing(input: unknown, init: unknown): Outgoing | undefined {
  try {
    const request = isRequest(input) ? input : undefined
    const options = isObject(init) ? init : {}
    if (String(options.method ?? request?.method).toUpperCase() !== 'PATCH') return undefined
    const url = request === undefined ? String(input) : request.url
    const endpoint = endpointOf(url)
    // One of null takes that of a Request away (Fetch, 5.4, the constructor of Request).
    const { signal: own = request?.signal } = options
    const signal = (own ?? undefined) as Signal | undefined
    const headers = headersOf(options.headers ?? request?.headers)
    if (endpoint === undefined || signal?.aborted || headers === undefined || encodingHeader(headers) !== undefined)
      return undefined
    const content = request === undefined || given(options.body) ? contentOf(options.body) : contentOfRequest(request)
    if (content === undefined) return undefined
    const mediaType = typeHeader(headers) ?? content.mediaType ?? ''
    return { url, endpoint, mediaType, body: content.body, signal }
  } catch {
    // What cannot be looked at is left to fetch, which says what it has against it.
    return undefined
  }
}

const isRequest = (input: unknown): input is RequestLike =>
  isObject(input) && typeof input.url === 'string' && typeof input.clone === 'function'

/** A body of null leaves a Request its own (Fetch, 5.4, the constructor of Request). */
const given = (body: unknown): boolean => body !== undefined && body !== null

/** `PATCH /v2/images/{id}` and `PATCH /v2/cloudimages/{id}`, whatever comes before. A relative URL stands below some base. */
function endpointOf(url: string): Endpoint | undefined {
  const { pathname } = new URL(url, 'http://localhost')
  return /\/v2\/(images|cloudimages)\/[^/]+\/?$/.exec(pathname)?.[1] as Endpoint | undefined
}
