import { isAbsolute } from 'node:path'
import type { ArtifactLocation, Region } from 'sarif'
import type { Range } from '../../text/index.js'
import { printable } from '../printable.js'

/** A file: relative to the root of the repository, which the reader of the log knows; what is outside of it, by itself. */
export function artifactLocation(path: string): ArtifactLocation {
  // Halves of surrogate pairs have no UTF-8, and so no place in a URI.
  const segments = path
    .replace(/\p{Cs}/gu, printable)
    .split('/')
    .map(encodeURIComponent)
  const uri = segments.join('/')
  return isAbsolute(path) ? { uri: `file://${uri.startsWith('/') ? '' : '/'}${uri}` } : { uri, uriBaseId: '%SRCROOT%' }
}

const mark = '\ufeff'

/**
 * A range, or the top of the file.
 *
 * > The values of text properties SHALL NOT depend on the presence or absence of a byte order mark (BOM) at the start of
 * > the artifact. (3.30.2)
 */
export function region(range: Range | undefined, text: string): Region {
  if (range === undefined) return { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 }
  const { start, end } = range
  const column = (place: Range['start']): number =>
    place.line === 1 && text.startsWith(mark) ? Math.max(1, place.column - 1) : place.column
  return { startLine: start.line, startColumn: column(start), endLine: end.line, endColumn: column(end) }
}

/** The region that a fix deletes. A byte order mark, which text regions do not see, is three bytes. */
export const deletedRegion = (range: Range, text: string): Region =>
  text.startsWith(mark) && range.end.line === 1 && range.end.offset === mark.length
    ? { byteOffset: 0, byteLength: 3 }
    : region(range, text)
