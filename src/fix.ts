import type { Validator } from './compile.js'
import { elementOf } from './conversion/relocate.js'
import type { Code, Diagnostic } from './diagnostic.js'
import { type Cure, curesOf } from './fixing/cures.js'
import { together } from './fixing/together.js'
import type { JudgedBy } from './fixing/translated.js'
import type { Report } from './report.js'
import type { Context } from './request.js'
import { applyEdits, type Edit } from './text/edit.js'
import { decodeUtf8 } from './text/utf8.js'

export type { Cure, Edit, JudgedBy }
export { applyEdits, curesOf }

export interface FixOptions {
  /** What `compile` returns: it judges the text before and after. */
  readonly validator: Validator
  /** What is known beside the body, as for `validateText`; a media type or a format says what the body is to be written in. */
  readonly context?: Context
  /** true: also what is only likely to be meant. Without it: what has exactly one sensible cure. */
  readonly unsafe?: boolean
  /** Which diagnostics may be cured; without it all. */
  readonly codes?: (code: Code) => boolean
}

/** What was changed in a text, and what is left to say of it. */
export interface Fixed {
  /** The text after the fixes; absent where nothing was changed. */
  readonly text?: string
  /** The diagnostics that were cured: those of the text, and those that came to light when others were gone. */
  readonly fixed: readonly Diagnostic[]
  /** The judgement of the text as it is now. */
  readonly report: Report
}

/** So often is a text judged anew; what is not settled by then is left alone. */
const rounds = 50

/**
 * Cures what can be cured in the text of a body, a string or its bytes: pointers, ops and names that are misspelt, operations
 * in the other format, values of another type, members that stand there twice, a byte order mark. All that is not at fault
 * stays as it stands: white space, the order of members, numbers that JavaScript cannot hold.
 *
 * Fixing a fixed text changes nothing, and no text has more findings of any kind afterwards: where a cure would bring others
 * to light, its operation is left alone. Throws a TypeError for options that cannot be, and for what is neither a string nor
 * bytes; no text makes it throw.
 */
export function fixText(input: string | Uint8Array, options: FixOptions): Fixed {
  const { validator, context, unsafe = false, codes = () => true } = options
  const report = validator.validateText(input, context)
  const text = typeof input === 'string' ? input : decoded(input)
  if (text === undefined || report.diagnostics.length === 0) return { fixed: [], report }
  /** Operations that are only cured safely, and those that are left alone. */
  const wary = new Set<number>()
  const left = new Set<number>()
  for (;;) {
    const isWanted = (diagnostic: Diagnostic, { safe }: Cure): boolean => {
      const index = indexOf(diagnostic)
      return codes(diagnostic.code) && (safe || (unsafe && !wary.has(index))) && !left.has(index)
    }
    const tried = settled(text, report, options, isWanted)
    if (tried === undefined || tried.fixed.length === 0) return { fixed: [], report }
    const worse = worsened(report, tried.report)
    if (worse.size === 0) return tried
    const touched = new Set(tried.fixed.map(indexOf))
    const blamed = [...worse].filter(index => touched.has(index))
    for (const index of blamed.length === 0 ? touched : blamed)
      if (unsafe && !wary.has(index)) wary.add(index)
      else left.add(index)
  }
}

/** The text as it is when nothing is left to cure; undefined where that does not come to an end. */
function settled(
  text: string,
  report: Report,
  { validator, context }: FixOptions,
  isWanted: (diagnostic: Diagnostic, cure: Cure) => boolean,
): Fixed | undefined {
  let now = { text, report }
  const fixed: Diagnostic[] = []
  for (let round = 0; round < rounds; round++) {
    const { diagnostics } = now.report
    const cures = curesOf(diagnostics, now.text, { validator, context })
    const { edits, cured } = together(diagnostics, cures, isWanted)
    if (edits.length === 0) return { ...(fixed.length === 0 ? {} : { text: now.text }), fixed, report: now.report }
    for (const diagnostic of cured) fixed.push(diagnostic)
    const made = applyEdits(now.text, edits)
    now = { text: made, report: validator.validateText(made, context) }
  }
  return undefined
}

/** The operations of which there is more to say than before, of any code; -1: the body as a whole. */
function worsened(before: Report, after: Report): ReadonlySet<number> {
  const count = new Map<string, number>()
  const key = (diagnostic: Diagnostic): string => `${indexOf(diagnostic)} ${diagnostic.code}`
  for (const one of before.diagnostics) count.set(key(one), (count.get(key(one)) ?? 0) + 1)
  const worse = after.diagnostics.filter(one => {
    const left = (count.get(key(one)) ?? 0) - 1
    count.set(key(one), left)
    return left < 0
  })
  return new Set(worse.map(indexOf))
}

const indexOf = ({ pointer }: Diagnostic): number => elementOf(pointer) ?? -1

/** undefined where the bytes are no UTF-8, or more than a string can hold. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    const result = decodeUtf8(bytes)
    return 'text' in result ? result.text : undefined
  } catch {
    return undefined
  }
}
