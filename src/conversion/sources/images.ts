import type { Operation } from '../../operation.js'
import { formatPointer } from '../../pointer.js'
import type { Image } from '../../presence.js'
import { ruleOf } from '../../rule-of.js'
import type { Ruleset } from '../../ruleset.js'
import { sameStored } from '../same.js'
import type { Source, Step } from '../step.js'
import { unset } from './wire.js'

/**
 * What makes one image another, attribute by attribute: first what is removed, in the order of `before`, then what is set, in
 * that of `after`. Members that are undefined are not there, as in JSON. With `prune`, what `after` does not list is removed.
 */
export function changesBetween(before: Image, after: Image, ruleset: Ruleset, prune: boolean): readonly Step[] {
  const steps: Step[] = []
  const add = (attribute: string, operation: Omit<Operation, 'target'>, op: string): void => {
    const target = [attribute]
    steps.push({
      operation: { ...operation, target },
      op,
      path: formatPointer(target),
      index: steps.length,
      derived: false,
    })
  }
  const has = (image: Image, attribute: string): boolean =>
    Object.hasOwn(image, attribute) && image[attribute] !== undefined
  for (const attribute of prune ? Object.keys(before) : []) {
    if (has(before, attribute) && !has(after, attribute))
      add(attribute, { precondition: 'present', effect: unset }, 'remove')
  }
  for (const [attribute, value] of Object.entries(after)) {
    if (value === undefined) continue
    const isThere = has(before, attribute)
    const rule = ruleOf(ruleset, attribute)
    if (isThere && sameStored(before[attribute], value, rule?.stored)) continue
    const precondition = isThere || rule?.presence === 'always' ? 'present' : 'absent'
    add(attribute, { precondition, effect: { kind: 'set', value } }, 'set')
  }
  return steps
}

/** Steps that are known already, each at a member of an image. */
export const stepsSource = (steps: readonly Step[]): Source => ({
  read(_body, _state, tell) {
    for (const step of steps) tell(step)
  },
  place: ({ path }) => ({ operation: path, path, value: path }),
})
