import type { Finding } from '../../finding.js'
import type { FileResult } from '../../reporters/reporter.js'
import type { BaselineFile } from './baseline-file.js'

/** One known finding. */
export interface Entry {
  readonly file: string
  readonly code: string
  /** As the baseline writes it: `/0/path`, or in NDJSON `12:/0/path`. */
  readonly place: string
}

/** One that stands in a baseline; `index` is its place in the list of its file and code. */
export interface ReadEntry extends Entry {
  readonly index: number
}

export const placeOf = ({ line }: Pick<FileResult, 'line'>, { pointer = '' }: Pick<Finding, 'pointer'>): string =>
  line === undefined ? pointer : `${line}:${pointer}`

/** The entries of a baseline. */
export const entriesOf = ({ files }: BaselineFile): readonly ReadEntry[] =>
  Object.entries(files).flatMap(([file, codes]) =>
    Object.entries(codes).flatMap(([code, places]) => places.map((place, index) => ({ file, code, place, index }))),
  )

/**
 * The text of a baseline: all in one order, one entry in a line, so that what two people change can be merged. Written by hand,
 * since an object of JavaScript puts names that look like numbers first.
 */
export function baselineText(entries: readonly Entry[], $schema?: string): string {
  const files = grouped(entries, ({ file }) => file).map(([file, ofFile]): Member => {
    const codes = grouped(ofFile, ({ code }) => code).map(([code, ofCode]): Member => {
      const places = ofCode.map(({ place }) => place).sort(inDocumentOrder)
      return [code, block('[]', places.map(quoted), '      ')]
    })
    return [file, object(codes, '    ')]
  })
  const head: readonly Member[] = $schema === undefined ? [] : [['$schema', quoted($schema)]]
  return `${object([...head, ['version', '1'], ['files', object(files, '  ')]], '')}\n`
}

/** A name, and the text of its value. */
type Member = readonly [string, string]

const quoted = (text: string): string => JSON.stringify(text)

const object = (members: readonly Member[], indent: string): string =>
  block(
    '{}',
    members.map(([name, value]) => `${quoted(name)}: ${value}`),
    indent,
  )

const block = (brackets: string, items: readonly string[], indent: string): string =>
  items.length === 0
    ? brackets
    : `${brackets[0]}\n${items.map(item => `${indent}  ${item}`).join(',\n')}\n${indent}${brackets[1]}`

/** By names, which are sorted by their UTF-16 units. */
function grouped(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
): readonly (readonly [string, readonly Entry[]])[] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const name = nameOf(entry)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [entry])
    else group.push(entry)
  }
  return [...groups].sort(([a], [b]) => byUnits(a, b))
}

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** By line, then by operation, then by text. What is about the body as a whole comes first. */
function inDocumentOrder(a: string, b: string): number {
  const [lineA, operationA] = numbersOf(a)
  const [lineB, operationB] = numbersOf(b)
  return lineA - lineB || operationA - operationB || byUnits(a, b)
}

function numbersOf(place: string): readonly [number, number] {
  const [, line = 0, operation = -1] = /^(?:(\d+):)?(?:\/(\d+)(?![^/]))?/.exec(place) ?? []
  return [Number(line), Number(operation)]
}
