import { FILE_HEADERS_ONLY, formatPatch, OMIT_HEADERS, type StructuredPatchHunk, structuredPatch } from 'diff'
import { paint } from '../../colours.js'
import { pieceSize } from '../../inputs/pieces.js'
import { textOf } from '../../places.js'
import { printableSource } from '../../printable.js'
import type { DiffStyle } from '../file-judge.js'
import { hunkMaker } from './hunks.js'

/** Bytes as a string with one unit for each, in which the library finds them all again. */
export const byteString = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('latin1')

/** More changes than this take the library too long: it looks at pairs of them. */
const most = 2000

/** The hunks in which two texts, as byte strings, differ. */
export function hunksOf(before: string, after: string): readonly StructuredPatchHunk[] {
  const found = structuredPatch('', '', before, after, undefined, undefined, { context: 3, maxEditLength: most })
  return found?.hunks ?? lineByLine(linesOf(before), linesOf(after))
}

/** Each line beside the one with its number: says more than it must where lines have gone, and needs no search. */
function lineByLine(before: readonly string[], after: readonly string[]): readonly StructuredPatchHunk[] {
  const hunks: StructuredPatchHunk[] = []
  const { stays, changes, end } = hunkMaker(hunk => hunks.push(hunk))
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    const [old, line] = [before[at], after[at]]
    if (old !== undefined && old === line) stays(old)
    else changes(old, line)
  }
  end()
  return hunks
}

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

const unnamed = { oldFileName: undefined, newFileName: undefined, oldHeader: undefined, newHeader: undefined }

/** What stands before the hunks of a file. A name with a space ends with a tab, without which it would end at the space. */
export function diffHead(name: string, { colours }: DiffStyle): Uint8Array {
  const below = name.replace(/^\/+/, '')
  const names = { ...unnamed, oldFileName: `a/${below}`, newFileName: `b/${below}` }
  const end = below.includes(' ') ? '\t\n' : '\n'
  const [before = '', after = ''] = formatPatch({ ...names, hunks: [] }, FILE_HEADERS_ONLY).split('\n')
  return Buffer.from([before, after].map(line => paint(colours)('bold', line) + end).join(''))
}

/** A hunk, of which the lines are byte strings, in pieces: it may be longer than a string can be. */
export function* diffText({ lines, ...hunk }: StructuredPatchHunk, style: DiffStyle): Generator<Uint8Array> {
  const head = formatPatch({ ...unnamed, hunks: [{ ...hunk, lines: [] }] }, OMIT_HEADERS).trimEnd()
  yield Buffer.from(`${style.forPeople ? paint(style.colours)('cyan', head) : head}\n`)
  let some: string[] = []
  let size = 0
  for (const line of lines) {
    some.push(line, '\n')
    size += line.length
    if (size < pieceSize) continue
    yield linesText(some.join(''), style)
    ;[some, size] = [[], 0]
  }
  if (some.length > 0) yield linesText(some.join(''), style)
}

function linesText(text: string, { forPeople, colours }: DiffStyle): Uint8Array {
  const bytes = Buffer.from(text, 'latin1')
  if (!forPeople) return bytes
  const tint = paint(colours)
  const shown = textOf(bytes)
    .slice(0, -1)
    .split('\n')
    .map(line => {
      const safe = printableSource(line.replace(/\r$/, ''))
      return line.startsWith('-') ? tint('red', safe) : line.startsWith('+') ? tint('green', safe) : safe
    })
  return Buffer.from([...shown, ''].join('\n'))
}
