import type { PatchFormatId } from './formats/format.js'
import { isObject } from './json.js'
import {
  checkImage,
  checkOne,
  checkOptions,
  checkTaken,
  patchFormats,
  type RulesetOption,
  roles,
  rulesetOf,
} from './options.js'
import type { Image } from './presence.js'
import type { Ruleset } from './ruleset.js'

/** The endpoint that a body was written for, and the one that it goes to. */
export interface RulesetPair {
  readonly from: RulesetOption
  readonly to: RulesetOption
}

export interface TranslateOptions<To extends PatchFormatId = PatchFormatId> {
  /** The format of the body; without it the shape of the body tells v2.0 from v2.1. */
  readonly from?: PatchFormatId
  readonly to: To
  /** The endpoint: its base attributes, and what its ops mean; or two endpoints. Without it: Glance. */
  readonly ruleset?: RulesetOption | RulesetPair
  /** The image that the body is for, as GET returns it: it decides whether an attribute is there. */
  readonly image?: Image
  /** The caller; without it: member. */
  readonly role?: 'member' | 'admin'
  /** What to take for true of an attribute where nothing else tells whether it is there. */
  readonly assume?: 'present' | 'absent'
}

export const isPair = (option: TranslateOptions['ruleset']): option is RulesetPair =>
  isObject(option) && 'from' in option && 'to' in option

/** The rulesets of both ends: one and the same, but for a pair. */
export interface Rulesets {
  readonly from: Ruleset
  readonly to: Ruleset
}

/** Throws a TypeError that names the option that cannot be. */
export function readTranslateOptions(options: TranslateOptions): Rulesets {
  checkOptions(options)
  checkOne('to', options.to, patchFormats)
  checkOne('from', options.from, [undefined, ...patchFormats])
  checkOne('role', options.role, roles)
  checkOne('assume', options.assume, [undefined, 'present', 'absent'])
  if (options.image !== undefined) checkImage('options.image', options.image)
  const { ruleset, to } = options
  const target = rulesetOf(isPair(ruleset) ? ruleset.to : ruleset)
  checkTaken(to, target)
  return { from: isPair(ruleset) ? rulesetOf(ruleset.from) : target, to: target }
}
