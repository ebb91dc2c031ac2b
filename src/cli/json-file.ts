import { hasColours } from './colours.js'
import { type Document, readDocument, type Source } from './document.js'
import { type Finding, findingText } from './finding.js'
import type { Streams } from './streams.js'
import { trouble } from './trouble.js'

/** Reads a JSON document that is no body. Whatever is wrong with its text is trouble, with its place. */
export async function readJsonFile(name: string, what: string, streams: Streams): Promise<Document> {
  const document = await readDocument(name, what, streams)
  const { file, faults } = document
  if (faults.length === 0) return document
  const errors = faults.map((fault): Finding => ({ ...fault, severity: 'error' }))
  throw faultyFile(errors, `the ${what} ${file} is not usable`, document, streams)
}

/** How many faults are shown: a file with more is another sort of file. */
const most = 20

/** The trouble of a file with faults: what was found before, each of them with its place, then what follows from them. */
export function faultyFile(
  findings: readonly Finding[],
  why: string,
  { text }: Pick<Source, 'text'>,
  streams: Streams,
  before: readonly string[] = [],
): Error {
  const colours = hasColours(streams.stderr, streams.env)
  const shown = findings.slice(0, most).map(finding => findingText(finding, text, colours))
  const more = findings.length - shown.length
  return trouble(`${why}${more > 0 ? ` (${more} more faults are not shown)` : ''}`, [...before, ...shown].join(''))
}
