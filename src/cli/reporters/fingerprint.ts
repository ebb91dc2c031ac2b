import { createHash } from 'node:crypto'
import type { Finding } from '../finding.js'

/**
 * Makes what tells a finding from all others of a run, and knows it again in the next one: 32 hex digits. To be asked once
 * for each finding of a file, in their order.
 *
 * It stays when lines shift and when operations are put before, since neither places nor the index of the operation go
 * into it. Findings that are otherwise equal are numbered.
 */
export function fingerprinter(path: string): (finding: Finding) => string {
  const seen = new Map<string, number>()
  return ({ code, message, pointer = '', params = {} }) => {
    const facts = Object.entries(params).filter(([name]) => !shifting.has(name))
    const text = JSON.stringify([path, code ?? message, pointer.replace(operationIndex, ''), facts])
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 32)
    const before = seen.get(hash) ?? 0
    seen.set(hash, before + 1)
    return before === 0 ? hash : createHash('sha256').update(`${before} ${text}`).digest('hex').slice(0, 32)
  }
}

const operationIndex = /^\/(0|[1-9]\d*)(?=\/|$)/
const shifting: ReadonlySet<string> = new Set(['offset', 'line', 'column'])
