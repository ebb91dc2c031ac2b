import { resolve } from 'node:path'
import { catalog, compile, type Diagnostic, describe, rulesets } from '../index.js'
import { hasColours } from './colours.js'
import { type Finding, findingText } from './finding.js'
import { shown } from './inputs.js'
import { rangesOf, textOf } from './places.js'
import { readInput } from './read.js'
import type { Streams } from './streams.js'
import { reasonOf, trouble } from './trouble.js'

/** A file that the command was given as its own input: its text, and the value that the text spells. */
export interface JsonFile {
  readonly file: string
  readonly text: string
  readonly value: unknown
}

/** Reads a JSON file that is no body. What keeps it from being read as JSON is trouble, with its place. */
export async function readJsonFile(name: string, what: string, streams: Streams): Promise<JsonFile> {
  const path = resolve(streams.cwd, name)
  const file = shown(path, streams.cwd)
  const bytes = await readInput({ name: file, path }, streams).catch((error: unknown) => {
    throw trouble(`cannot read the ${what} ${file}: ${reasonOf(error)}`)
  })
  const text = textOf(bytes)
  const faults = textFaults(bytes)
  if (faults.length > 0) {
    const ranges = rangesOf(faults, text, bytes)
    const findings = faults.map(
      (fault, index): Finding => ({
        file,
        range: ranges[index],
        severity: 'error',
        message: describe(fault),
        code: fault.code,
      }),
    )
    throw faultyFile(findings, `the ${what} ${file} is not usable`, text, streams)
  }
  return { file, text, value: JSON.parse(withoutMark(text)) }
}

/** What the engine says of a text as text, whatever it spells. A byte order mark stops a server, but no reader of files. */
export function textFaults(bytes: Uint8Array): readonly Diagnostic[] {
  const { diagnostics } = compile(rulesets.glance).validateText(bytes)
  return diagnostics.filter(
    ({ code }) => code === 'body-empty' || (catalog[code].stage === 'text' && code !== 'text-byte-order-mark'),
  )
}

export const withoutMark = (text: string): string => text.replace(/^\ufeff/, '')

/** The trouble of a file with faults: each of them with its place, then what follows from them. */
export function faultyFile(findings: readonly Finding[], conclusion: string, text: string, streams: Streams): Error {
  const colours = hasColours(streams.stderr, streams.env)
  return trouble(conclusion, findings.map(finding => findingText(finding, text, colours)).join('\n'))
}
