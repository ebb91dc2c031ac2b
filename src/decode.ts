import type { Finding } from './diagnostic.js'
import type { Format, FormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import { ops } from './formats/ops.js'
import { indexesOf, isObject, type Json, ownMembers, typeName } from './json.js'
import type { Op, RawOperation } from './operation.js'
import { readPath } from './path.js'
import { escapeToken, type Pointer } from './pointer.js'
import type { PathReading } from './ruleset.js'

/** One element of a body as an operation, and the format that it is written in. */
export interface Decoded {
  readonly format: Format
  readonly wire: RawOperation
}

/**
 * The operation that an element spells: in the given format, or else in the other one, which the caller must complain of.
 * A finding where it spells none. `pointer` is that of the element.
 */
export function decodeElement(element: unknown, format: Format, pointer: string): Decoded | Finding {
  if (!isObject(element)) {
    return {
      code: 'operation-not-object',
      pointer,
      params: { found: element === undefined ? 'nothing' : typeName(element) },
    }
  }
  const raw = ownMembers(element)
  const wire = format.read(raw)
  if (wire !== undefined) return { format, wire }
  for (const other of Object.values(formats)) {
    const read = other === format ? undefined : other.read(raw)
    if (read !== undefined) return { format: other, wire: read }
  }
  return format.fault(raw, pointer)
}

const none: readonly Finding[] = []

/** What may be the op or the path of an operation in one of the formats: it may be what was meant. */
const isHead = (member: string): boolean =>
  Object.values(formats).some(({ opMember, pathMember }) =>
    ops.some(op => member === opMember(op) || member === pathMember(op)),
  )

/**
 * The members of an element that the server does not read: it takes the body all the same, and does not do what they say.
 * `misspelt` is one that is complained of otherwise.
 */
export function unreadMembers(
  raw: Readonly<Record<string, unknown>>,
  format: Format,
  { op, value }: RawOperation,
  misspelt: string | undefined,
  index: number,
): readonly Finding[] {
  const opMember = format.opMember(op)
  const pathMember = format.pathMember(op)
  let found: Finding[] | undefined
  for (const member in raw) {
    if (member === opMember || member === pathMember || member === 'value' || member === misspelt) continue
    if (raw[member] === undefined) continue
    found ??= []
    const pointer = `/${index}/${escapeToken(member)}`
    const suggestion = isHead(member) ? {} : { suggestion: { pointer, safe: false } }
    found.push({ code: 'member-ignored', pointer, params: { member }, ...suggestion })
  }
  if (format.ops[op].effect === 'unset' && value !== undefined) {
    found ??= []
    const pointer = `/${index}/value`
    found.push({ code: 'value-ignored', pointer, params: { op }, suggestion: { pointer, safe: false } })
  }
  return found ?? none
}

/** True where the server reads all members of an element, which is sure where it has no others; makes nothing. */
export function reads(format: Format, raw: Readonly<Record<string, unknown>>, op: Op, value: unknown): boolean {
  if (value !== undefined && format.ops[op].effect === 'unset') return false
  const opMember = format.opMember(op)
  const pathMember = format.pathMember(op)
  for (const member in raw) if (member !== opMember && member !== pathMember && member !== 'value') return false
  return true
}

/** An operation as `translate` needs it: the op and value of the wire, and where its path leads. */
export interface SpelledOperation {
  readonly op: Op
  readonly target: Pointer
  readonly path: string
  /** undefined where the op takes none. */
  readonly value: Json | undefined
  /** What is left out of a translation, since no server reads it. */
  readonly unread: readonly Finding[]
}

/** One element of a body that is written in one format throughout, or the finding why it is no operation of it. */
export function decodeOperation(
  element: unknown,
  format: Format,
  index: number,
  reading: PathReading | undefined,
): SpelledOperation | Finding {
  const decoded = decodeElement(element, format, `/${index}`)
  if ('code' in decoded) return decoded
  if (decoded.format !== format) {
    return {
      code: 'operation-format-mismatch',
      pointer: `/${index}`,
      params: { found: decoded.format.id, expected: format.id },
    }
  }
  const { op, path, value } = decoded.wire
  const pointer = (): string => `/${index}/${format.pathMember(op)}`
  if (typeof path !== 'string')
    return { code: 'path-not-string', pointer: pointer(), params: { found: typeName(path) } }
  const target = readPath(path, reading)
  if (typeof target === 'function') return target(pointer())
  const sets = format.ops[op].effect === 'set'
  if (sets && value === undefined) return { code: 'value-missing', pointer: `/${index}`, params: { op } }
  // A value that JSON cannot hold is a fault of its type, which the checks find; here it is carried over as it is.
  const unread = unreadMembers(ownMembers(element as object), format, decoded.wire, undefined, index)
  return { op, target, path, value: sets ? (value as Json) : undefined, unread }
}

/**
 * The format that a body shows by the first of its elements that shows any: a member `op` or `path` is v2.1, a member
 * named as an op is v2.0.
 */
export function detectFormat(body: unknown): FormatId | undefined {
  if (!Array.isArray(body)) return undefined
  const first = shapeOf(body[0])
  if (first !== undefined) return first
  for (const index of indexesOf(body)) {
    const shape = shapeOf(body[index])
    if (shape !== undefined) return shape
  }
  return undefined
}

function shapeOf(element: unknown): FormatId | undefined {
  if (!isObject(element)) return undefined
  const { op, path, add, replace, remove } = ownMembers(element)
  if (op !== undefined || path !== undefined) return 'v2.1'
  return add !== undefined || replace !== undefined || remove !== undefined ? 'v2.0' : undefined
}
