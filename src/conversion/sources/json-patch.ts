import { bodyFault, unreadMembers } from '../../decode.js'
import type { Finding, Params } from '../../diagnostic.js'
import { opOf, similarMember, similarOp } from '../../formats/ops.js'
import { v21 } from '../../formats/v2.1.js'
import { indexesOf, isObject, type Json, ownMembers, typeName } from '../../json.js'
import type { Operation } from '../../operation.js'
import { readPath } from '../../path.js'
import { formatPointer, type Pointer, parsePointer } from '../../pointer.js'
import { ruleOf } from '../../rule-of.js'
import type { Ruleset } from '../../ruleset.js'
import type { Source } from '../step.js'
import { drafts, type ReadOperation } from './draft.js'
import type { Expand } from './expand.js'
import { elementPlace, unset } from './wire.js'

/** The operations of RFC 6902, 4. */
const jsonPatchOps = ['add', 'remove', 'replace', 'move', 'copy', 'test'] as const

/**
 * Bodies of RFC 6902. What changes one attribute as a whole means what it means in v2.1; all else is worked out from what is
 * known of the image, where there is somebody to do that.
 */
export const jsonPatchSource = (ruleset: Ruleset, expand: Expand | undefined): Source => ({
  read(body, state, tell, complain) {
    if (!Array.isArray(body)) {
      complain(bodyFault(body), -1)
      return
    }
    const draft = drafts(state, expand)
    /** The last operation on each attribute that is not said yet. */
    const open = new Map<string, { readonly op: string; readonly index: number }>()
    const say = (operation: Operation, op: string, index: number): void =>
      tell({ operation, op, path: formatPointer(operation.target), index, derived: true })
    const close = (attribute: string): void => {
      const { op = '', index = 0 } = open.get(attribute) ?? {}
      open.delete(attribute)
      const operation = draft.take(attribute)
      if (operation !== undefined) say(operation, op, index)
    }
    const closeAll = (): void => {
      for (const attribute of [...open.keys()]) close(attribute)
    }
    for (const index of indexesOf(body)) {
      const read = readOperation(body[index], `/${index}`)
      if ('code' in read) {
        complain(read, index)
        continue
      }
      const { raw, operation, target, from } = read
      const { op, path } = operation
      const [attribute = ''] = target
      const plain = opOf(op)
      const rule = ruleOf(ruleset, attribute)
      if (plain !== undefined && target.length === (rule?.depth?.[plain] ?? 1)) {
        close(attribute)
        const wire = { op: plain, path, value: raw.value }
        for (const finding of unreadMembers(raw, v21, wire, undefined, index)) complain(finding, index)
        const { precondition, effect } = v21.ops[plain]
        const change = effect === 'unset' ? unset : ({ kind: 'set', value: raw.value as Json } as const)
        tell({ operation: { target, precondition, effect: change }, op, path, index, derived: false })
      } else if (target.length === 0 || from?.length === 0) {
        closeAll()
        const done = draft.applyWhole(read)
        if (typeof done === 'string') complain(untranslatable(read, done, index), index)
        else for (const each of done) say(each, op, index)
      } else {
        const changed = draft.apply(read)
        if (typeof changed === 'string') complain(untranslatable(read, changed, index), index)
        else for (const each of changed) open.set(each, { op, index })
      }
    }
    closeAll()
  },
  place: step => elementPlace(step, 'path'),
})

const untranslatable = (
  { operation, target }: ReadOperation,
  reason: Params<'operation-untranslatable'>['reason'],
  index: number,
): Finding => ({
  code: 'operation-untranslatable',
  pointer: `/${index}`,
  params: { attribute: target[0] ?? '', op: operation.op, reason },
})

type Raw = Readonly<Record<string, unknown>>

function readOperation(element: unknown, pointer: string): (ReadOperation & { readonly raw: Raw }) | Finding {
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
