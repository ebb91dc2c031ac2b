import fc from 'fast-check'
import type { Json } from '../../../src/index.js'
import type { ImageSpec } from '../case.js'
import { at, weighted } from './weighted.js'

const own = (...names: readonly string[]): ImageSpec => Object.fromEntries(names.map(name => [name, 'x']))

/** Few, since a Glance takes longer to make an image than to change it. */
const properties: readonly ImageSpec[] = [
  {},
  own('foo'),
  own('foo', 'bar', 'a/b', '~1'),
  own('bar', 'Foo', 'état', 'm~n', '__proto__', '0', ' a'),
  { ...own('foo', 'os_distro', 'toString', 'a b'), kernel_id: '8f1c4dc1-6b8d-4fd5-9a3b-2f6b5c0e1d11' },
]
const attributes: readonly ImageSpec[] = [
  {},
  { name: 'web', tags: ['a', 'b'], min_ram: 512 },
  { name: '', protected: true, os_hidden: true, min_disk: 7, container_format: 'ovf', disk_format: 'iso' },
]
const visibilities: readonly ImageSpec[] = ['shared', 'private', 'community', 'public'].map(visibility => ({
  visibility,
}))

/** An image that there is. */
export const image: fc.Arbitrary<ImageSpec> = fc
  .record({
    status: weighted<Json>([10, 'queued'], [10, 'active'], [2, 'deactivated']),
    visibility: weighted(...visibilities.map((each, index) => [4 - index, each] as const)),
    attributes: fc.constantFrom(...attributes),
    properties: fc.nat(properties.length - 1),
  })
  .map(({ status, visibility, attributes, properties: which }) => ({
    status,
    ...visibility,
    ...attributes,
    ...at(properties, which),
  }))

/** An image near its quota of custom attributes: p0, p1, ... */
export const fullImage: fc.Arbitrary<ImageSpec> = fc
  .constantFrom(128, 127, 125, 120)
  .map(count => own(...Array.from({ length: count }, (_, index) => `p${index}`)))

/** An image, or none. */
export const imageOrNone: fc.Arbitrary<ImageSpec> = fc.oneof(
  { withCrossShrink: true },
  { weight: 97, arbitrary: image },
  { weight: 3, arbitrary: fc.constant<ImageSpec>({ status: 'missing' }) },
)
