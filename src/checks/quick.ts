import type { AttributeCheck } from './attribute.js'
import type { Lone } from './lone.js'
import type { Passing } from './passing.js'
import type { Target } from './target.js'
import type { ValueCheck } from './value.js'

/** What can be told of a path in one look-up: all that the fast way knows. It makes nothing, not even for a name never seen. */
export interface Quick {
  /** Whether a body may set it, and whether it may remove it. */
  readonly sets: boolean
  readonly unsets: boolean
  readonly always: boolean
  readonly value: ValueCheck
  /** The values that the server takes with their operation, and those of which nothing is found. */
  readonly accepted: Passing
  readonly clean: Passing
  /** One bit, of this attribute alone; 0 where it is told from others by its path. */
  readonly bit: number
  readonly lone: Lone
  /** undefined for an attribute that neither the ruleset nor a constraint names. */
  readonly target: Target | undefined
  /** There is nothing to be said of the name itself; of one that the ruleset does not list, that must be asked for each. */
  readonly quiet: boolean
}

/** undefined for an attribute of which not enough can be told beforehand. */
export function quickOf(target: Target, bit: number): Quick | undefined {
  const { attribute, check, lone, refused } = target
  if (lone === undefined) return undefined
  return quick(check.set && !refused, check.unset && !refused, check, lone, target, check.isQuiet(attribute), bit)
}

/** All of them are made here, so that V8 sees one kind of object. */
export function quick(
  sets: boolean,
  unsets: boolean,
  { always, value }: AttributeCheck,
  lone: Lone,
  target: Target | undefined,
  quiet: boolean,
  bit: number,
): Quick {
  const { accepted, clean } = value.passing
  return {
    sets,
    unsets,
    always,
    value,
    accepted,
    clean,
    lone,
    target,
    quiet,
    bit,
  }
}
