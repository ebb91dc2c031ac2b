import type { Diagnostic, Json } from '../../index.js'
import { locate, placeAt } from '../../text/index.js'
import type { Fix } from '../finding.js'

/** For each diagnostic the edit of the text that cures it, where the cure takes away a mark or replaces one scalar. */
export function fixesOf(diagnostics: readonly Diagnostic[], text: string): readonly (Fix | undefined)[] {
  const suggested = diagnostics.flatMap(({ suggestion }) => (suggestion === undefined ? [] : [suggestion.pointer]))
  const locations = suggested.length === 0 ? [] : locate(text, suggested)
  let next = 0
  return diagnostics.map(({ code, suggestion }) => {
    if (code === 'text-byte-order-mark')
      return { range: { start: placeAt(text, 0), end: placeAt(text, 1) }, text: '', safe: true }
    if (suggestion === undefined) return undefined
    const range = locations[next++]?.value
    if (range === undefined || !isScalar(suggestion.replacement) || '[{'.includes(text.charAt(range.start.offset)))
      return undefined
    return { range, text: JSON.stringify(suggestion.replacement), safe: suggestion.safe }
  })
}

const isScalar = (value: Json): boolean => typeof value !== 'object' || value === null
