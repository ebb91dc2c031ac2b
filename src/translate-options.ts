import { type Endpoint, endpointOf } from './conversion/endpoint.js'
import type { PatchFormatId } from './formats/format.js'
import { isObject } from './json.js'
import { checkImage, checkOne, checkTaken, patchFormats, type RulesetOption, roles, rulesetOf } from './options.js'
import type { ImageLike } from './presence.js'
import type { Ruleset } from './ruleset.js'
import { glance } from './rulesets/glance.js'

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
  readonly image?: ImageLike
  /** The caller; without it: member. */
  readonly role?: 'member' | 'admin'
  /** What to take for true of an attribute where nothing else tells whether it is there. */
  readonly assume?: 'present' | 'absent'
}

/** The rulesets of both ends: one and the same, but for a pair. */
export interface Rulesets {
  readonly from: Ruleset
  readonly to: Ruleset
  /** The endpoint that the body goes to, where it is another one. */
  readonly other?: RulesetOption
}

/** Rulesets take long to check. One that was found good, as it is or compiled, is not checked again: nobody changes it. */
const checked = new WeakMap<object, Endpoint>()

/** The ruleset of an option that is known to be good; undefined where that is yet to be found out, or it is a pair. */
export const knownEndpoint = (option: TranslateOptions['ruleset']): Endpoint | undefined =>
  option === undefined ? checkedEndpoint() : checked.get(option)

/** The ruleset of an option. Throws a TypeError for a bad one. */
function checkedEndpoint(option: RulesetOption = glance): Endpoint {
  const known = checked.get(option)
  if (known !== undefined) return known
  const endpoint = endpointOf(option === glance ? glance : rulesetOf(option))
  checked.set(option, endpoint)
  return endpoint
}

const sources = [undefined, ...patchFormats]
const assumptions = [undefined, 'present', 'absent']

/** Throws a TypeError that names the option that cannot be. */
export function checkTranslateOptions(options: TranslateOptions): Rulesets {
  checkOne('to', options.to, patchFormats)
  checkOne('from', options.from, sources)
  checkOne('role', options.role, roles)
  checkOne('assume', options.assume, assumptions)
  if (options.image !== undefined) checkImage('options.image', options.image)
  const { ruleset, to } = options
  const pair = pairOf(ruleset)
  const target = checkedEndpoint(pair?.to ?? (ruleset as RulesetOption | undefined)).ruleset
  checkTaken(to, target)
  return pair === undefined
    ? { from: target, to: target }
    : { from: checkedEndpoint(pair.from).ruleset, to: target, other: pair.to }
}

/** The two members of a pair, each read once. */
function pairOf(option: TranslateOptions['ruleset']): RulesetPair | undefined {
  try {
    if (!isObject(option) || !('from' in option && 'to' in option)) return undefined
    const { from, to } = option as RulesetPair
    return { from, to }
  } catch {
    // A getter or a proxy that throws is no ruleset either, which is then complained of.
    return undefined
  }
}
