import { wellFormed } from './well-formed.js'

/** A Request of whatever library. */
export interface RequestLike {
  readonly url: string
  readonly method: unknown
  readonly headers: unknown
  readonly signal?: unknown
  clone(): { arrayBuffer(): Promise<ArrayBuffer> }
}

/** A body as it will be on the wire, and the Content-Type that it brings along where no header says another one. */
export interface Content {
  readonly body: string | Uint8Array | Promise<Uint8Array>
  readonly mediaType?: string
}

/** The content of a body that fetch was given (Fetch, 5.2); undefined for one that is used up when it is read, or unknown here. */
export function contentOf(body: unknown): Content | undefined {
  if (body === undefined || body === null) return { body: '' }
  if (typeof body === 'string') return { body: wellFormed(body), mediaType: 'text/plain;charset=UTF-8' }
  if (ArrayBuffer.isView(body)) return { body: new Uint8Array(body.buffer, body.byteOffset, body.byteLength) }
  // By their names: they may come from another realm, and are not there everywhere.
  switch (Object.prototype.toString.call(body)) {
    case '[object ArrayBuffer]':
      return { body: new Uint8Array(body as ArrayBuffer) }
    case '[object URLSearchParams]':
      return { body: String(body), mediaType: 'application/x-www-form-urlencoded;charset=UTF-8' }
    case '[object Blob]':
    case '[object File]': {
      const blob = body as { readonly type: string; arrayBuffer(): Promise<ArrayBuffer> }
      return { body: bytesOf(blob), mediaType: blob.type }
    }
    default:
      return undefined
  }
}

/** The content of a Request, whose own body stays to be sent; its headers say what it is. */
export const contentOfRequest = (request: RequestLike): Content => ({ body: bytesOf(request.clone()) })

const bytesOf = async (source: { arrayBuffer(): Promise<ArrayBuffer> }): Promise<Uint8Array> =>
  new Uint8Array(await source.arrayBuffer())
