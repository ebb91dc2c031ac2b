import fc from 'fast-check'
import type { Json, JsonObject } from '../../../src/index.js'
import type { ImageSpec } from '../case.js'
import { fullImage, image } from './image.js'
import { name, readOnly } from './names.js'
import { type Values, valuesOf } from './values.js'
import { at, weighted } from './weighted.js'

/** How an image is to become another one. */
export interface Change {
  /** Attributes with their values: set, whether they are there or not. */
  readonly set: readonly (readonly [string, Json])[]
  /** Attributes that the other image does not list, by their places in the one. */
  readonly unlisted: readonly number[]
  /** Whether it lists nothing but what is set. */
  readonly partial: boolean
  /** Whether it lists the tags the other way round, and twice. */
  readonly turned: boolean
}

export interface Pair {
  readonly image: ImageSpec
  readonly change: Change
}

/** The other image; `before` as GET shows it. */
export function afterOf(before: JsonObject, { set, unlisted, partial, turned }: Change): JsonObject {
  const names = Object.keys(before)
  const left = new Set(unlisted.map(place => at(names, place)))
  const { tags } = before
  const listed = Object.entries(before).filter(([name]) => !partial && !left.has(name))
  const after = new Map(listed)
  if (turned && after.has('tags') && Array.isArray(tags)) after.set('tags', [...tags, ...tags].reverse())
  for (const [name, value] of set) after.set(name, value)
  return Object.fromEntries(after)
}

const changeOf = (name: fc.Arbitrary<string>, most: number): fc.Arbitrary<Change> =>
  fc.record({
    set: fc.array(entryOf(name), { maxLength: most, size: 'max' }),
    unlisted: fc.array(fc.nat(40), { maxLength: 4, size: 'max' }),
    partial: weighted([3, false], [1, true]),
    turned: fc.boolean(),
  })

const entryOf = (name: fc.Arbitrary<string>): fc.Arbitrary<readonly [string, Json]> =>
  fc
    .record({
      name,
      kind: weighted<keyof Values>([94, 'good'], [2, 'schema'], [2, 'setter'], [2, 'save']),
      value: fc.nat(24),
    })
    .map(({ name, kind, value }) => {
      const values = valuesOf(name)
      const read: Json = JSON.parse(at(values[kind] ?? values.good, value))
      return [name, JSON.parse(JSON.stringify(read))]
    })

const anyName = fc.oneof(
  { withCrossShrink: true },
  { weight: 85, arbitrary: name },
  { weight: 15, arbitrary: fc.constantFrom(...readOnly) },
)
const crowdName = fc.nat(139).map(index => `p${index}`)

/** Pairs of images, the one as a POST makes it. */
export const pair: fc.Arbitrary<Pair> = fc.oneof(
  { withCrossShrink: true },
  { weight: 95, arbitrary: fc.record({ image, change: changeOf(anyName, 5) }) },
  { weight: 5, arbitrary: fc.record({ image: fullImage, change: changeOf(crowdName, 14) }) },
)
