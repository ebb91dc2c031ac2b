import type { Diagnostic, Severity } from '../index.js'
import type { Range } from '../text/index.js'
import { type Paint, paint } from './colours.js'
import { frame } from './frame.js'
import { printable } from './printable.js'

/** A change to the text of a file that would cure a finding; `safe` when there is exactly one sensible cure. */
export interface Fix {
  /** What each range becomes; in the order of the text. */
  readonly edits: readonly { readonly range: Range; readonly text: string }[]
  readonly safe: boolean
}

/** A fix with its ranges moved. */
export const movedFix = (fix: Fix, moved: (range: Range) => Range): Fix => ({
  ...fix,
  edits: fix.edits.map(edit => ({ ...edit, range: moved(edit.range) })),
})

/** The code of what cannot be read: it is no finding of the engine, and not in its catalog. */
export const inputUnreadable = 'input-unreadable'

/** The code of an entry of the baseline that nothing was found for; not in the catalog either. */
export const baselineUnused = 'baseline-unused'

/** Something to say about a place in a file: a diagnostic, or a fault of another file that the command reads. */
export interface Finding {
  readonly file: string
  readonly range?: Range | undefined
  readonly severity: Severity
  readonly message: string
  /** A code of the catalog, `input-unreadable` or `baseline-unused`. */
  readonly code?: string
  /** RFC 6901, into the body. */
  readonly pointer?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly server?: Diagnostic['server']
  readonly suggestion?: Diagnostic['suggestion']
  readonly fix?: Fix
  /** Shown without the lines around its place. */
  readonly brief?: boolean
}

const colourOf = { error: 'red', warning: 'yellow', info: 'cyan' } as const

/** A finding in one line, as editors and problem matchers know it from compilers. */
export function findingLine(finding: Finding, colours: boolean): string {
  const tint = paint(colours)
  const { severity, message, code } = finding
  const head = `${tint('bold', printable(placeText(finding)))}: ${tint(colourOf[severity], severity)}: ${printable(message)}`
  return `${code === undefined ? head : `${head} ${tint('dim', `[${code}]`)}`}\n`
}

/** A finding as people read it, with the lines around its place. An empty line ends it, unless it is brief. */
export function findingText(finding: Finding, text: string, colours: boolean): string {
  const { range, code } = finding
  const line = findingLine(finding, colours)
  if (finding.brief) return line
  // Bytes that are no text are not shown.
  const shown = range !== undefined && code !== 'text-encoding' && text.trim() !== ''
  const advice = suggestionText(finding, paint(colours))
  return `${line}${shown ? `${frame(text, range, colours)}\n` : ''}${advice === undefined ? '' : `${advice}\n`}\n`
}

/** What has no place of its own stands at the top of its file; what cannot be read has no top. */
function placeText({ file, range, code }: Finding): string {
  if (range !== undefined) return `${file}:${range.start.line}:${range.start.column}`
  return code === inputUnreadable ? file : `${file}:1:1`
}

/** The cure, unless the sentence has said it or it is long. */
function suggestionText({ suggestion, message }: Finding, tint: Paint): string | undefined {
  if (suggestion?.replacement === undefined) return undefined
  const replacement = JSON.stringify(suggestion.replacement)
  if (replacement.length > 200 || message.includes(replacement) || message.includes('Did you mean')) return undefined
  return `  ${tint('green', 'try:')} ${printable(replacement)} at ${printable(suggestion.pointer || 'the top')}`
}
