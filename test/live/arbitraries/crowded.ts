import fc from 'fast-check'
import type { FormatId } from '../../../src/index.js'
import { type Body, inBrackets } from './body.js'
import { type Step, step, written } from './element.js'
import { base, name } from './names.js'
import { at, weighted } from './weighted.js'

interface Meeting {
  readonly which: number
  readonly step: Step
  /** Whether the operation is another one where it would be refused after the ones before it. */
  readonly fits: boolean
}

const meeting: fc.Arbitrary<Meeting> = fc.record({
  which: fc.nat(3),
  step: fc
    .tuple(step(0), weighted([9, true], [1, false]))
    .map(([step, isGood]): Step => (isGood ? { ...step, kind: 'good' } : step)),
  fits: weighted([19, true], [1, false]),
})

/** Operations on a custom attribute by their places in a step, where it is there and where it is not. */
const replace = 0
const add = 1
const remove = 2
const whenPresent: Readonly<Record<FormatId, readonly number[]>> = {
  'v2.0': [replace, remove],
  'v2.1': [replace, add, remove],
}

/** Many operations on one or two names, most of which are taken if the first one is. */
export const crowded: fc.Arbitrary<Body> = fc
  .record({
    names: fc.array(name, { minLength: 1, maxLength: 2 }),
    meetings: fc.array(meeting, { minLength: 2, maxLength: 9, size: 'max' }),
  })
  .map(({ names, meetings }) => format => {
    const present = new Map<string, boolean>()
    const elements = meetings.map(({ which, step, fits }) => {
      const name = at(names, which)
      if (base.includes(name)) return written(step, name, format)
      const known = fits ? present.get(name) : undefined
      const possible = known === undefined ? [replace, add, remove] : known ? whenPresent[format] : [add]
      const op = at(possible, step.op)
      present.set(name, op !== remove)
      return written({ ...step, op }, name, format)
    })
    return inBrackets(elements)
  })
