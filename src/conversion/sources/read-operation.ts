import type { Finding } from '../../diagnostic.js'
import { similarMember, similarOp } from '../../formats/ops.js'
import { isObject, ownMembers, typeName } from '../../json.js'
import { readPath } from '../../path.js'
import { formatPointer, type Pointer, parsePointer } from '../../pointer.js'
import type { JsonPatchOperation } from './expand.js'

/** The operations of RFC 6902, 4. */
const jsonPatchOps = ['add', 'remove', 'replace', 'move', 'copy', 'test'] as const

/** An operation of RFC 6902 with its pointers read; the empty one is the whole document. */
export interface ReadOperation {
  readonly raw: Raw
  readonly operation: JsonPatchOperation
  readonly target: Pointer
  readonly from: Pointer | undefined
}

type Raw = Readonly<Record<string, unknown>>

/** The operation that an element spells, or the finding why it spells none; `pointer` is that of the element. */
export function readOperation(element: unknown, pointer: string): ReadOperation | Finding {
  if (!isObject(element)) return { code: 'operation-not-object', pointer, params: { found: typeName(element) } }
  const raw = ownMembers(element)
  const op = jsonPatchOps.find(each => each === raw.op)
  if (op === undefined) return opFault(raw, pointer)
  const target = readPointer(raw, 'path', op, pointer)
  if ('code' in target) return target
  const from = op === 'move' || op === 'copy' ? readPointer(raw, 'from', op, pointer) : undefined
  if (from !== undefined && 'code' in from) return from
  const { path, value } = raw
  if ((op === 'add' || op === 'replace' || op === 'test') && value === undefined) {
    const similar = similarMember(raw, 'value')
    return { code: 'value-missing', pointer, params: similar === undefined ? { op } : { op, similar } }
  }
  const operation = { op, path: String(path), ...(from === undefined ? {} : { from: formatPointer(from) }), value }
  return { raw, operation, target, from }
}

function opFault({ op, ...raw }: Raw, pointer: string): Finding {
  if (op === undefined) {
    const similar = similarMember(raw, 'op')
    const params = { allowed: jsonPatchOps, format: 'json-patch' }
    return { code: 'op-missing', pointer, params: similar === undefined ? params : { ...params, similar } }
  }
  const similar = typeof op === 'string' ? similarOp(op) : undefined
  const params = { op: typeof op === 'string' ? op : typeName(op), allowed: jsonPatchOps }
  return {
    code: 'op-unknown',
    pointer: `${pointer}/op`,
    params: similar === undefined ? params : { ...params, similar },
  }
}

/** A pointer of an operation; the empty one is the whole document. */
function readPointer(raw: Raw, member: 'path' | 'from', op: string, pointer: string): Pointer | Finding {
  const text = raw[member]
  if (text === undefined) {
    const similar = member === 'path' ? similarMember(raw, member) : undefined
    return { code: 'path-missing', pointer, params: { op, member, ...(similar === undefined ? {} : { similar }) } }
  }
  if (typeof text !== 'string')
    return { code: 'path-not-string', pointer: `${pointer}/${member}`, params: { found: typeName(text) } }
  const tokens = text === '' ? parsePointer(text) : readPath(text, undefined)
  return typeof tokens === 'function' ? tokens(`${pointer}/${member}`) : (tokens ?? [])
}
