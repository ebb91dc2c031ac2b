import type { AttributeRule, Ruleset } from './ruleset.js'

/** The rule that a ruleset lists for an attribute; names come from strangers, and may be those of an object's own. */
export const ruleOf = ({ attributes }: Pick<Ruleset, 'attributes'>, attribute: string): AttributeRule | undefined =>
  Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined
