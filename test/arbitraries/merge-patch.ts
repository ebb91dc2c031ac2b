import fc from 'fast-check'
import type { Value } from '../reference-server.js'
import { openAttributes } from './operation.js'
import { type Vocabulary, wordsOf } from './vocabulary.js'

export type MergePatch = { readonly [attribute: string]: Value }

const patchOf = (names: fc.Arbitrary<string[]>, valueFor: (name: string) => fc.Arbitrary<Value>) =>
  names
    .chain(all => fc.tuple(...all.map(name => valueFor(name).map((value): [string, Value] => [name, value]))))
    .map((members): MergePatch => Object.fromEntries(members))

/** Merge patches that set attributes to values that the server takes, and unset what is optional. */
export const mergePatch = (vocabulary: Vocabulary): fc.Arbitrary<MergePatch> =>
  patchOf(fc.subarray(openAttributes(vocabulary), { maxLength: 4 }), name => {
    const good = wordsOf(vocabulary, name).good.filter(value => value !== null)
    return fc.constantFrom(...good, ...(vocabulary.optional.has(name) ? [null] : []))
  })

/** Names around which there is white space: no path of Glance says them. */
const unsayable = [' foo', 'foo\u001f']

/** Merge patches with anything: wrong values, objects that merge, names that are closed or cannot be said. */
export const looseMergePatch = (vocabulary: Vocabulary): fc.Arbitrary<MergePatch> => {
  const names = [...openAttributes(vocabulary), ...vocabulary.closed, 'status', '/foo', 'foo/', ...unsayable]
  return patchOf(fc.shuffledSubarray(names, { maxLength: 4 }), name => {
    const { good, bad } = wordsOf(vocabulary, name)
    const values = [...good, ...bad, { a: 'x' }, { a: null, b: { c: null } }]
    return fc.constantFrom<Value[]>(...values, null)
  })
}
