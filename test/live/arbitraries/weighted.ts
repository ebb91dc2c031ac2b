import fc from 'fast-check'

/** One of some values, each as often as the number before it says; shrinks to the first. */
export const weighted = <T>(...rows: readonly (readonly [number, T])[]): fc.Arbitrary<T> =>
  fc.oneof({ withCrossShrink: true }, ...rows.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))

/** The value at a place, counted round and round: a number that shrinks chooses without `chain`. */
export function at<T>(values: readonly T[], place: number): T {
  const value = values[place % values.length]
  if (value === undefined) throw new RangeError('a list that is not empty wanted')
  return value
}
