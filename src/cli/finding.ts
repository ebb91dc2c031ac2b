import type { Diagnostic, Severity } from '../index.js'
import type { Range } from '../text/index.js'
import { type Paint, paint } from './colours.js'
import { frame } from './frame.js'
import { printable } from './printable.js'

/** Something to say about a place in a file: a diagnostic, or a fault of a ruleset or image file. */
export interface Finding {
  readonly file: string
  readonly range?: Range | undefined
  readonly severity: Severity
  readonly message: string
  readonly code?: string
  readonly suggestion?: Diagnostic['suggestion']
  /** Shown without the lines around its place. */
  readonly brief?: boolean
}

const colourOf = { error: 'red', warning: 'yellow', info: 'cyan' } as const

/**
 * A finding as people read it; its first line is what editors and problem matchers know from compilers. An empty line ends it,
 * unless it is brief.
 */
export function findingText(finding: Finding, text: string, colours: boolean): string {
  const tint = paint(colours)
  const { file, range, severity, message, code } = finding
  const place = range === undefined ? `${file}:1:1` : `${file}:${range.start.line}:${range.start.column}`
  const head = `${tint('bold', printable(place))}: ${tint(colourOf[severity], severity)}: ${printable(message)}`
  const lines = [code === undefined ? head : `${head} ${tint('dim', `[${code}]`)}`]
  if (finding.brief) return `${lines[0]}\n`
  // Bytes that are no text are not shown.
  if (range !== undefined && code !== 'text-encoding' && text.trim() !== '') lines.push(frame(text, range, colours))
  const advice = suggestionText(finding, tint)
  if (advice !== undefined) lines.push(advice)
  return `${lines.join('\n')}\n\n`
}

/** The cure, unless the sentence has said it or it is long. */
function suggestionText({ suggestion, message }: Finding, tint: Paint): string | undefined {
  if (suggestion === undefined) return undefined
  const replacement = JSON.stringify(suggestion.replacement)
  if (replacement.length > 200 || message.includes(replacement) || message.includes('Did you mean')) return undefined
  return `  ${tint('green', 'try:')} ${printable(replacement)} at ${printable(suggestion.pointer || 'the top')}`
}
