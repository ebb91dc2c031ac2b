import { resolve } from 'node:path'
import { type Diagnostic, describe } from '../index.js'
import { hasColours } from './colours.js'
import { type Finding, findingText } from './finding.js'
import { inexactNumbers } from './inexact.js'
import { shown, standardInput } from './inputs/find.js'
import { type Input, readInput } from './inputs/read.js'
import { rangesOf, textOf } from './places.js'
import { printable } from './printable.js'
import type { Streams } from './streams.js'
import { textFaults } from './text-faults.js'
import { reasonOf, trouble } from './trouble.js'

/** A text that findings are about. */
export interface Source {
  readonly file: string
  readonly bytes: Uint8Array
  readonly text: string
}

/** A JSON text that the command was given, with what is wrong with it as a text. */
export interface Document extends Source {
  readonly faults: readonly Finding[]
  /** undefined where one of the faults is an error. */
  readonly value: unknown
}

/** Reads a file, or for "-" standard input. What cannot be read is trouble; `what` it is, people are told. */
export async function readDocument(name: string, what: string, streams: Streams): Promise<Document> {
  const input = inputOf(name, streams.cwd)
  const bytes = await readInput(input, streams).catch((error: unknown) => {
    throw trouble(`cannot read the ${what} ${input.name}: ${reasonOf(error)}`)
  })
  const source = { file: input.name, bytes, text: textOf(bytes) }
  const unread = findingsOf(textFaults(bytes), source).map(fault =>
    fault.code === 'body-empty' ? { ...fault, message: `The ${what} is empty: JSON is wanted.` } : fault,
  )
  const faults = hasErrors(unread) ? unread : [...unread, ...inexactNumbers(source.file, source.text)]
  // A byte order mark stops a server, but no reader of files.
  const value = hasErrors(faults) ? undefined : JSON.parse(source.text.replace(/^\ufeff/, ''))
  return { ...source, faults, value }
}

/** The value of a body. What is wrong with its text is told, and where it cannot be used then (undefined), what follows. */
export async function bodyOf(document: Document, failure: string, streams: Streams): Promise<unknown> {
  await tell(document.faults, document, streams)
  if (document.value === undefined) await conclude(document, failure, streams)
  return document.value
}

/** Says on stderr what became of a document. */
export const conclude = ({ file }: Source, what: string, { stderr }: Streams): Promise<boolean> =>
  stderr.write(`${printable(`${file}: ${what}`)}\n`)

/** There is one standard input, and it can be read once. */
export function checkStandardInput(names: readonly (string | undefined)[]): void {
  if (names.filter(name => name === '-').length > 1)
    throw trouble('only one input can be standard input (-): give the others as files')
}

export const hasErrors = (findings: readonly { readonly severity: string }[]): boolean =>
  findings.some(({ severity }) => severity === 'error')

/** Diagnostics with their places in the document that they are about. */
export function findingsOf(diagnostics: readonly Diagnostic[], { file, bytes, text }: Source): readonly Finding[] {
  const ranges = rangesOf(diagnostics, text, bytes)
  return diagnostics.map((diagnostic, index) => ({
    ...diagnostic,
    file,
    range: ranges[index],
    message: describe(diagnostic),
  }))
}

/** Says on stderr what was found in a document. */
export async function tell(findings: readonly Finding[], { text }: Source, streams: Streams): Promise<void> {
  const colours = hasColours(streams.stderr, streams.env)
  for (const finding of findings) await streams.stderr.write(findingText(finding, text, colours))
}

function inputOf(name: string, cwd: string): Input {
  if (name === '-') return standardInput
  const path = resolve(cwd, name)
  return { name: shown(path, cwd), path }
}
