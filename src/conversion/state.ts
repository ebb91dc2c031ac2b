import { isNeverShown } from '../checks/attribute.js'
import { type Change, type Image, initial } from '../presence.js'
import { ruleOf } from '../rule-of.js'
import type { AttributeRule, Ruleset } from '../ruleset.js'
import type { State } from './step.js'

/** The endpoint that a body was written for, the one that it goes to, and the image that both speak of. */
export interface Ends {
  readonly from: Ruleset
  readonly ruleset: Ruleset
  readonly image: Image | undefined
}

/** The rule of an attribute that exists on every image, by either endpoint: they speak of the same image. */
export function baseOf(
  { from, ruleset }: Ends,
  attribute: string,
  rule = ruleOf(ruleset, attribute),
): AttributeRule | undefined {
  const other = from === ruleset ? rule : ruleOf(from, attribute)
  return rule?.presence === 'always' ? rule : other?.presence === 'always' ? other : undefined
}

/** What the image and the steps so far tell of it. */
export function stateOf(ends: Ends, changes: ReadonlyMap<string, Change>): State {
  const { image } = ends
  return {
    of(attribute) {
      const rule = baseOf(ends, attribute)
      const base = rule === undefined || isNeverShown(rule.stored) ? undefined : { value: rule.default ?? null }
      return changes.get(attribute) ?? initial(attribute, base, image)
    },
    image() {
      if (image === undefined) return undefined
      const all = new Map(Object.entries(image))
      for (const [attribute, { present, value }] of changes) {
        if (present) all.set(attribute, value as never)
        else all.delete(attribute)
      }
      return Object.fromEntries(all)
    },
  }
}
