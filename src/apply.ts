import { type Applied, compile } from './compile.js'
import type { Image } from './presence.js'
import type { Context } from './request.js'
import type { Ruleset } from './ruleset.js'
import { glance } from './rulesets/glance.js'

export interface ApplyOptions extends Omit<Context, 'image'> {
  /** The endpoint; without it: Glance. */
  readonly ruleset?: Ruleset
}

/**
 * Says what an image is like after a body, which may be any JavaScript value: a dry run. The image (as GET returns it; null:
 * there is none) is left as it is. Compiles the ruleset: for many bodies, `compile(ruleset).apply` does it once. Throws a
 * TypeError for a bad ruleset and for an option that cannot be.
 */
export function apply(body: unknown, image: Image | null, options: ApplyOptions = {}): Applied {
  const { ruleset = glance, ...context } = options
  return compile(ruleset).apply(body, image, context)
}
