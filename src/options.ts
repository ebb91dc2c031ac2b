import { compile, type Validator } from './compile.js'
import type { PatchFormatId } from './formats/format.js'
import { excerpt, isObject } from './json.js'
import type { Image } from './presence.js'
import { compileRules, type Rules } from './rules.js'
import type { Ruleset } from './ruleset.js'
import { checkRuleset } from './ruleset-check.js'
import { glance } from './rulesets/glance.js'

/** A ruleset, or what `compile` made of one: that is then not done again. */
export type RulesetOption = Ruleset | Validator

export const patchFormats: readonly PatchFormatId[] = ['v2.0', 'v2.1', 'json-patch', 'merge-patch']

function isValidator(option: RulesetOption): option is Validator {
  try {
    return isObject(option) && typeof option.validate === 'function' && isObject(option.ruleset)
  } catch {
    return false
  }
}

/** The ruleset of an option; without one: Glance. Throws a TypeError for a bad one. */
export function rulesetOf(option: RulesetOption | undefined): Ruleset {
  if (option === undefined) return glance
  if (isValidator(option)) return option.ruleset
  checkRuleset(option)
  return option
}

/** What `compile` makes of an option; without one: of Glance. Throws a TypeError for a bad one. */
export function validatorOf(option: RulesetOption | undefined): Validator {
  if (option !== undefined) return isValidator(option) ? option : compile(option)
  const validator = standard.get(glance) ?? compile(glance)
  standard.set(glance, validator)
  return validator
}

/**
 * The rules behind a validator, for what looks things up in them, too. undefined where the option is a ruleset: to compile that
 * twice would take longer than what is gained by it.
 */
export function rulesOf(option: RulesetOption | undefined, validator: Validator): Rules | undefined {
  if (option !== undefined && option !== validator) return undefined
  const known = rulesBehind.get(validator)
  if (known !== undefined || validator.ruleset.creates !== undefined) return known
  const rules = compileRules(validator.ruleset)
  rulesBehind.set(validator, rules)
  return rules
}

const rulesBehind = new WeakMap<Validator, Rules>()

/** Glance, when it was compiled: what nobody names is not compiled for each call. */
const standard = new WeakMap<Ruleset, Validator>()

/** Throws a TypeError unless an option has one of some values. */
export function checkOne(name: string, value: unknown, allowed: readonly unknown[]): void {
  if (allowed.includes(value)) return
  const wanted = allowed.filter(each => each !== undefined).join(' or ')
  throw new TypeError(`options.${name}: ${wanted} wanted, not ${excerpt(value)}`)
}

export const roles = [undefined, 'member', 'admin']

/** Throws a TypeError unless a value is an image, or undefined where that is allowed. */
export function checkImage(name: string, image: unknown): asserts image is Image {
  if (!isObject(image)) throw new TypeError(`${name}: an object as GET returns it wanted`)
}

/** Throws a TypeError for a format of endpoints that this one does not take. */
export function checkTaken(to: PatchFormatId, { id, mediaTypes }: Ruleset): void {
  if (to === 'json-patch' || to === 'merge-patch') return
  const taken = new Set(Object.values(mediaTypes))
  if (!taken.has(to))
    throw new TypeError(`options.to: ${id} takes ${[...taken].join(' and ') || 'no patches'}, not ${to}`)
}
