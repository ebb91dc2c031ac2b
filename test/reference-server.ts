import { cloudImages, cloudImagesManners } from './reference-server/cloudimages.js'
import { withDialects } from './reference-server/dialects.js'
import { glance, glanceManners } from './reference-server/glance.js'

export type Value = null | boolean | number | string | readonly Value[] | { readonly [member: string]: Value }

/** An image as a GET returns it, or as much of it as is known. */
export type Image = { readonly [attribute: string]: Value }

export interface Request {
  readonly mediaType: string
  /** The parsed JSON text. */
  readonly body: unknown
  /** null: there is no such image. */
  readonly image: Image | null
  /** Both belong to the project that owns the image. */
  readonly role?: 'member' | 'admin'
}

export interface Answer {
  readonly status: number
  /** The image afterwards, where the status is 200. */
  readonly image?: Image
}

/**
 * Naive models of the servers, and the judge of the engine: they read raw bodies themselves, have their own tables and
 * import nothing from `src`, so that a slip in a table of the engine cannot repeat itself here. They also take the two
 * dialects that no such server takes, RFC 6902 and RFC 7396, and do to the image what these say.
 */
export const referenceServers = {
  glance: withDialects(glance, glanceManners),
  'ims-cloudimages': withDialects(cloudImages, cloudImagesManners),
} as const
