import type { Json, JsonObject } from './json.js'

/** An image as GET returns it: base attributes and custom ones side by side. */
export type Image = JsonObject
/** What is taken for one: any object, so that one typed by an interface fits, which has no index signature. */
export type ImageLike = object

/** What a body has done to one attribute so far. */
export interface Change {
  readonly present: boolean
  /** What it was set to; undefined when it was unset. */
  readonly value: unknown
  /** The index of the operation. */
  readonly index: number
}

/** What is known of an attribute at one point of a body: undefined members are unknown. */
export interface Known {
  readonly present: boolean | undefined
  readonly value: unknown
  /** The operation that left it so; -1: the image had it so. */
  readonly index: number
}

/**
 * Says whether an attribute is there: by the body's own earlier operations, else as a base attribute, else by the image.
 * undefined: unknown, because no image is given.
 */
export function presence(
  attribute: string,
  always: boolean,
  changes: ReadonlyMap<string, Change> | undefined,
  image: Image | undefined,
): boolean | undefined {
  const change = changes?.get(attribute)
  if (change !== undefined) return change.present
  if (always) return true
  return image === undefined ? undefined : Object.hasOwn(image, attribute)
}

const unknown: Known = { present: undefined, value: undefined, index: -1 }

/** The state of an attribute before the body. `base` has the default of a base attribute; undefined for others. */
export function initial(
  attribute: string,
  base: { readonly value: Json } | undefined,
  image: Image | undefined,
): Known {
  if (image === undefined) return base === undefined ? unknown : { present: true, value: undefined, index: -1 }
  if (Object.hasOwn(image, attribute)) return { present: true, value: image[attribute], index: -1 }
  return { present: base !== undefined, value: base?.value, index: -1 }
}
