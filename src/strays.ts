import type { Finding, Suggestion } from './diagnostic.js'
import { add, type Findings } from './findings.js'
import type { Format } from './formats/format.js'
import { ops } from './formats/ops.js'
import { isJson, type Json } from './json.js'
import type { Op, RawOperation } from './operation.js'
import { besideOthers } from './respelled.js'
import type { Run } from './run.js'

/** An element that is written in another format than the body's. */
export interface Stray {
  readonly index: number
  readonly raw: Readonly<Record<string, unknown>>
  readonly format: Format
  readonly wire: RawOperation
}

/** One finding for a body that is written in the other format as a whole; else one for each operation that is. */
export function complainOfStrays(run: Run, strays: readonly Stray[], sink: Findings, operations: number): void {
  const { rules, format } = run
  const [first] = strays
  if (first !== undefined && strays.length === operations) {
    const found = first.format.id
    const mediaType = [...rules.mediaTypes].find(([, chosen]) => chosen === found)?.[0]
    const params = { found, expected: [format.id], ...(mediaType === undefined ? {} : { mediaType }) }
    add(sink, { code: 'format-mismatch', pointer: '', params }, -1)
    return
  }
  // The server sees that before all else of the operation.
  const others = sink.found.splice(0)
  for (const stray of strays) add(sink, complaint(run, stray), stray.index)
  for (const other of others) sink.found.push(other)
}

function complaint(run: Run, stray: Stray): Finding {
  const suggestion = written(run, stray)
  return {
    code: 'operation-format-mismatch',
    pointer: `/${stray.index}`,
    params: { found: stray.format.id, expected: run.format.id },
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

/**
 * The same operation in the format of the body. It is safe where it wants and does the same there; v2.0 wants of an add that there
 * is nothing yet (glance D1), and what always is there can be replaced. Where the element has a part of the body's format as
 * well, nobody knows which of the two was meant.
 */
function written({ rules, format, meanings }: Run, { index, raw, format: own, wire }: Stray): Suggestion | undefined {
  const { op, path, value } = wire
  const heads = ops.flatMap(each => [format.opMember(each), format.pathMember(each)])
  if (typeof path !== 'string' || !isJson(raw) || heads.some(member => raw[member] !== undefined)) return undefined
  const before = rules.meanings[own.id][op].precondition
  const { check } = rules.targets.of(path)
  const isAlways = before === 'none' && check.always && check.depth === undefined
  const now: Op = isAlways && meanings.add.precondition === 'absent' ? 'replace' : op
  const replacement = besideOthers(format.write({ op: now, path, value: value as Json }), raw, own, op)
  const safe = now !== op || before === meanings[op].precondition
  return { pointer: `/${index}`, replacement, safe }
}
