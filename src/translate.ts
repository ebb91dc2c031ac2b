import { outcomeOf } from './conversion/adds.js'
import { type Conversion, type Converted, convert } from './conversion/convert.js'
import { tableOf } from './conversion/encode.js'
import { mediaTypeOf } from './conversion/media-type.js'
import { moveTo } from './conversion/move.js'
import { quickly } from './conversion/quick.js'
import { quickEndsOf } from './conversion/quick-ends.js'
import type { Expand } from './conversion/sources/expand.js'
import { jsonPatchSource } from './conversion/sources/json-patch.js'
import { mergePatchSource } from './conversion/sources/merge-patch.js'
import { wireSource } from './conversion/sources/wire.js'
import type { Source } from './conversion/step.js'
import { detectFormat } from './decode.js'
import type { Diagnostic, Finding } from './diagnostic.js'
import { add, type Findings, noFindings } from './findings.js'
import type { PatchBody, PatchFormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import type { Image } from './presence.js'
import type { Parsed } from './read-text.js'
import { report } from './report.js'
import { membersOf } from './request.js'
import { compileMeanings, type Meanings } from './rules.js'
import type { Ruleset } from './ruleset.js'
import { checkTranslateOptions, type Rulesets, type TranslateOptions } from './translate-options.js'

/** How a translation relates to its source: see `translate`; `mixed` has both weakened and strengthened operations. */
export type Outcome = 'exact' | 'weakened' | 'strengthened' | 'mixed' | 'untranslatable'

export interface Translation<To extends PatchFormatId = PatchFormatId> {
  /** The translated body; absent when it is untranslatable. */
  readonly body?: PatchBody<To>
  readonly outcome: Outcome
  /** The Content-Type to send the body with; absent where there is no body. */
  readonly mediaType?: string
  /** What was lost, added or not understood; pointers lead into the source body. */
  readonly diagnostics: readonly Diagnostic[]
}

/** `translate`, with what works out the operations of RFC 6902 that hang on the image. */
export const translator =
  (expand: Expand | undefined) =>
  <To extends PatchFormatId>(body: unknown, given: TranslateOptions<To>): Translation<To> => {
    const quick = quickTranslation(body, given)
    if (quick !== undefined) return quick as Translation<To>
    const options = membersOf('options', given)
    const rulesets = checkTranslateOptions(options)
    const { sink, converted } = translateSteps(body, options, rulesets, expand)
    const { diagnostics, verdict } = report(sink, undefined)
    if (verdict === 'refused' || converted === undefined) return { outcome: 'untranslatable', diagnostics }
    const mediaType = mediaTypeOf(options.to, rulesets.to)
    return {
      body: converted.body as PatchBody<To>,
      outcome: outcomeOf(converted.outcomes),
      ...(mediaType === undefined ? {} : { mediaType }),
      diagnostics,
    }
  }

/**
 * Translates a body, which may be any JavaScript value, into another format, or takes it from one endpoint to another. An
 * exact translation acts like its source on every image (that it is for, where one is given); a weakened one only fails less
 * often, a strengthened one only more often, and a diagnostic says at which operation. Values are carried over unjudged,
 * but to another endpoint: there they are spelled as it wants them, and what it refuses cannot go over. Throws a TypeError
 * for an option that cannot be.
 */
export const translate = translator(undefined)

export interface Translated {
  readonly sink: Findings
  /** Both are absent where the body cannot be read. */
  readonly converted?: Converted
  readonly source?: Source
  /** The format that the body was read in. */
  readonly from?: PatchFormatId
}

/** The work of `translate`, with the steps that lead back into the source; `found` was in its text before. */
export function translateSteps(
  body: unknown,
  options: TranslateOptions,
  rulesets: Rulesets,
  expand: Expand | undefined,
  found: Parsed['findings'] = [],
): Translated {
  const sink = noFindings({})
  for (const { finding, index } of found) add(sink, finding, index)
  const complain = (finding: Finding, index: number): void => add(sink, finding, index)
  try {
    // What shows no format is none of the two: what is said of it is the same in either.
    const from = options.from ?? detectFormat(body) ?? (options.to === 'v2.0' ? 'v2.0' : 'v2.1')
    const meanings = compileMeanings(rulesets.from)
    const source = sourceOf(from, rulesets.from, meanings, expand)
    const converted = convert(body, source, conversionOf(options, from, rulesets, meanings), complain)
    const { other } = rulesets
    return {
      sink,
      source,
      from,
      converted: other === undefined ? converted : moveTo(other, converted, source, options, sink),
    }
  } catch {
    // A getter or a proxy that throws, or values deeper than the stack.
    const bare = noFindings({})
    for (const { finding, index } of found) add(bare, finding, index)
    add(bare, { code: 'body-unreadable', pointer: '', params: {} }, -1)
    return { sink: bare }
  }
}

function sourceOf(from: PatchFormatId, ruleset: Ruleset, meanings: Meanings, expand: Expand | undefined): Source {
  if (from === 'merge-patch') return mergePatchSource
  return from === 'json-patch' ? jsonPatchSource(ruleset, expand) : wireSource(formats[from], meanings, ruleset)
}

function conversionOf(
  { to, image, role = 'member', assume }: TranslateOptions,
  source: PatchFormatId,
  { from, to: ruleset }: Rulesets,
  meanings: Meanings,
): Conversion {
  const table = tableOf(to, from === ruleset ? meanings : compileMeanings(ruleset))
  const isWire = source === 'v2.0' || source === 'v2.1'
  const alike = isWire && from === ruleset
  return { to, table, from, ruleset, alike, isWire, image: image as Image | undefined, role, assume }
}

/** The fast way, where it is sure. */
function quickTranslation(body: unknown, given: TranslateOptions): Translation | undefined {
  try {
    if (!Array.isArray(body)) return undefined
    const ends = quickEndsOf(given, () => detectFormat(body))
    const quick = ends === undefined ? undefined : quickly(body, ends)
    if (ends === undefined || quick === undefined) return undefined
    const { outcome, diagnostics } = quick.said
    return { body: quick.body, outcome, mediaType: ends.mediaType, diagnostics }
  } catch {
    // A getter or a proxy that throws.
    return undefined
  }
}
