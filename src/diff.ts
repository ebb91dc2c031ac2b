import { convert } from './conversion/convert.js'
import { tableOf } from './conversion/encode.js'
import { fitted } from './conversion/fitted.js'
import { mediaTypeOf } from './conversion/media-type.js'
import { changesBetween, stepsSource } from './conversion/sources/images.js'
import type { Diagnostic } from './diagnostic.js'
import { quickDiff } from './diff-quick.js'
import { add, keep, noFindings } from './findings.js'
import type { PatchBody, PatchFormatId } from './formats/format.js'
import {
  checkImage,
  checkOne,
  checkTaken,
  patchFormats,
  type RulesetOption,
  roles,
  rulesOf,
  validatorOf,
} from './options.js'
import type { ImageLike } from './presence.js'
import { report } from './report.js'
import { membersOf } from './request.js'
import { compileMeanings } from './rules.js'
import type { Ruleset } from './ruleset.js'

export interface DiffOptions<To extends PatchFormatId = PatchFormatId> {
  readonly to: To
  /** The endpoint; without it: Glance. */
  readonly ruleset?: RulesetOption
  /** true: attributes that `after` does not list are removed; without it they are kept. */
  readonly prune?: boolean
  /** The caller; without it: member. */
  readonly role?: 'member' | 'admin'
}

export interface Difference<To extends PatchFormatId = PatchFormatId> {
  /** The smallest body that makes the one image the other; empty where nothing differs; absent where it would be refused. */
  readonly body?: PatchBody<To>
  /** The Content-Type to send it with. */
  readonly mediaType?: string
  /** What was left out, what was done in another way, and why there is no body; pointers lead into `after`. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Finds the body that turns one image into another, both as GET returns them (`after` may list only what matters). Values are
 * set as a whole, tags are compared as a set. What the caller may not change there is left out and listed; what cannot be
 * removed is set to its neutral value, with a warning. The images are left as they are. Throws a TypeError for an image that
 * is no object, and for an option that cannot be.
 */
export function diff<To extends PatchFormatId>(
  before: ImageLike,
  after: ImageLike,
  options: DiffOptions<To>,
): Difference<To> {
  const { to, prune = false, role = 'member', ruleset: option } = membersOf('options', options)
  checkImage('before', before)
  checkImage('after', after)
  checkOne('to', to, patchFormats)
  checkOne('prune', prune, [true, false])
  checkOne('role', role, roles)
  const validator = validatorOf(option)
  const { ruleset } = validator
  checkTaken(to, ruleset)
  const sink = noFindings({})
  try {
    const rules = rulesOf(option, validator)
    const quick = rules === undefined ? undefined : quickDiff(before, after, rules, to, role, prune)
    if (quick !== undefined) {
      for (const [index, finding] of quick.findings.entries()) add(sink, finding, index)
      return {
        body: quick.body as PatchBody<To>,
        ...typed(to, ruleset),
        diagnostics: report(sink, undefined).diagnostics,
      }
    }
    const wanted = changesBetween(before, after, ruleset, prune)
    const { steps, findings, faults } = fitted(wanted, before, validator, role)
    for (const [index, finding] of findings) add(sink, finding, index)
    for (const { diagnostic, index } of faults) keep(sink, diagnostic, index)
    const table = tableOf(to, compileMeanings(ruleset))
    const conversion = {
      to,
      table,
      from: ruleset,
      ruleset,
      alike: false,
      isWire: false,
      image: before,
      role,
      assume: undefined,
    }
    const { body } = convert(undefined, stepsSource(steps), conversion, (finding, index) => add(sink, finding, index))
    const { verdict, diagnostics } = report(sink, undefined)
    if (verdict === 'refused') return { diagnostics }
    return { body: body as PatchBody<To>, ...typed(to, ruleset), diagnostics }
  } catch {
    // A getter or a proxy that throws, or values deeper than the stack.
    const bare = noFindings({})
    add(bare, { code: 'body-unreadable', pointer: '', params: {} }, -1)
    return { diagnostics: report(bare, undefined).diagnostics }
  }
}

function typed(to: PatchFormatId, ruleset: Ruleset): Pick<Difference, 'mediaType'> {
  const mediaType = mediaTypeOf(to, ruleset)
  return mediaType === undefined ? {} : { mediaType }
}
