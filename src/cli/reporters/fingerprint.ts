import { createHash } from 'node:crypto'
import type { Finding } from '../finding.js'
import type { FileResult } from './reporter.js'

/**
 * Makes what tells a finding from all others of a run, and knows it again in the next one: 32 hex digits. To be asked once
 * for each finding of a file, in their order.
 *
 * It stays when lines shift and when operations are put before, since neither places nor the index of the operation go
 * into it. Findings that are otherwise equal are numbered.
 *
 * In a file of NDJSON, of whose lines any number may be behind, the text of the line tells it from the others: what is said of
 * two equal lines is the same finding. Lines that are too long to have a text are told by their place.
 */
export function fingerprinter({ path, line, text: body }: Pick<FileResult, 'path' | 'line' | 'text'>): Fingerprinter {
  const seen = new Map<string, number>()
  const where = line === undefined ? [path] : [path, body === '' ? line : hashOf(body)]
  return ({ code, message, pointer = '', params = {} }) => {
    const facts = Object.entries(params).filter(([name]) => !shifting.has(name))
    const text = JSON.stringify([...where, code ?? message, pointer.replace(operationIndex, ''), facts])
    const hash = hashOf(text)
    const before = seen.get(hash) ?? 0
    seen.set(hash, before + 1)
    return before === 0 ? hash : hashOf(`${before} ${text}`)
  }
}

type Fingerprinter = (finding: Finding) => string

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

const operationIndex = /^\/(0|[1-9]\d*)(?=\/|$)/
const shifting: ReadonlySet<string> = new Set(['offset', 'line', 'column'])
