import type { Ruleset } from '../ruleset.js'

const ours = new WeakSet<Ruleset>()

/** One of our own rulesets. The tests check them, so that they need not be checked again wherever one is compiled. */
export function builtIn(ruleset: Ruleset): Ruleset {
  ours.add(ruleset)
  return ruleset
}

/** Whether a ruleset is one of ours, as it is: not a copy, and not one made of it. */
export const isBuiltIn = (ruleset: Ruleset): boolean => ours.has(ruleset)
