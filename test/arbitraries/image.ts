import fc from 'fast-check'
import type { Image, Value } from '../reference-server.js'
import { type Vocabulary, wordsOf } from './vocabulary.js'

/**
 * What an image holds under a name. Of the values of a flag only 'true': an excluded attribute that is 'false' counts as
 * switched off, which the conditions of a report do not spell out.
 */
const stored = (vocabulary: Vocabulary, attribute: string): Value[] =>
  wordsOf(vocabulary, attribute).good.filter(value => value !== 'false')

const entry = (vocabulary: Vocabulary, attribute: string): fc.Arbitrary<[string, Value]> =>
  fc.constantFrom(...stored(vocabulary, attribute)).map(value => [attribute, value])

const entries = (vocabulary: Vocabulary, attributes: readonly string[]): fc.Arbitrary<[string, Value][]> =>
  fc.tuple(...attributes.map(attribute => entry(vocabulary, attribute)))

/** Images with some of the attributes of a vocabulary, listed or not as a client may know them; without a status: active. */
export const image = (vocabulary: Vocabulary): fc.Arbitrary<Image> =>
  fc
    .tuple(
      fc
        .subarray([...vocabulary.base.keys(), ...vocabulary.optional.keys()])
        .chain(names => entries(vocabulary, names)),
      fc.option(fc.constantFrom(...vocabulary.status)),
    )
    .map(([listed, status]) => Object.fromEntries(status === null ? listed : [...listed, ['status', status]]))

/** Images as a GET answers them: every base attribute listed. */
export const fullImage = (vocabulary: Vocabulary): fc.Arbitrary<Image> =>
  fc
    .tuple(
      entries(vocabulary, [...vocabulary.base.keys()]),
      fc.subarray([...vocabulary.optional.keys()]).chain(names => entries(vocabulary, names)),
      fc.constantFrom(...vocabulary.status),
    )
    .map(([base, more, status]) => Object.fromEntries([...base, ...more, ['status', status]]))

/** Every image there is, as far as some attributes and the status go: each attribute there or not, in each status. */
export function everyImage(
  vocabulary: Vocabulary,
  attributes: readonly string[],
  statuses: readonly string[],
): Image[] {
  const open = attributes.filter(attribute => vocabulary.optional.has(attribute))
  return Array.from({ length: 2 ** open.length }, (_, subset) =>
    statuses.map(status =>
      Object.fromEntries<Value>([
        ...open
          .filter((_, bit) => (subset >> bit) % 2 === 1)
          .map((attribute): [string, Value] => [attribute, stored(vocabulary, attribute)[0] ?? '']),
        ['status', status],
      ]),
    ),
  ).flat()
}
