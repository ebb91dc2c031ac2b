import type { Json, JsonObject } from '../../src/index.js'

/** An image as the POST that creates it says it; `status` is queued without one, `missing` where there is no image. */
export type ImageSpec = JsonObject

/** One PATCH request as it is sent. */
export interface Case {
  /** The header; null: none is sent. */
  readonly contentType: string | null
  /** The text; null: none is sent. Lone surrogates in it stand for their three raw bytes. */
  readonly body: string | null
  readonly image: ImageSpec
  readonly admin: boolean
}

/** What a Glance answered. */
export interface Answer {
  /** null: the case could not be asked, and `error` says why. */
  readonly status: number | null
  readonly error: string | null
  /** The image as GET shows it, before and after. */
  readonly before: JsonObject | null
  readonly after: JsonObject | null
}

/** The project of every caller, which owns every image. */
const project = 'aaaaaaaa-0000-4000-8000-000000000001'

export const defaults: JsonObject = {
  id: 'cccccccc-0000-4000-8000-000000000001',
  name: null,
  visibility: 'shared',
  protected: false,
  os_hidden: false,
  min_ram: 0,
  min_disk: 0,
  tags: [],
  owner: project,
  disk_format: null,
  container_format: null,
}

/** The image that a POST of a spec leaves, as far as it matters to a PATCH; null where there is none. */
export function asShown({ status = 'queued', ...spec }: ImageSpec): JsonObject | null {
  if (status === 'missing') return null
  const formats: JsonObject = status === 'queued' ? {} : { disk_format: 'raw', container_format: 'bare' }
  return { ...defaults, ...formats, status, ...spec }
}

/** A text as it goes over the wire: as bytes where it is not UTF-8. */
export function wire(text: string): string | Uint8Array {
  if (!/\p{Surrogate}/u.test(text)) return text
  const bytes: number[] = []
  for (const character of text) {
    const code = character.charCodeAt(0)
    const alone = character.length === 1 && code >= 0xd800 && code <= 0xdfff
    if (alone) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f))
    else bytes.push(...Buffer.from(character, 'utf8'))
  }
  return Uint8Array.from(bytes)
}

/** A value as text that is equal for equal values: members in order, tags as the set that they are, no volatile times. */
export function canonical(image: JsonObject): string {
  const { updated_at: _, ...rest } = image
  const tags = Array.isArray(rest.tags) ? { tags: [...new Set(rest.tags.map(String))].sort() } : {}
  return JSON.stringify(inOrder({ ...rest, ...tags }))
}

const inOrder = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([member, each]) => [member, inOrder(each)]))
}

/** The attributes in which two images differ. */
export function differences(one: JsonObject, other: JsonObject): readonly string[] {
  const only = (image: JsonObject, attribute: string): string =>
    Object.hasOwn(image, attribute) ? canonical(Object.fromEntries([[attribute, image[attribute] ?? null]])) : ''
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter(name => only(one, name) !== only(other, name)).sort()
}
