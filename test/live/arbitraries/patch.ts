import fc from 'fast-check'
import type { Json, JsonObject } from '../../../src/index.js'
import { fittingJsonPatch, looseJsonPatch } from '../../arbitraries/json-patch.js'
import { looseMergePatch, mergePatch } from '../../arbitraries/merge-patch.js'
import { glanceVocabulary } from '../../arbitraries/vocabulary.js'
import { asShown, type ImageSpec } from '../case.js'
import { fullImage, image } from './image.js'
import { name } from './names.js'
import { pathTo, spelling } from './paths.js'
import { valuesOf } from './values.js'
import { at, weighted } from './weighted.js'

export type Dialect = 'json-patch' | 'merge-patch'

/** A body that no Glance takes, and an image that it may be meant for. */
export interface Patch {
  readonly image: ImageSpec
  readonly from: Dialect
  readonly body: unknown
}

const value = (name: string): fc.Arbitrary<Json> => {
  const { good, schema = good, setter = good, save = good } = valuesOf(name)
  const text = fc.oneof(
    { withCrossShrink: true },
    { weight: 90, arbitrary: fc.nat(24).map(index => at(good, index)) },
    ...[schema, setter, save].map(each => ({ weight: 3, arbitrary: fc.nat(24).map(index => at(each, index)) })),
  )
  return text.map(each => JSON.parse(JSON.stringify(JSON.parse(each))))
}

const inside = fc.constantFrom('/tags/0', '/tags/1', '/tags/-', '/tags', '/name/0', '/__proto__/x', '')

/** Operations on any names, and on what images have. */
const anyOperation = (shown: JsonObject): fc.Arbitrary<JsonObject> => {
  const held = fc.constantFrom(...Object.keys(shown))
  const place = fc.oneof({ weight: 5, arbitrary: name.map(pathTo) }, { weight: 2, arbitrary: held.map(pathTo) }, inside)
  const from = fc.oneof({ weight: 4, arbitrary: held.map(pathTo) }, place)
  const op = weighted<string>([4, 'add'], [3, 'replace'], [2, 'remove'])
  const change = fc
    .record({ op, name: fc.oneof({ weight: 3, arbitrary: name }, held), spelling })
    .chain(
      ({ op, name, spelling }): fc.Arbitrary<JsonObject> =>
        value(name).map(value => ({ op, path: spelling(pathTo(name)), ...(op === 'remove' ? {} : { value }) })),
    )
  const test = held.chain(name =>
    fc
      .oneof({ weight: 4, arbitrary: fc.constant(shown[name] ?? null) }, value(name))
      .map((value): JsonObject => ({ op: 'test', path: pathTo(name), value })),
  )
  const taken = fc.record({ op: fc.constantFrom('move', 'copy'), from, path: place })
  const deep = fc.record({
    op: fc.constantFrom('add', 'replace', 'test', 'remove'),
    path: inside,
    value: value('name'),
  })
  return fc.oneof(
    { weight: 5, arbitrary: change },
    { weight: 2, arbitrary: test },
    { weight: 3, arbitrary: taken },
    deep,
  )
}

const anyMember: fc.Arbitrary<readonly [string, Json]> = name.chain(name =>
  fc
    .oneof(
      { weight: 6, arbitrary: value(name) },
      { weight: 2, arbitrary: fc.constant(null) },
      fc.constantFrom<Json>({ a: 'x' }, { a: null }, {}, { b: { c: null } }),
    )
    .map(value => [name, value]),
)

const notOne = fc.constantFrom<Json>(null, [], {}, 'x', 7, [null], [{}], [[]], { op: 'add', path: '/x', value: 'x' })

const jsonPatch = (shown: JsonObject): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 40, arbitrary: fittingJsonPatch(glanceVocabulary, shown) },
    { weight: 20, arbitrary: looseJsonPatch(glanceVocabulary, shown) },
    { weight: 38, arbitrary: fc.array(anyOperation(shown), { maxLength: 4, size: 'max' }) },
    { weight: 2, arbitrary: notOne },
  )

const merging: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 30, arbitrary: mergePatch(glanceVocabulary) },
  { weight: 20, arbitrary: looseMergePatch(glanceVocabulary) },
  { weight: 48, arbitrary: fc.array(anyMember, { maxLength: 4, size: 'max' }).map(all => Object.fromEntries(all)) },
  { weight: 2, arbitrary: notOne },
)

export const patch: fc.Arbitrary<Patch> = fc
  .tuple(
    fc.oneof({ withCrossShrink: true }, { weight: 97, arbitrary: image }, { weight: 3, arbitrary: fullImage }),
    weighted<Dialect>([2, 'json-patch'], [1, 'merge-patch']),
  )
  .chain(([image, from]) =>
    (from === 'json-patch' ? jsonPatch(asShown(image) ?? {}) : merging).map(body => ({ image, from, body })),
  )

/** A JSON Patch on the whole image, for all that a GET shows of it: what `asShown` does not know stays. */
export function completed(body: unknown, image: ImageSpec, before: JsonObject): unknown {
  if (!Array.isArray(body)) return body
  const shown = asShown(image) ?? {}
  const more = Object.entries(before).filter(([name]) => !Object.hasOwn(shown, name))
  return body.map(each =>
    each?.path === '' && typeof each.value === 'object' && each.value !== null && !Array.isArray(each.value)
      ? { ...each, value: Object.fromEntries([...Object.entries(each.value), ...more]) }
      : each,
  )
}
