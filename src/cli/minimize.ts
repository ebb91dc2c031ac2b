import { type FormatId, minimize as minimized } from '../index.js'
import { bodyOf, checkStandardInput, conclude, findingsOf, readDocument, tell } from './document.js'
import { given } from './given.js'
import { imageOf } from './image.js'
import { indentOf, printJson } from './output.js'
import { loadRuleset } from './ruleset.js'
import type { Streams } from './streams.js'

export interface MinimizeOptions {
  readonly format?: FormatId
  readonly ruleset: string
  readonly image?: string
  readonly role?: 'member' | 'admin'
  readonly indent?: string
}

/** Finds the smallest body that does the same: it goes to stdout, or to stderr why there is none. Answers the exit code. */
export async function minimize(name: string, options: MinimizeOptions, streams: Streams): Promise<number> {
  const { format, role, indent } = options
  checkStandardInput([name, options.image])
  const ruleset = await loadRuleset(options.ruleset, streams)
  const image = await imageOf(options.image, streams)
  const document = await readDocument(name, 'body', streams)
  const value = await bodyOf(document, 'not minimized', streams)
  if (value === undefined) return 1

  const { body, diagnostics } = minimized(value, { ruleset, ...given({ format, image, role }) })
  await tell(findingsOf(diagnostics, document), document, streams)
  if (body === undefined) {
    await conclude(document, 'not minimized: the server refuses it', streams)
    return 1
  }
  await printJson(body, indent ?? indentOf(document.text), streams)
  return 0
}
