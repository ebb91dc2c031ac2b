import type { Validator } from '../compile.js'
import type { Params } from '../diagnostic.js'
import type { FormatId } from '../formats/format.js'
import type { Context } from '../request.js'
import type { Edit } from '../text/edit.js'
import { translateText } from '../translate-text.js'

/** What a text was judged by. */
export interface JudgedBy {
  readonly validator: Validator
  readonly context?: Context | undefined
}

/**
 * The edit that writes a body in the format that is wanted, where as a whole it is in another one; undefined where it cannot be
 * translated, or the endpoint takes no bodies in the format that the request names. It is safe where the new body acts as the old
 * one, on every image, or on the one that is given, and nothing of it is dropped.
 */
export function translated(
  text: string,
  { found, expected }: Params<'format-mismatch'>,
  { validator, context = {} }: JudgedBy,
): { readonly edits: readonly Edit[]; readonly safe: boolean } | undefined {
  const { image, role } = context
  const { format = expected[0] } = validator.validateText('[]', context)
  if (format !== expected[0]) return undefined
  const made = translateText(text, {
    from: found as FormatId,
    to: expected[0] as FormatId,
    ruleset: validator,
    ...(image === undefined || image === null ? {} : { image }),
    ...(role === undefined ? {} : { role }),
  })
  if (made.text === undefined || made.text === text) return undefined
  return { edits: [between(text, made.text)], safe: made.outcome === 'exact' && made.diagnostics.length === 0 }
}

/** The one edit that makes a text another one, without what both begin and end with. */
function between(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let same = 0
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++
  return { start, end: before.length - same, text: after.slice(start, after.length - same) }
}
