import fc from 'fast-check'
import type { Value } from '../reference-server.js'

/** What JSON.parse can answer; no negative zero, which JSON.stringify cannot say. */
export const json: fc.Arbitrary<Value> = fc
  .oneof(
    { withCrossShrink: true },
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom('', 0, null, true, 'true', '__proto__'),
  )
  .map(value => JSON.parse(JSON.stringify(value)))

/** Any JavaScript value, also those that no JSON text stands for. */
export const anything = fc.anything({
  maxDepth: 3,
  key: fc.oneof(
    fc.constantFrom('op', 'path', 'value', 'add', 'replace', 'remove', '__proto__', 'toString'),
    fc.string(),
  ),
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
})
