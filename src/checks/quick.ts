import type { Lone } from './lone.js'
import type { Target } from './target.js'
import type { ValueCheck } from './value.js'

/** What can be told of a path in one look-up: all that the fast way knows. It makes nothing, not even for a name never seen. */
export interface Quick {
  /** Whether a body may set it, and whether it may remove it. */
  readonly sets: boolean
  readonly unsets: boolean
  readonly always: boolean
  readonly value: ValueCheck
  readonly lone: Lone
  /** undefined for an attribute that neither the ruleset nor a constraint names. */
  readonly target: Target | undefined
  /** There is nothing to be said of the name itself; of one that the ruleset does not list, that must be asked for each. */
  readonly quiet: boolean
}

/** undefined for an attribute of which not enough can be told beforehand. */
export function quickOf(target: Target): Quick | undefined {
  const { attribute, check, lone, refused } = target
  if (lone === undefined) return undefined
  return {
    sets: check.set && !refused,
    unsets: check.unset && !refused,
    always: check.always,
    value: check.value,
    lone,
    target,
    quiet: check.isQuiet(attribute),
  }
}
