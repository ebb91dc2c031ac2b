import type { Applied, Validator } from './compile.js'
import { relocateReport } from './conversion/relocate.js'
import type { Expand } from './conversion/sources/expand.js'
import { placesOf } from './conversion/step.js'
import type { FormatId, PatchFormatId } from './formats/format.js'
import { checkImage, checkOne, patchFormats, type RulesetOption, roles, validatorOf } from './options.js'
import type { ImageLike } from './presence.js'
import { report } from './report.js'
import { type Context, membersOf } from './request.js'
import { translateSteps } from './translate.js'

export interface ApplyOptions extends Omit<Context, 'image' | 'format'> {
  /** The format of the body; without it and a media type, its shape tells v2.0 from v2.1. */
  readonly format?: PatchFormatId
  /** The endpoint; without it: Glance. */
  readonly ruleset?: RulesetOption
}

/** `apply`, with what works out the operations of RFC 6902 that hang on the image. */
export const applier =
  (expand: Expand | undefined) =>
  (body: unknown, image: ImageLike | null, options: ApplyOptions = {}): Applied => {
    const { ruleset, format, ...context } = membersOf('options', options)
    checkOne('format', format, [undefined, ...patchFormats])
    const validator = validatorOf(ruleset)
    if (format === 'json-patch' || format === 'merge-patch')
      return applyConverted(validator, body, image, format, context.role, expand)
    return validator.apply(body, image, format === undefined ? context : { ...context, format })
  }

/**
 * Says what an image is like after a body, which may be any JavaScript value: a dry run. The image (as GET returns it; null:
 * there is none) is left as it is. What no endpoint takes (RFC 6902, a merge patch) is applied as its translation. Compiles a
 * ruleset; what `compile` made of one is taken as it is. Throws a TypeError for a bad ruleset and for an option that cannot be.
 */
export const apply = applier(undefined)

/** Applies a body that must be translated first: all that is said of the translation is said of the body. */
function applyConverted(
  validator: Validator,
  body: unknown,
  image: ImageLike | null,
  from: PatchFormatId,
  role: Context['role'],
  expand: Expand | undefined,
): Applied {
  checkOne('role', role, roles)
  if (image !== null) checkImage('image', image)
  const { ruleset } = validator
  const to: FormatId = Object.values(ruleset.mediaTypes).includes('v2.1') ? 'v2.1' : 'v2.0'
  const who = role === undefined ? {} : { role }
  const options = { from, to, ...who, ...(image === null ? {} : { image }) }
  const { sink, converted, source } = translateSteps(body, options, { from: ruleset, to: ruleset }, expand)
  const translated = report(sink, undefined)
  if (translated.verdict === 'refused' || converted === undefined || source === undefined) return { report: translated }
  const { report: judged, ...after } = validator.apply(converted.body, image, { format: to, ...who })
  const moved = relocateReport(judged, placesOf(converted.steps, source))
  return { ...after, report: { ...moved, diagnostics: [...translated.diagnostics, ...moved.diagnostics] } }
}
