import type { Params } from '../../diagnostic.js'
import { isObject, type Json, type JsonObject } from '../../json.js'
import type { Operation } from '../../operation.js'
import { formatPointer, type Pointer } from '../../pointer.js'
import { sameJson } from '../same.js'
import type { State } from '../step.js'
import type { Draft, Expand, JsonPatchOperation } from './expand.js'
import { unset } from './wire.js'

type Reason = Params<'operation-untranslatable'>['reason']

/** An operation of RFC 6902 with its pointers read; the empty one is the whole document. */
export interface ReadOperation {
  readonly operation: JsonPatchOperation
  readonly target: Pointer
  readonly from: Pointer | undefined
}

/**
 * What operations of RFC 6902 make of attributes in parts, or in ways that no other format has. It is said when all of them
 * are done: a patch is done as a whole or not at all, so nobody ever sees what is between (RFC 6902, 5; RFC 5789, 2).
 */
export interface Drafts {
  /** Does an operation; answers the attributes that it changes, or why it cannot be done. */
  apply(read: ReadOperation): readonly string[] | Reason
  /** What has become of an attribute since it was last asked; undefined: nothing. */
  take(attribute: string): Operation | undefined
  /** Does an operation on the image as a whole, when nothing else is open; answers what that does to attributes. */
  applyWhole(read: ReadOperation): readonly Operation[] | Reason
}

/** An attribute as it is known, and as it becomes. */
interface Entry {
  /** Whether it was there before the first operation. */
  readonly was: boolean
  /** A copy that nobody else has; undefined: it is not there. */
  readonly value: Json | undefined
  readonly changed: boolean
}

/** `state` tells what is known where nothing is open; without `expand` nothing can be done. */
export function drafts(state: State, expand: Expand | undefined): Drafts {
  const open = new Map<string, Entry>()
  const find = (attribute: string): Entry | undefined => {
    const known = open.get(attribute)
    if (known !== undefined) return known
    const { present, value } = state.of(attribute)
    if (present === undefined || (present && value === undefined)) return undefined
    const entry = { was: present, value: present ? copied(value as Json) : undefined, changed: false }
    open.set(attribute, entry)
    return entry
  }
  return {
    apply({ operation, target, from }) {
      const [attribute = ''] = target
      const [other = ''] = from ?? []
      const shared = from !== undefined && other === attribute
      const entry = find(attribute)
      const source = from === undefined || shared ? entry : find(other)
      if (entry === undefined || source === undefined) return 'image'
      if (expand === undefined) return 'entry'
      const draft = draftOf(entry.value, shared || from === undefined ? undefined : source.value)
      const path = ['target', ...target.slice(1)]
      const failed = expand(draft, placed(operation, path, from && [shared ? 'target' : 'from', ...from.slice(1)]))
      if (failed !== undefined) return failed
      if (operation.op === 'test') return []
      open.set(attribute, { was: entry.was, value: draft.target, changed: true })
      if (operation.op !== 'move' || shared) return [attribute]
      open.set(other, { was: source.was, value: draft.from, changed: true })
      return [other, attribute]
    },
    take(attribute) {
      const entry = open.get(attribute)
      open.delete(attribute)
      if (entry === undefined || !entry.changed || (!entry.was && entry.value === undefined)) return undefined
      if (entry.was && sameJson(state.of(attribute).value, entry.value)) return undefined
      return change(attribute, entry.was, entry.value)
    },
    applyWhole({ operation, target, from }) {
      const image = state.image()
      if (image === undefined) return 'image'
      if (expand === undefined) return 'entry'
      const draft = draftOf(copied(image), from === undefined ? undefined : copied(image))
      const failed = expand(draft, placed(operation, ['target', ...target], from && ['from', ...from]))
      if (failed !== undefined) return failed
      return isObject(draft.target) ? differing(image, draft.target as JsonObject) : 'target'
    },
  }
}

const draftOf = (target: Json | undefined, from: Json | undefined): Draft => ({
  ...(target === undefined ? {} : { target }),
  ...(from === undefined ? {} : { from }),
})

const placed = (operation: JsonPatchOperation, path: Pointer, from: Pointer | undefined): JsonPatchOperation => ({
  ...operation,
  path: formatPointer(path),
  ...(from === undefined ? {} : { from: formatPointer(from) }),
})

const copied = (value: Json): Json => JSON.parse(JSON.stringify(value))

const change = (attribute: string, was: boolean, value: Json | undefined): Operation => ({
  target: [attribute],
  precondition: was ? 'present' : 'absent',
  effect: value === undefined ? unset : { kind: 'set', value },
})

/** What makes one image of another: its attributes that differ, no others. */
const differing = (before: JsonObject, after: JsonObject): readonly Operation[] => [
  ...Object.keys(before).flatMap(attribute =>
    Object.hasOwn(after, attribute) ? [] : [change(attribute, true, undefined)],
  ),
  ...Object.entries(after).flatMap(([attribute, value]) => {
    const was = Object.hasOwn(before, attribute)
    return was && sameJson(before[attribute], value) ? [] : [change(attribute, was, value)]
  }),
]
