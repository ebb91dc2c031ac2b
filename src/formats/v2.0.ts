import { escapeToken } from '../pointer.js'
import type { Format } from './format.js'
import { ops, renamed, similarOp } from './ops.js'

/** `{"replace": "/name", "value": "x"}`: the op is the key of the path (draft 4 of JSON Patch). */
export const v20: Format = {
  id: 'v2.0',
  mediaType: 'application/openstack-images-v2.0-json-patch',
  // glance D1, D2: add of what is there is 409.
  ops: {
    add: { precondition: 'absent', effect: 'set' },
    replace: { precondition: 'present', effect: 'set' },
    remove: { precondition: 'present', effect: 'unset' },
  },
  read(raw) {
    const op = v20.op(raw)
    return op === undefined ? undefined : { op, path: v20.path(raw, op), value: raw.value }
  },
  op({ add, replace, remove }) {
    if (replace !== undefined) return add === undefined && remove === undefined ? 'replace' : undefined
    if (add !== undefined) return remove === undefined ? 'add' : undefined
    return remove === undefined ? undefined : 'remove'
  },
  path: (raw, op) => (op === 'replace' ? raw.replace : op === 'add' ? raw.add : raw.remove),
  fault(raw, pointer) {
    const members = ops.filter(op => raw[op] !== undefined)
    if (members.length > 1) return { code: 'op-ambiguous', pointer, params: { members } }
    const key = Object.keys(raw).find(member => similarOp(member) !== undefined && typeof raw[member] === 'string')
    if (key === undefined) return { code: 'op-missing', pointer, params: { allowed: ops, format: 'v2.0' } }
    const similar = similarOp(key) ?? ''
    return {
      code: 'op-unknown',
      pointer: `${pointer}/${escapeToken(key)}`,
      params: { op: key, allowed: ops, similar },
      suggestion: renamed(pointer, key, similar, Object.keys(raw), ops),
    }
  },
  write: ({ op, path, value }) => {
    switch (op) {
      case 'add':
        return value === undefined ? { add: path } : { add: path, value }
      case 'replace':
        return value === undefined ? { replace: path } : { replace: path, value }
      case 'remove':
        return value === undefined ? { remove: path } : { remove: path, value }
    }
  },
  opMember: op => op,
  pathMember: op => op,
}
