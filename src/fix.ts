import type { Validator } from './compile.js'
import type { Code, Diagnostic, Severity } from './diagnostic.js'
import { type Cure, curesOf } from './fixing/cures.js'
import { together } from './fixing/together.js'
import type { JudgedBy } from './fixing/translated.js'
import { elementOf } from './pointer.js'
import type { Report } from './report.js'
import { type Context, membersOf } from './request.js'
import { applyEdits, type Edit } from './text/edit.js'
import { textOfUtf8 } from './text/utf8.js'

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

/** So often is a text judged anew, and so often is it tried which operations are to be left alone. */
const rounds = 50
const attempts = 20

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
  const { validator, context, unsafe = false, codes = () => true } = checked(options)
  const report = validator.validateText(input, context)
  const text = typeof input === 'string' ? input : textOfUtf8(input)
  if (text === undefined || report.diagnostics.length === 0) return { fixed: [], report }
  let now: Now = { text, report, fixed: [] }
  // What is safe goes first: no guess is to stand in its way.
  for (const isGuessing of unsafe ? [false, true] : [false]) {
    const isWanted: IsWanted = ({ code }, { safe }) => (safe || isGuessing) && codes(code)
    for (let round = 0; round < rounds; round++) {
      const next = better(now, { validator, context }, isWanted)
      if (next === undefined) break
      now = next
    }
  }
  const { fixed } = now
  return { ...(fixed.length === 0 ? {} : { text: now.text }), fixed, report: now.report }
}

/** A text on its way, its judgement, and what was cured so far. */
interface Now {
  readonly text: string
  readonly report: Report
  readonly fixed: readonly Diagnostic[]
}

type IsWanted = (diagnostic: Diagnostic, cure: Cure) => boolean

/** The text with cures that bring nothing else to light; undefined where there are none. */
function better(now: Now, judgedBy: JudgedBy, isWanted: IsWanted): Now | undefined {
  const left = new Set<number>()
  for (let attempt = 0; ; attempt++) {
    const tried = settled(
      now,
      judgedBy,
      (diagnostic, cure) => !left.has(indexOf(diagnostic)) && isWanted(diagnostic, cure),
    )
    if (tried === now) return undefined
    const worse = worsened(now.report, tried.report)
    // Guesses may go round in a circle.
    if (worse.size === 0 && weightOf(tried.report) < weightOf(now.report)) return tried
    const touched = new Set(tried.fixed.slice(now.fixed.length).map(indexOf))
    const blamed = attempt < attempts ? [...worse].filter(index => touched.has(index)) : []
    for (const index of blamed.length === 0 ? touched : blamed) left.add(index)
  }
}

/** The text as it is when nothing is left to cure: the same object where there was nothing. */
function settled(from: Now, { validator, context }: JudgedBy, isWanted: IsWanted): Now {
  let now = from
  for (let round = 0; round < rounds; round++) {
    const { diagnostics } = now.report
    const { edits, cured } = together(diagnostics, curesOf(diagnostics, now.text, { validator, context }), isWanted)
    if (edits.length === 0) return now
    const text = applyEdits(now.text, edits)
    now = { text, report: validator.validateText(text, context), fixed: [...now.fixed, ...cured] }
  }
  return now
}

const weights: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 }

const weightOf = ({ diagnostics }: Report): number => diagnostics.reduce((sum, each) => sum + weights[each.severity], 0)

/** The operations of which there is more to say than before, of any code and severity; -1: the body as a whole. */
function worsened(before: Report, after: Report): ReadonlySet<number> {
  const count = new Map<string, number>()
  const key = (one: Diagnostic): string => `${indexOf(one)} ${one.code} ${one.severity}`
  for (const one of before.diagnostics) count.set(key(one), (count.get(key(one)) ?? 0) + 1)
  const worse = after.diagnostics.filter(one => {
    const left = (count.get(key(one)) ?? 0) - 1
    count.set(key(one), left)
    return left < 0
  })
  return new Set(worse.map(indexOf))
}

const indexOf = ({ pointer }: Diagnostic): number => elementOf(pointer) ?? -1

/** The options, read once. */
function checked(options: FixOptions): FixOptions {
  const { validator, unsafe, codes, ...rest } = membersOf('options', options)
  if (typeof validator?.validateText !== 'function')
    throw new TypeError('options.validator: what compile returns wanted')
  if (unsafe !== undefined && typeof unsafe !== 'boolean') throw new TypeError('options.unsafe: true or false wanted')
  if (codes !== undefined && typeof codes !== 'function')
    throw new TypeError('options.codes: a function that says which codes may be cured wanted')
  return { validator, ...rest, ...(unsafe === undefined ? {} : { unsafe }), ...(codes === undefined ? {} : { codes }) }
}
