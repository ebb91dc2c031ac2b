import { codeFrameColumns } from '@babel/code-frame'
import type { Range } from '../text/index.js'
import { paint } from './colours.js'
import { printableSource } from './printable.js'
import { widthOf } from './width.js'

const above = 2
const below = 1
/** Columns that are shown of long lines, and how many of them stand before the place. */
const width = 110
const before = 40
/** How far from the place, in UTF-16 units, lines are looked for. */
const reach = 1000

/**
 * The lines around a place, with the place marked; of a range over several lines only the first is marked.
 *
 * The library splits the whole text at each call and prints lines of any length. It is given the few lines that matter,
 * cut to a window: a body of a megabyte in one line would be read and printed once per finding. It numbers and colours
 * them; the mark is set here, since the library takes each UTF-16 unit, and with colours each escape, for a column.
 */
export function frame(text: string, { start, end }: Range, colours: boolean): string {
  const lineStart = start.offset - (start.column - 1)
  const head = linesBefore(text, lineStart)
  const [rest = '', ...tail] = linesAfter(text, start.offset)
  const length = start.column - 1 + rest.length
  const long = [length, ...head.map(line => line.length), ...tail.map(line => line.length)].some(size => size > width)
  const from = long ? Math.max(0, start.column - 1 - before) : 0
  const marked = printableSource(`${text.slice(lineStart + from, start.offset)}${rest}`.slice(0, width))
  const first = start.column - 1 - from
  const last = end.line === start.line ? first + end.offset - start.offset : marked.length
  const lines = [
    ...head.map(line => cut(line, from)),
    dots(from > 0) + marked + dots(length > from + width),
    ...tail.map(line => cut(line, from)),
  ]
  const options = { startLine: start.line - head.length, linesAbove: above, linesBelow: below, forceColor: colours }
  const numbered = codeFrameColumns(lines.join('\n'), { start: { line: start.line } }, options).split('\n')
  const gutter = ' '.repeat(`${start.line + tail.length}`.length)
  const indent = blank(dots(from > 0) + marked.slice(0, first))
  const mark = '^'.repeat(Math.max(1, widthOf(marked.slice(first, last))))
  const tint = paint(colours)
  numbered.splice(head.length + 1, 0, `${tint('gray', `  ${gutter} |`)} ${indent}${tint(['red', 'bold'], mark)}`)
  return numbered.join('\n')
}

const newline = /\r\n|\r|\n/

function linesBefore(text: string, lineStart: number): readonly string[] {
  const from = Math.max(0, lineStart - reach)
  const lines = text.slice(from, lineStart).split(newline).slice(0, -1)
  return (from > 0 ? lines.slice(1) : lines).slice(-above)
}

/** What is left of the line of an offset, and the line after it unless that is empty. */
function linesAfter(text: string, offset: number): readonly string[] {
  const [rest = '', ...others] = text.slice(offset, offset + reach).split(newline)
  return [rest, ...others.slice(0, below).filter(line => line !== '')]
}

const dots = (needed: boolean): string => (needed ? '…' : '')

const cut = (line: string, from: number): string =>
  dots(from > 0 && line !== '') + printableSource(line.slice(from, from + width)) + dots(line.length > from + width)

/** Spaces for what stands before a mark; tabs stay, since only the terminal knows how wide they are. */
const blank = (source: string): string =>
  source
    .split('\t')
    .map(part => ' '.repeat(widthOf(part)))
    .join('\t')
