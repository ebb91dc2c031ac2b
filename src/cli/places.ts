import { catalog, type Diagnostic, type Stage } from '../index.js'
import { locate, placeAt, type Range } from '../text/index.js'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The text of a file for people: a byte order mark stays, since it counts as a column; wrong bytes are U+FFFD. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes)

/** Where the key is at fault, not its value. */
const aboutKeys: ReadonlySet<string> = new Set(['member-duplicate', 'member-ignored', 'op-ambiguous'])

/** The stages of complaints that are not about the body. */
const aboutRequest: ReadonlySet<Stage> = new Set(['media-type', 'lookup'])

/** The place of every diagnostic in the text that was judged; undefined where it has none there, as when the text is empty. */
export function rangesOf(
  diagnostics: readonly Diagnostic[],
  text: string,
  bytes: Uint8Array,
): readonly (Range | undefined)[] {
  if (diagnostics.length === 0) return []
  const located = locate(
    text,
    diagnostics.map(({ pointer }) => pointer),
  )
  return diagnostics.map((diagnostic, index) => {
    // A byte offset: what stands before it is good UTF-8, and has as many UTF-16 units as its text.
    if (diagnostic.code === 'text-encoding')
      return pointRange(text, textOf(bytes.subarray(0, diagnostic.params.offset)).length)
    if (diagnostic.code === 'text-byte-order-mark') return { start: placeAt(text, 0), end: placeAt(text, 1) }
    if (diagnostic.code === 'text-malformed') return pointRange(text, diagnostic.params.offset)
    if (aboutRequest.has(catalog[diagnostic.code].stage)) return undefined
    if (diagnostic.code === 'image-status' && diagnostic.pointer === '') return undefined
    const found = located[index]
    return aboutKeys.has(diagnostic.code) ? (found?.key ?? found?.value) : found?.value
  })
}

function pointRange(text: string, offset: number): Range {
  const place = placeAt(text, offset)
  return { start: place, end: place }
}
