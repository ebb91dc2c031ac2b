import { typeName } from '../json.js'
import type { Format } from './format.js'
import { opOf, ops, similarMember, similarOp } from './ops.js'

const near = (raw: Readonly<Record<string, unknown>>, missing: 'op' | 'path'): { readonly similar?: string } => {
  const similar = similarMember(raw, missing)
  return similar === undefined ? {} : { similar }
}

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
    if (op === undefined || op === null)
      return { code: 'op-missing', pointer, params: { allowed: ops, format: 'v2.1', ...near(raw, 'op') } }
    const known = opOf(op)
    if (known !== undefined) return { code: 'path-missing', pointer, params: { op: known, ...near(raw, 'path') } }
    const similar = typeof op === 'string' ? similarOp(op) : undefined
    return {
      code: 'op-unknown',
      pointer: `${pointer}/op`,
      params: {
        op: typeof op === 'string' ? op : typeName(op),
        allowed: ops,
        ...(similar === undefined ? {} : { similar }),
      },
      ...(similar === undefined ? {} : { suggestion: { pointer: `${pointer}/op`, replacement: similar, safe: false } }),
    }
  },
  write: ({ op, path, value }) => (value === undefined ? { op, path } : { op, path, value }),
  opMember: () => 'op',
  pathMember: () => 'path',
}
