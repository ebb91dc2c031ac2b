import type { Suggestion } from './diagnostic.js'
import type { Found } from './findings.js'
import type { Format } from './formats/format.js'
import type { JsonObject } from './json.js'
import type { Op } from './operation.js'
import { parsePointer } from './pointer.js'

/** By the name that a member should have, the one that it has. */
export type Written = Map<string, string>

/**
 * An element as it is when a suggestion for one of its members is taken; `written` learns of a member that then has another
 * name. What is found in it is said of the element as it stands, by `asWritten`.
 */
export function respelled(
  raw: Readonly<Record<string, unknown>>,
  { pointer, replacement, member }: Suggestion,
  written: Written,
): Readonly<Record<string, unknown>> {
  const name = parsePointer(pointer)?.at(-1) ?? ''
  if (member === undefined) return { ...raw, [name]: replacement }
  written.set(member, name)
  const there = Object.entries(raw).filter(([, value]) => value !== undefined)
  return Object.fromEntries(there.map(([each, value]) => [each === name ? member : each, value]))
}

/** What an operation is written as, beside the members that no server reads, which are kept. */
export function besideOthers(
  written: JsonObject,
  raw: Readonly<Record<string, unknown>>,
  format: Format,
  op: Op,
): JsonObject {
  const read = [format.opMember(op), format.pathMember(op), 'value']
  const others = Object.entries(raw).filter(([member, value]) => !read.includes(member) && value !== undefined)
  return { ...written, ...(Object.fromEntries(others) as JsonObject) }
}

/** What was found in an element whose members have other names there. */
export function asWritten(found: Found, written: ReadonlyMap<string, string>): Found {
  const { diagnostic, order, stage, index } = found
  const { pointer, suggestion } = diagnostic
  const placed = { ...diagnostic, pointer: renamedIn(pointer, written) }
  if (suggestion === undefined) return { order, diagnostic: placed, stage, index }
  const better = { ...suggestion, pointer: renamedIn(suggestion.pointer, written) }
  return { order, diagnostic: { ...placed, suggestion: better }, stage, index }
}

function renamedIn(pointer: string, written: ReadonlyMap<string, string>): string {
  const start = pointer.indexOf('/', 1) + 1
  if (start === 0) return pointer
  const end = pointer.indexOf('/', start)
  const name = written.get(end < 0 ? pointer.slice(start) : pointer.slice(start, end))
  return name === undefined ? pointer : pointer.slice(0, start) + name + (end < 0 ? '' : pointer.slice(end))
}
