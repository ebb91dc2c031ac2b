import { outcomeOf } from './conversion/adds.js'
import { mediaTypeOf } from './conversion/media-type.js'
import { quickEndsOf } from './conversion/quick-ends.js'
import { quickText } from './conversion/quick-text.js'
import { splice } from './conversion/splice.js'
import type { Step } from './conversion/step.js'
import { add, noFindings } from './findings.js'
import type { PatchFormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import { isKept, type JsonObject } from './json.js'
import { readText } from './read-text.js'
import { report } from './report.js'
import { membersOf } from './request.js'
import { textOfUtf8 } from './text/utf8.js'
import { type Translated, type Translation, translateSteps } from './translate.js'
import { checkTranslateOptions, type TranslateOptions } from './translate-options.js'

/** A translation with the text of the body in its place. */
export interface TextTranslation extends Omit<Translation, 'body'> {
  /** The text of the translated body; absent when it is untranslatable. */
  readonly text?: string
}

/**
 * Translates a body as it is on the wire, as `translate` does what was parsed of it, and also finds what `validateText`
 * finds in a text. Where each operation stays one, the new text is the old one with other ops: values, numbers that
 * JavaScript cannot hold among them, and white space stand there as they stood. Else it is what `JSON.stringify` writes.
 * Throws a TypeError for an option that cannot be, and for what is neither a string nor bytes.
 */
export function translateText(input: string | Uint8Array, given: TranslateOptions): TextTranslation {
  if (typeof input !== 'string' && !ArrayBuffer.isView(input))
    throw new TypeError('text: a string or a Uint8Array wanted')
  const text = typeof input === 'string' ? input : textOfUtf8(input)
  const quick = text === undefined ? undefined : quickTranslation(text, given)
  if (quick !== undefined) return quick
  const options = membersOf('options', given)
  const rulesets = checkTranslateOptions(options)
  const { value, findings } = readText(text ?? input)
  const translated =
    value === undefined ? { sink: noFindings({}) } : translateSteps(value, options, rulesets, undefined, findings)
  const { sink, converted } = translated
  if (value === undefined) for (const { finding, index } of findings) add(sink, finding, index)
  const written =
    report(sink, undefined).verdict === 'refused' ? undefined : textOf(text ?? '', value, options.to, translated)
  const { diagnostics } = report(sink, undefined)
  if (written === undefined || converted === undefined) return { outcome: 'untranslatable', diagnostics }
  const mediaType = mediaTypeOf(options.to, rulesets.to)
  return {
    text: written,
    outcome: outcomeOf(converted.outcomes),
    ...(mediaType === undefined ? {} : { mediaType }),
    diagnostics,
  }
}

/** The fast way, where it is sure. */
function quickTranslation(text: string, given: TranslateOptions): TextTranslation | undefined {
  try {
    const ends = quickEndsOf(given, () => (/^\s*\[\s*\{\s*"(?:op|path)"/.test(text) ? 'v2.1' : 'v2.0'))
    const quick = ends === undefined ? undefined : quickText(text, ends)
    if (ends === undefined || quick === undefined) return undefined
    const { outcome, diagnostics } = quick.said
    return { text: quick.text, outcome, mediaType: ends.mediaType, diagnostics }
  } catch {
    // An image that throws, or a text that would become too long.
    return undefined
  }
}

/** The text of what a body was translated to. What cannot be written is said. */
function textOf(text: string, value: unknown, to: PatchFormatId, translated: Translated): string | undefined {
  const { converted, from, sink } = translated
  if (converted === undefined || from === undefined) return undefined
  const { body } = converted
  try {
    // Of arrays each element became one here: what makes more of them, or none, is for the other entry.
    if (from === 'merge-patch' || to === 'merge-patch')
      return keepsNumbers(converted.steps, translated, to) ? JSON.stringify(body) : undefined
    const source = formats[from === 'v2.0' ? from : 'v2.1']
    const target = formats[to === 'v2.0' ? to : 'v2.1']
    return splice({
      text,
      source,
      target,
      body: value as readonly JsonObject[],
      written: body as readonly JsonObject[],
    })
  } catch {
    // Nested deeper than the stack, or longer than a string can be.
    add(sink, { code: 'body-unreadable', pointer: '', params: {} }, -1)
    return undefined
  }
}

/** Whether all integers are written as they were read; complains of those that may have been others. */
function keepsNumbers(steps: readonly Step[], { sink, source }: Translated, to: PatchFormatId): boolean {
  const lost = steps.filter(({ operation: { effect } }) => effect.kind === 'set' && !isKeptIn(effect.value))
  for (const step of lost) {
    const { operation, value = operation } = source?.place(step) ?? { operation: '' }
    const params = { attribute: step.operation.target[0] ?? '', op: step.op, to, reason: 'number' } as const
    add(sink, { code: 'operation-untranslatable', pointer: value, params }, step.index)
  }
  return lost.length === 0
}

const isKeptIn = (value: unknown): boolean =>
  typeof value === 'number'
    ? isKept(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(isKeptIn)
