import fc from 'fast-check'
import type { Value } from '../reference-server.js'
import { type FormatId, faultyOperation, openAttributes, type Step, spelled, step, stepOn } from './operation.js'
import type { Vocabulary } from './vocabulary.js'

/** What a body says, operation by operation, before it is spelled in a format. */
export type Steps = readonly Step[]

export const spelledBody = (format: FormatId, steps: Steps): Value[] => steps.map(each => spelled(format, each))

/** Bodies in which each operation is right by itself; whether the image suits them is open. */
export const canonicalSteps = (vocabulary: Vocabulary): fc.Arbitrary<Steps> =>
  fc.array(step(vocabulary), { maxLength: 5 })

/** The same, no attribute twice. */
export const distinctSteps = (vocabulary: Vocabulary): fc.Arbitrary<Steps> =>
  fc.uniqueArray(step(vocabulary), { maxLength: 6, selector: ({ attribute }) => attribute })

/** Several operations on few attributes, so that they meet each other: two names, or the rivals of one rule. */
export const crowdedSteps = (vocabulary: Vocabulary): fc.Arbitrary<Steps> => {
  const two = fc.shuffledSubarray(openAttributes(vocabulary), { minLength: 2, maxLength: 2 })
  const few =
    vocabulary.rivals.length === 0 ? two : fc.oneof(two, ...vocabulary.rivals.map(each => fc.constant([...each])))
  return few.chain(attributes => fc.array(stepOn(vocabulary, attributes), { minLength: 1, maxLength: 5 }))
}

/** All three kinds. */
export const anySteps = (vocabulary: Vocabulary): fc.Arbitrary<Steps> =>
  fc.oneof(canonicalSteps(vocabulary), distinctSteps(vocabulary), crowdedSteps(vocabulary), crowdedSteps(vocabulary))

export const canonicalBody = (vocabulary: Vocabulary, format: FormatId): fc.Arbitrary<Value[]> =>
  anySteps(vocabulary).map(steps => spelledBody(format, steps))

/** Bodies with faults among right operations. */
export const faultyBody = (vocabulary: Vocabulary, format: FormatId): fc.Arbitrary<Value[]> => {
  const right = step(vocabulary).map(each => spelled(format, each))
  return fc.array(
    fc.oneof({ weight: 2, arbitrary: right }, { weight: 1, arbitrary: faultyOperation(vocabulary, format) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
}

/** Right bodies and faulty ones. */
export const body = (vocabulary: Vocabulary, format: FormatId): fc.Arbitrary<Value[]> =>
  fc.oneof(
    { weight: 3, arbitrary: canonicalBody(vocabulary, format) },
    { weight: 2, arbitrary: faultyBody(vocabulary, format) },
  )
