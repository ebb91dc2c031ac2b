import fc from 'fast-check'
import type { Image, Value } from '../reference-server.js'
import { fullImage } from './image.js'
import { openAttributes } from './operation.js'
import { type Vocabulary, wordsOf } from './vocabulary.js'

/** What the server made of an image, which no body may touch. */
const made = {
  id: '11111111-2222-4333-8444-555555555555',
  owner: 'me',
  checksum: 'c0ffee',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  visibility: 'shared',
  tags: ['z'],
  min_disk: 40,
} as const

/** Images with all that a GET shows. */
export const shownImage = (vocabulary: Vocabulary, statuses = vocabulary.status): fc.Arbitrary<Image> =>
  fc
    .tuple(fullImage(vocabulary), fc.constantFrom(...statuses))
    .map(([image, status]) => ({ ...made, ...image, status }))

export interface ImagePair {
  readonly before: Image
  /** Differs in a few attributes: others, more, fewer. */
  readonly after: Image
}

/** Two images near to each other; what the server has made may differ, too. */
export const imagePair = (vocabulary: Vocabulary, statuses = vocabulary.status): fc.Arbitrary<ImagePair> => {
  const others: fc.Arbitrary<[string, Value]>[] = [
    fc.constant(['updated_at', '2026-02-02T00:00:00Z']),
    fc.constant(['checksum', 'abad1dea']),
    fc.constant(['status', 'deactivated']),
  ]
  const changed = fc
    .constantFrom(...openAttributes(vocabulary))
    .chain(name => fc.constantFrom(...wordsOf(vocabulary, name).good).map((value): [string, Value] => [name, value]))
  const changes = fc.array(fc.oneof({ weight: 9, arbitrary: changed }, ...others), { maxLength: 5 })
  const removed = fc.subarray([...vocabulary.optional.keys(), 'checksum', 'name', 'min_ram'], { maxLength: 4 })
  return fc.tuple(shownImage(vocabulary, statuses), changes, removed).map(([before, changes, removed]) => ({
    before,
    after: Object.fromEntries(
      [...new Map([...Object.entries(before), ...changes])].filter(([name]) => !removed.includes(name)),
    ),
  }))
}
