/**
 * A place as editors show it. The offset is 0-based, line and column are 1-based, and all count UTF-16 units: a tab is
 * one column, a byte order mark too, a character outside the Basic Multilingual Plane two. A line ends with LF, CRLF
 * or a lone CR.
 */
export interface Place {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Place
  readonly end: Place
}

/** The place of an offset; one outside the text is taken to the nearest end of it. */
export const placeAt = (text: string, offset: number): Place => placer(text)(offset)

/** `placeAt` for many offsets of one text: reads the text once, then answers by binary search. */
export function placer(text: string): (offset: number) => Place {
  const starts = lineStarts(text)
  return offset => {
    const inside = Math.min(Math.max(Math.trunc(offset) || 0, 0), text.length)
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= inside) low = middle
      else high = middle
    }
    return { offset: inside, line: low + 1, column: inside - (starts[low] ?? 0) + 1 }
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
  }
  return starts
}
