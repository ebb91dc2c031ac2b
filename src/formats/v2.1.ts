import { typeName } from '../json.js'
import { samePlain } from '../spelling.js'
import type { Format } from './format.js'
import { opOf, ops, renamed, similarMember, similarOp } from './ops.js'

/** `{"op": "replace", "path": "/name", "value": "x"}`: RFC 6902 with three ops and one-level paths. */
export const v21: Format = {
  id: 'v2.1',
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
    if (op === undefined || op === null || known !== undefined) {
      const missing = known === undefined ? 'op' : 'path'
      const similar = similarMember(raw, missing)
      const near = similar === undefined ? {} : { similar }
      const cure =
        similar === undefined || op === null ? {} : { suggestion: renamed(pointer, similar, missing, Object.keys(raw)) }
      return known === undefined
        ? { code: 'op-missing', pointer, params: { allowed: ops, format: 'v2.1', ...near }, ...cure }
        : { code: 'path-missing', pointer, params: { op: known, ...near }, ...cure }
    }
    const similar = typeof op === 'string' ? similarOp(op) : undefined
    return {
      code: 'op-unknown',
      pointer: `${pointer}/op`,
      params: {
        op: typeof op === 'string' ? op : typeName(op),
        allowed: ops,
        ...(similar === undefined ? {} : { similar }),
      },
      ...(similar === undefined
        ? {}
        : { suggestion: { pointer: `${pointer}/op`, replacement: similar, safe: samePlain(String(op), similar) } }),
    }
  },
  write: ({ op, path, value }) => (value === undefined ? { op, path } : { op, path, value }),
  opMember: () => 'op',
  pathMember: () => 'path',
}
