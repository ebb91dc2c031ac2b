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

/** The trouble of a file with faults: each of them with its place, then what follows from them. */
export function faultyFile(findings: readonly Finding[], why: string, { text }: Source, streams: Streams): Error {
  const colours = hasColours(streams.stderr, streams.env)
  return trouble(why, findings.map(finding => findingText(finding, text, colours)).join(''))
}
