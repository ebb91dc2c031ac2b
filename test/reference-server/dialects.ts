import type { Answer, Image, Request } from '../reference-server.js'
import { fromJsonPatch } from './json-patch.js'
import { fromMergePatch } from './merge-patch.js'
import { tokensOf } from './places.js'

export { type Element, fromJsonPatch, fromWholeJsonPatch } from './json-patch.js'
export { fromMergePatch } from './merge-patch.js'

const readings = new Map([
  ['application/json-patch+json', fromJsonPatch],
  ['application/merge-patch+json', fromMergePatch],
])

/** What a server says of every image. */
interface Manners {
  /** The base attributes with their values, as a GET shows them of an image that was given no others. */
  readonly always: Image
  /** Whether this is the name that the server reads in the path of an attribute. */
  readonly reads: (name: string) => boolean
}

/** The same server if it took the dialects, too: it does to the image what the body says, or refuses. */
export const withDialects =
  (server: (request: Request) => Answer, { always, reads }: Manners) =>
  (request: Request): Answer => {
    const { mediaType, body, image } = request
    const reading = readings.get(mediaType.split(';')[0] ?? '')
    if (reading === undefined) return server(request)
    const elements = reading(body, { ...always, ...image })
    if (elements === 400) return { status: 400 }
    if (typeof elements === 'number') return { status: image === null ? 404 : elements }
    if (!elements.every(({ path }) => reads(tokensOf(path)?.[0] ?? ''))) return { status: 400 }
    return server({ ...request, mediaType: 'application/openstack-images-v2.1-json-patch', body: elements })
  }
