import type { Params } from '../../diagnostic.js'
import { isObject, type Json, type JsonObject } from '../../json.js'
import type { Operation } from '../../operation.js'
import { formatPointer, type Pointer } from '../../pointer.js'
import { sameJson } from '../same.js'
import type { State, Step } from '../step.js'
import type { Draft, Expand, JsonPatchOperation } from './expand.js'
import type { ReadOperation } from './read-operation.js'
import { unset } from './wire.js'

/** The steps that are to be told at once, or why an operation cannot be done. */
type Done = readonly Step[] | Params<'operation-untranslatable'>['reason']

/**
 * What operations of RFC 6902 make of attributes in parts, or in ways that no other format has. It is said when all of them
 * are done: a patch is done as a whole or not at all, so nobody ever sees what is between (RFC 6902, 5; RFC 5789, 2).
 */
export interface Drafts {
  apply(read: ReadOperation, index: number): Done
  /** The same for an operation on the image as a whole, or with all of it, when nothing else is open. */
  applyWhole(read: ReadOperation, index: number): Done
  /** What has become of an attribute, which is then read anew. */
  close(attribute: string): readonly Step[]
  /** The same for all of them, in the order in which they were met. */
  closeAll(): readonly Step[]
}

/** An attribute as it is known, and as it becomes. */
interface Entry {
  /** Whether it was there before the first operation. */
  readonly was: boolean
  /** A copy that nobody else has; undefined: it is not there. */
  readonly value: Json | undefined
  /** The last operation that has changed it; undefined: it was only read. */
  readonly change?: Change
}

interface Change {
  readonly op: string
  readonly index: number
  /** It set the attribute as a whole, as `add` does. */
  readonly whole: boolean
}

/** `state` tells what is known where nothing is open; without `expand` nothing can be done. */
export function drafts(state: State, expand: Expand | undefined): Drafts {
  const open = new Map<string, Entry>()
  const find = (attribute: string): Entry | undefined => {
    const known = open.get(attribute)
    if (known !== undefined) return known
    const { present, value } = state.of(attribute)
    if (present === undefined || (present && value === undefined)) return undefined
    const entry: Entry = { was: present, value: present ? copied(value as Json) : undefined }
    open.set(attribute, entry)
    return entry
  }
  const close = (attribute: string): readonly Step[] => {
    const entry = open.get(attribute)
    open.delete(attribute)
    if (entry?.change === undefined) return []
    const { was, value, change } = entry
    const same = was ? sameJson(state.of(attribute).value, value) : value === undefined
    return same ? [] : [stepOf(operationOf(attribute, was, value, change.whole), change)]
  }
  return {
    close,
    closeAll() {
      const steps = [...open.keys()].flatMap(close)
      open.clear()
      return steps
    },
    apply({ operation, target, from }, index) {
      const [attribute = ''] = target
      const [other = ''] = from ?? []
      const { op } = operation
      const shared = from !== undefined && other === attribute
      // In this order they are said: what is moved goes before it comes.
      const moved = from === undefined || shared ? undefined : find(other)
      const entry = find(attribute)
      const source = from === undefined || shared ? entry : moved
      if (entry === undefined || source === undefined) return 'image'
      if (expand === undefined) return 'entry'
      const draft = draftOf(entry.value, shared || from === undefined ? undefined : source.value)
      const path = ['target', ...target.slice(1)]
      const failed = expand(draft, placed(operation, path, from && [shared ? 'target' : 'from', ...from.slice(1)]))
      if (failed !== undefined) return failed
      if (op === 'test') return []
      if (op === 'move' && !shared)
        open.set(other, { was: source.was, value: draft.from, change: { op, index, whole: false } })
      open.set(attribute, { was: entry.was, value: draft.target, change: { op, index, whole: target.length === 1 } })
      return []
    },
    applyWhole({ operation, target, from }, index) {
      const image = state.image()
      if (image === undefined) return 'image'
      if (expand === undefined) return 'entry'
      const draft = draftOf(copied(image), from === undefined ? undefined : copied(image))
      const failed = expand(draft, placed(operation, ['target', ...target], from && ['from', ...from]))
      if (failed !== undefined) return failed
      if (!isObject(draft.target)) return 'target'
      const { op } = operation
      return differing(image, draft.target as JsonObject).map(each => stepOf(each, { op, index }))
    },
  }
}

const stepOf = (operation: Operation, { op, index }: Pick<Change, 'op' | 'index'>): Step => ({
  operation,
  op,
  path: formatPointer(operation.target),
  index,
  derived: true,
})

/** Only what it has is in a document. */
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

/**
 * What is to be done to an attribute so that it becomes a value (undefined: so that it goes). What was set as a whole demands
 * nothing of it: to copy and to move are to add at the target location (RFC 6902, 4.4 and 4.5).
 */
const operationOf = (attribute: string, was: boolean, value: Json | undefined, whole: boolean): Operation => ({
  target: [attribute],
  precondition: whole && value !== undefined ? 'none' : was ? 'present' : 'absent',
  effect: value === undefined ? unset : { kind: 'set', value },
})

/** What makes one image of another: its attributes that differ, no others. */
const differing = (before: JsonObject, after: JsonObject): readonly Operation[] => [
  ...Object.keys(before).flatMap(attribute =>
    Object.hasOwn(after, attribute) ? [] : [operationOf(attribute, true, undefined, false)],
  ),
  ...Object.entries(after).flatMap(([attribute, value]) => {
    const was = Object.hasOwn(before, attribute)
    return was && sameJson(before[attribute], value) ? [] : [operationOf(attribute, was, value, false)]
  }),
]
