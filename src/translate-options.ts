import type { FormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import { isObject } from './json.js'
import type { Image } from './presence.js'
import type { Ruleset } from './ruleset.js'
import { checkRuleset } from './ruleset-check.js'

export interface TranslateOptions {
  /** The format of the body; without it the shape of the body tells. */
  readonly from?: FormatId
  readonly to: FormatId
  /** The endpoint: its base attributes, and what its ops mean. Without it: Glance. */
  readonly ruleset?: Ruleset
  /** The image that the body is for, as GET returns it: it decides whether an attribute is there. */
  readonly image?: Image
  /** The caller; without it: member. */
  readonly role?: 'member' | 'admin'
  /** What to take for true of an attribute where nothing else tells whether it is there. */
  readonly assume?: 'present' | 'absent'
}

/** Throws a TypeError that names the option that cannot be. */
export function checkOptions(options: TranslateOptions): void {
  const one = (name: string, value: unknown, allowed: readonly unknown[]): void => {
    if (!allowed.includes(value))
      throw new TypeError(
        `options.${name}: ${allowed.filter(each => each !== undefined).join(' or ')} wanted, not ${String(value)}`,
      )
  }
  if (!isObject(options)) throw new TypeError('options: an object with the member "to" wanted')
  one('to', options.to, Object.keys(formats))
  one('from', options.from, [undefined, ...Object.keys(formats)])
  one('role', options.role, [undefined, 'member', 'admin'])
  one('assume', options.assume, [undefined, 'present', 'absent'])
  if (options.image !== undefined && !isObject(options.image))
    throw new TypeError('options.image: an object as GET returns it wanted')
  if (options.ruleset !== undefined) checkRuleset(options.ruleset)
}
