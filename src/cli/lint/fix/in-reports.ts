import { curesOf, type JudgedBy } from '../../../fix.js'
import type { Diagnostic } from '../../../index.js'
import { placer } from '../../../text/index.js'
import type { Fix } from '../../finding.js'

/** For each diagnostic of a text the edits that cure it, where there are any. */
export function fixesOf(
  diagnostics: readonly Diagnostic[],
  text: string,
  judgedBy: JudgedBy,
): readonly (Fix | undefined)[] {
  const cures = curesOf(diagnostics, text, judgedBy)
  const isAny = cures.some(cure => cure !== undefined)
  const place = isAny ? placer(text) : undefined
  return cures.map(cure => {
    if (cure === undefined || place === undefined) return undefined
    const edits = cure.edits.map(edit => ({
      range: { start: place(edit.start), end: place(edit.end) },
      text: edit.text,
    }))
    return { edits, safe: cure.safe }
  })
}
