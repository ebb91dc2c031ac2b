import { codeFrameColumns } from '@babel/code-frame'
import type { Range } from '../text/index.js'
import { printableSource } from './printable.js'

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
 * cut to a window: a body of a megabyte in one line would be read and printed once per finding.
 */
export function frame(text: string, { start, end }: Range, colours: boolean): string {
  const lineStart = start.offset - (start.column - 1)
  const head = linesBefore(text, lineStart)
  const [rest = '', ...tail] = linesAfter(text, start.offset)
  const length = start.column - 1 + rest.length
  const long = [length, ...head.map(line => line.length), ...tail.map(line => line.length)].some(size => size > width)
  const from = long ? Math.max(0, start.column - 1 - before) : 0
  const marked = `${text.slice(lineStart + from, start.offset)}${rest}`.slice(0, width)
  const lines = [
    ...head.map(line => cut(line, from)),
    dots(from > 0) + printableSource(marked) + dots(length > from + width),
    ...tail.map(line => cut(line, from)),
  ]
  const first = start.column - from + (from > 0 ? 1 : 0)
  const last = end.line === start.line ? first + end.offset - start.offset : first + rest.length
  const options = { startLine: start.line - head.length, linesAbove: above, linesBelow: below, forceColor: colours }
  return codeFrameColumns(
    lines.join('\n'),
    {
      start: { line: start.line, column: first },
      end: { line: start.line, column: Math.max(first, Math.min(last, width + 1)) },
    },
    options,
  )
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
