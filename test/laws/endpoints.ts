import type { Diagnostic } from '../../src/index.js'
import { cloudImagesVocabulary, glanceVocabulary, wordsOf } from '../arbitraries/vocabulary.js'
import { cloudImagesManners } from '../reference-server/cloudimages.js'
import { glanceManners } from '../reference-server/glance.js'
import { type Answer, type Image, referenceServers, type Value } from '../reference-server.js'
import { mediaTypes, type PatchFormatId } from './directions.js'
import { setTo } from './images.js'

const endpoints = [
  {
    id: 'glance',
    vocabulary: glanceVocabulary,
    ...glanceManners,
    statuses: glanceVocabulary.status,
    formats: ['v2.0', 'v2.1', 'json-patch', 'merge-patch'],
  },
  // The reference server reads v2.1 and the dialects, and takes nothing of an image that is not active.
  {
    id: 'ims-cloudimages',
    vocabulary: cloudImagesVocabulary,
    ...cloudImagesManners,
    statuses: ['active'],
    formats: ['v2.1', 'json-patch', 'merge-patch'],
  },
] as const

type Endpoint = (typeof endpoints)[number]

/** Each endpoint with each format that differences are written in for it. */
export const targets = endpoints.flatMap(endpoint => endpoint.formats.map(to => ({ ...endpoint, to })))

/** What servers make themselves, besides the names that a vocabulary has. */
export const made = ['checksum', 'created_at', 'updated_at', 'status']

export const askAt = (id: Endpoint['id'], format: PatchFormatId, body: unknown, image: Image): Answer =>
  referenceServers[id]({ mediaType: mediaTypes[format], body, image })

/** Whether an attribute is closed to all bodies, or to a value from this caller, or to all while the image is as it is. */
export function isShut(
  { id, vocabulary }: Pick<Endpoint, 'id' | 'vocabulary'>,
  image: Image,
  name: string,
  value: Value,
) {
  const isForbidden = (each: Value): boolean => askAt(id, 'v2.1', [setTo(name, each)], image).status === 403
  const { good } = wordsOf(vocabulary, name)
  return [...vocabulary.closed, ...made].includes(name) || isForbidden(value) || good.every(isForbidden)
}

/** The attributes that diagnostics of one code name. */
export const named = (diagnostics: readonly Diagnostic[], code: string): string[] =>
  diagnostics.filter(each => each.code === code).map(({ params }) => String('attribute' in params && params.attribute))
