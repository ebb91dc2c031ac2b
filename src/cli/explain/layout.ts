import { widthOf } from '../width.js'

/** How wide pages are, in columns of a terminal. */
export const pageWidth = 100

export const padded = (line: string, width: number): string => line + ' '.repeat(Math.max(0, width - widthOf(line)))

/** The lines of a text, broken at spaces; a word that is wider than a line is broken anywhere. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap(long => pieces(long, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer) <= width) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

function pieces(word: string, width: number): readonly string[] {
  const cut: string[] = []
  let piece = ''
  let columns = 0
  for (const character of word) {
    const more = widthOf(character)
    if (piece !== '' && columns + more > width) {
      cut.push(piece)
      piece = ''
      columns = 0
    }
    piece += character
    columns += more
  }
  return [...cut, piece]
}

/** Paragraphs with their lines indented. */
export const indented = (text: string, indent: string): readonly string[] =>
  wrapped(text, pageWidth - indent.length).map(line => `${indent}${line}`)

/** A paragraph behind a label: its lines begin in one column. A label that reaches that column has lines of its own. */
export function labelled(label: string, text: string, column: number): readonly string[] {
  const indent = ' '.repeat(column)
  const [first = '', ...more] = wrapped(text, pageWidth - column)
  const rest = more.map(line => `${indent}${line}`)
  return widthOf(label) < column
    ? [`${padded(label, column)}${first}`, ...rest]
    : [...indented(label.trim(), '  '), `${indent}${first}`, ...rest]
}

/**
 * The lines of a row, its cells side by side and two spaces apart; a cell is a list of paragraphs. Each line comes as its
 * cells, filled to their widths.
 */
export function rowLines(
  cells: readonly (readonly string[])[],
  widths: readonly number[],
): readonly (readonly string[])[] {
  const columns = cells.map((cell, index) => cell.flatMap(text => wrapped(text, widths[index] ?? pageWidth)))
  const height = Math.max(1, ...columns.map(({ length }) => length))
  return Array.from({ length: height }, (_, line) =>
    columns.map((column, index) => padded(column[line] ?? '', widths[index] ?? 0)),
  )
}
