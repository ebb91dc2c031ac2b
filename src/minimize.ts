import { tableOf } from './conversion/encode.js'
import { groupsOf, shorterOf } from './conversion/shorten.js'
import type { Diagnostic } from './diagnostic.js'
import type { FormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import type { JsonObject } from './json.js'
import { checkImage, checkOne, type RulesetOption, roles, validatorOf } from './options.js'
import type { Image, ImageLike } from './presence.js'
import { membersOf } from './request.js'
import { compileMeanings } from './rules.js'

export interface MinimizeOptions {
  /** The format of the body; without it its shape tells. */
  readonly format?: FormatId
  /** The endpoint; without it: Glance. */
  readonly ruleset?: RulesetOption
  /** The image that the body is for, as GET returns it: what changes nothing there is left out, too. */
  readonly image?: ImageLike
  /** The caller; without it: member. */
  readonly role?: 'member' | 'admin'
}

export interface Minimized {
  /** Absent where the server refuses the body: nothing smaller stands for that. */
  readonly body?: readonly JsonObject[]
  /** Why there is no body. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Finds the body with the fewest operations that has the same conditions and the same effect on every image, or on the one
 * that is given. Elements that stay are the same objects; the body is left as it is. What hangs on more than presence stays as
 * it is written: the owner, positions in a list, attributes with demands. Throws a TypeError for an option that cannot be.
 */
export function minimize(body: unknown, options: MinimizeOptions = {}): Minimized {
  const { format, image, role, ruleset: option } = membersOf('options', options)
  checkOne('format', format, [undefined, ...Object.keys(formats)])
  checkOne('role', role, roles)
  if (image !== undefined) checkImage('options.image', image)
  const validator = validatorOf(option)
  const context = {
    ...(format === undefined ? {} : { format }),
    ...(image === undefined ? {} : { image }),
    ...(role === undefined ? {} : { role }),
  }
  const { verdict, diagnostics, format: told = 'v2.1' } = validator.validate(body, context)
  if (verdict === 'refused') return { diagnostics: diagnostics.filter(({ severity }) => severity === 'error') }
  const { ruleset } = validator
  const table = tableOf(told, compileMeanings(ruleset))
  const elements = body as readonly JsonObject[]
  // What is left of an element: nothing, or what stands for all that is done to its attribute. Of others: themselves.
  const left = new Map<number, readonly JsonObject[]>()
  for (const group of groupsOf(elements, formats[told], ruleset)) {
    const shorter = shorterOf(group, formats[told], table, ruleset, image as Image | undefined)
    if (shorter === undefined) continue
    for (const index of group.indexes) left.set(index, [])
    left.set(group.indexes[0] ?? 0, shorter)
  }
  const made = left.size === 0 ? [...elements] : elements.flatMap((element, index) => left.get(index) ?? [element])
  return { body: made, diagnostics: [] }
}
