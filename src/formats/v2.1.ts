import type { Finding } from '../diagnostic.js'
import { typeName } from '../json.js'
import { samePlain } from '../spelling.js'
import type { Format } from './format.js'
import { opOf, ops, renamed, similarMember, similarOp } from './ops.js'

const format = 'v2.1'

/** `{"op": "replace", "path": "/name", "value": "x"}`: RFC 6902 with three ops and one-level paths. */
export const v21: Format = {
  id: format,
  mediaType: 'application/openstack-images-v2.1-json-patch',
  // glance D1, D2: add overwrites what is there.
  ops: {
    add: { precondition: 'none', effect: 'set' },
    replace: { precondition: 'present', effect: 'set' },
    remove: { precondition: 'present', effect: 'unset' },
  },
  read(raw) {
    const op = v21.op(raw)
    return op === undefined || raw.path === undefined ? undefined : { op, path: raw.path, value: raw.value }
  },
  op: raw => opOf(raw.op),
  path: raw => raw.path,
  fault(raw, pointer) {
    const { op } = raw
    const known = opOf(op)
    if (op !== undefined && op !== null && known === undefined) return unknownOp(op, `${pointer}/op`)
    const missing = known === undefined ? 'op' : 'path'
    const similar = similarMember(raw, missing)
    const finding: Finding =
      known === undefined
        ? {
            code: 'op-missing',
            pointer,
            params: similar === undefined ? { allowed: ops, format } : { allowed: ops, format, similar },
          }
        : {
            code: 'path-missing',
            pointer,
            params: similar === undefined ? { op: known } : { op: known, similar },
          }
    return similar === undefined || op === null
      ? finding
      : { ...finding, suggestion: renamed(pointer, similar, missing, Object.keys(raw)) }
  },
  write: ({ op, path, value }) => (value === undefined ? { op, path } : { op, path, value }),
  opMember: () => 'op',
  pathMember: () => 'path',
}

function unknownOp(op: unknown, pointer: string): Finding {
  const code = 'op-unknown'
  if (typeof op !== 'string') return { code, pointer, params: { op: typeName(op), allowed: ops } }
  const similar = similarOp(op)
  if (similar === undefined) return { code, pointer, params: { op, allowed: ops } }
  const suggestion = { pointer, replacement: similar, safe: samePlain(op, similar) }
  return { code, pointer, params: { op, allowed: ops, similar }, suggestion }
}
