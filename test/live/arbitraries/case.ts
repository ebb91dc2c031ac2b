import fc from 'fast-check'
import type { FormatId } from '../../../src/index.js'
import { glanceVocabulary } from '../../arbitraries/vocabulary.js'
import type { Case, ImageSpec } from '../case.js'
import { type Body, body, nearQuota } from './body.js'
import { fullImage, imageOrNone } from './image.js'
import { weighted } from './weighted.js'

export const mediaTypes = glanceVocabulary.mediaType

export const format = weighted<FormatId>([1, 'v2.1'], [1, 'v2.0'])
/** Members twice as often: more is forbidden to them. */
export const admin = weighted<boolean>([2, false], [1, true])

type Header = (mediaType: string) => string | null

/** C: the right header, the same with parameters, and others. */
const header: fc.Arbitrary<Header> = fc.oneof(
  { withCrossShrink: true },
  { weight: 94, arbitrary: fc.constant<Header>(mediaType => mediaType) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(';charset=utf-8', '; charset=iso-8859-1', ';foo', ';', ';;;').map(
      (rest): Header =>
        mediaType =>
          mediaType + rest,
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Header>(
      () => 'application/json',
      () => 'application/json-patch+json',
      () => 'application/openstack-images-v2.2-json-patch',
      () => '',
      () => '*/*',
      () => null,
      mediaType => mediaType.toUpperCase(),
      mediaType => `${mediaType} ;charset=utf-8`,
      mediaType => `${mediaType}, ${mediaType}`,
      mediaType => `${mediaType}2`,
      mediaType => (mediaType.includes('v2.1') ? mediaTypes['v2.0'] : mediaTypes['v2.1']),
    ),
  },
)

const text: fc.Arbitrary<Body | undefined> = fc.oneof(
  { withCrossShrink: true },
  { weight: 99, arbitrary: body },
  { weight: 1, arbitrary: fc.constant(undefined) },
)

const requestOf = (text: fc.Arbitrary<Body | undefined>, image: fc.Arbitrary<ImageSpec>): fc.Arbitrary<Case> =>
  fc.record({ body: text, image, format, header, admin }).map(({ body, image, format, header, admin }) => ({
    contentType: header(mediaTypes[format]),
    body: body?.(format) ?? null,
    image,
    admin,
  }))

/** Requests of every kind; about a third of them are taken. */
export const request: fc.Arbitrary<Case> = fc.oneof(
  { withCrossShrink: true },
  { weight: 95, arbitrary: requestOf(text, imageOrNone) },
  { weight: 5, arbitrary: requestOf(nearQuota, fullImage) },
)
