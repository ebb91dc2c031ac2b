import fc from 'fast-check'
import { canonicalBody } from '../arbitraries/body.js'
import { shownImage } from '../arbitraries/image-pair.js'
import { fittingJsonPatch } from '../arbitraries/json-patch.js'
import { mergePatch } from '../arbitraries/merge-patch.js'
import { glanceVocabulary as vocabulary } from '../arbitraries/vocabulary.js'
import { glanceManners } from '../reference-server/glance.js'
import { fromWholeJsonPatch } from '../reference-server/json-patch.js'
import { type Image, referenceServers, type Value } from '../reference-server.js'
import { setTo } from './images.js'

export const mediaTypes = {
  ...vocabulary.mediaType,
  'json-patch': 'application/json-patch+json',
  'merge-patch': 'application/merge-patch+json',
} as const

export type PatchFormatId = keyof typeof mediaTypes

export interface Direction {
  readonly from: PatchFormatId
  readonly to: PatchFormatId
}

const targets = {
  'v2.0': ['v2.0', 'v2.1', 'json-patch', 'merge-patch'],
  'v2.1': ['v2.0', 'v2.1', 'json-patch', 'merge-patch'],
  'json-patch': ['v2.0', 'v2.1', 'merge-patch'],
  'merge-patch': ['v2.0', 'v2.1', 'json-patch'],
} as const

const formats = ['v2.0', 'v2.1', 'json-patch', 'merge-patch'] as const

/** Every pair of formats between which bodies are translated. */
export const directions: readonly Direction[] = formats.flatMap(from => targets[from].map(to => ({ from, to })))

/** Bodies in a format of which the parts are right. */
export const bodiesIn = (format: PatchFormatId): fc.Arbitrary<Value> => {
  if (format === 'merge-patch') return mergePatch(vocabulary)
  if (format !== 'json-patch') return canonicalBody(vocabulary, format)
  const fitting = shownImage(vocabulary).chain(image => fittingJsonPatch(vocabulary, image))
  // What it sets itself is known of every image.
  const tagged = fittingJsonPatch(vocabulary, { tags: ['a', 'b'] }).map(patch => [setTo('tags', ['a', 'b']), ...patch])
  return fc.oneof(canonicalBody(vocabulary, 'v2.1'), fitting, fittingJsonPatch(vocabulary, {}), tagged)
}

/** The image that Glance makes of another one; undefined: it refuses. Two servers that both refuse act alike. */
export const act = (
  format: PatchFormatId,
  body: unknown,
  image: Image,
  role: 'member' | 'admin' = 'member',
): Image | undefined => referenceServers.glance({ mediaType: mediaTypes[format], body, image, role }).image

/**
 * The image that a body may make of another one. Of a JSON Patch that Glance would refuse for what an attribute is between
 * two operations, also the image that it leaves: nobody ever sees what is between.
 */
export function mayLeave(
  format: PatchFormatId,
  body: unknown,
  image: Image,
  role: 'member' | 'admin' = 'member',
): readonly (Image | undefined)[] {
  const after = act(format, body, image, role)
  if (format !== 'json-patch' || after !== undefined) return [after]
  const whole = fromWholeJsonPatch(body, { ...glanceManners.always, ...image })
  return typeof whole === 'number' ? [undefined] : [undefined, act('v2.1', whole, image, role)]
}

export const assume = fc.constantFrom('present' as const, 'absent' as const, undefined)

export const given = <T extends object>(options: T, assume: 'present' | 'absent' | undefined) =>
  assume === undefined ? options : { ...options, assume }
