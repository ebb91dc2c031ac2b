import type { Finding } from '../diagnostic.js'
import type { JsonObject } from '../json.js'
import type { Meaning, Op, RawOperation, WireOperation } from '../operation.js'

/** The formats that endpoints take. */
export type FormatId = 'v2.0' | 'v2.1'

/** The formats that conversions know: those of endpoints, RFC 6902, and RFC 7396. */
export type PatchFormatId = FormatId | 'json-patch' | 'merge-patch'

/** What a body in a format is: an array of operations, or for a merge patch an object. */
export type PatchBody<F extends PatchFormatId> = F extends 'merge-patch' ? JsonObject : readonly JsonObject[]

/** What a table has for a format. A comparison: V8 takes longer to look a string up that it does not know beforehand. */
export const byFormat = <T>(table: Readonly<Record<FormatId, T>>, id: FormatId): T =>
  id === 'v2.1' ? table['v2.1'] : table['v2.0']

/** A codec between the elements of a body and wire operations, with the table of what its ops mean. */
export interface Format {
  readonly id: FormatId
  readonly mediaType: string
  readonly ops: Readonly<Record<Op, Meaning>>
  /** The operation that an element spells, or undefined when it spells none; `fault` then says why. Reads, never throws. */
  read(raw: Readonly<Record<string, unknown>>): RawOperation | undefined
  /** The op of that operation, and the path of one that has this op: the same as `read` tells, where nothing may be made. */
  op(raw: Readonly<Record<string, unknown>>): Op | undefined
  path(raw: Readonly<Record<string, unknown>>, op: Op): unknown
  /** What keeps an element from being an operation of this format; `pointer` is that of the element. */
  fault(raw: Readonly<Record<string, unknown>>, pointer: string): Finding
  /** The element that spells an operation, in canonical member order; no `value` member where the value is undefined. */
  write(operation: WireOperation): JsonObject
  /** The member that holds the op: its value in v2.1, its key in v2.0. */
  opMember(op: Op): string
  /** The member that holds the path. */
  pathMember(op: Op): string
}
