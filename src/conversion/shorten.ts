import type { Format } from '../formats/format.js'
import type { Json, JsonObject } from '../json.js'
import type { Op, Precondition, WireOperation } from '../operation.js'
import { readPath } from '../path.js'
import { type Image, initial } from '../presence.js'
import { ruleOf } from '../rule-of.js'
import type { AttributeRule, Demand, Ruleset } from '../ruleset.js'
import type { Table } from './encode.js'
import { sameStored } from './same.js'

/** All that a body does to one attribute as a whole. */
export interface Group {
  readonly attribute: string
  readonly path: string
  readonly first: Op
  readonly indexes: number[]
  readonly elements: JsonObject[]
  /** What it was last set to. */
  value: Json | undefined
  /** Whether it is there in the end. */
  present: boolean
}

/** Whether fewer operations on it can do the same, and nothing that others do hangs on them. */
const isPlain = ({ demands = [], depth, stored = 'as-set' }: AttributeRule): boolean =>
  demands.every(isPlainDemand) &&
  depth === undefined &&
  (stored === 'as-set' || stored === 'empty-as-null' || stored === 'overshadowed')

/** One that the caller meets, whatever the value; or one that every operation makes, so that the last makes it, too. */
const isPlainDemand = ({ status, unless, setting, precondition, value }: Demand): boolean =>
  (unless ?? setting ?? precondition) === undefined && (status === undefined || value === undefined)

/** The operations of a body that is not refused, by attribute, where they may be taken together. */
export function groupsOf(elements: readonly JsonObject[], format: Format, ruleset: Ruleset): readonly Group[] {
  const groups = new Map<string, Group>()
  /** From there on only the owner may do anything. */
  let handover = Number.POSITIVE_INFINITY
  for (const [index, element] of elements.entries()) {
    const wire = format.read(element)
    const target = readPath(String(wire?.path), ruleset.paths)
    if (wire === undefined || typeof target === 'function') continue
    const [attribute = ''] = target
    const rule = ruleOf(ruleset, attribute)
    // The server fails at what follows, or at some of it.
    if (rule?.stored === 'breaks-image' || rule?.stored === 'breaks-attributes') return []
    if (attribute === ruleset.ownership?.attribute) handover = Math.min(handover, index)
    else if (target.length === 1 && (rule === undefined || isPlain(rule))) {
      const sets = format.ops[wire.op].effect === 'set'
      const known = groups.get(attribute)
      const group = known ?? {
        attribute,
        path: String(wire.path),
        first: wire.op,
        indexes: [],
        elements: [],
        value: undefined,
        present: sets,
      }
      group.indexes.push(index)
      group.elements.push(element)
      group.present = sets
      if (sets) group.value = wire.value as Json
      if (known === undefined) groups.set(attribute, group)
    }
  }
  return [...groups.values()].filter(({ indexes }) => (indexes[0] ?? 0) > handover || (indexes.at(-1) ?? 0) < handover)
}

/** The elements that do the same as a group, where they are fewer. */
export function shorterOf(
  { attribute, path, first, elements, value, present }: Group,
  format: Format,
  table: Table,
  ruleset: Ruleset,
  image: Image | undefined,
): readonly JsonObject[] | undefined {
  const rule = ruleOf(ruleset, attribute)
  const base = rule?.presence === 'always' ? { value: rule.default ?? null } : undefined
  const known = initial(attribute, base, image)
  if (
    known.present === present &&
    (!present || (known.value !== undefined && sameStored(known.value as Json, value, rule?.stored)))
  )
    return []
  const certain: Precondition | undefined =
    known.present === undefined ? undefined : known.present ? 'present' : 'absent'
  const demanded = [...table.set, ...table.unset].find(({ op }) => op === first)?.precondition ?? 'none'
  /** Demands no more and no less than the first of them does on an image of which that much is known. */
  const fits = ({ precondition }: Table['set'][number]): boolean =>
    certain === undefined ? precondition === demanded : precondition === 'none' || precondition === certain
  const setting = [...table.set.filter(({ op }) => op === first), ...table.set].find(fits)?.op
  const unsetting = table.unset.find(fits)?.op
  if (present) return setting === undefined ? undefined : fewer([{ op: setting, path, value }])
  if (unsetting !== undefined) return fewer([{ op: unsetting, path, value: undefined }])
  // Nothing else can say that it must not have been there, or that it need not have been.
  const removing = table.unset.find(({ precondition }) => precondition !== 'absent')?.op
  if (setting === undefined || removing === undefined) return undefined
  return fewer([
    { op: setting, path, value },
    { op: removing, path, value: undefined },
  ])

  function fewer(operations: readonly WireOperation[]): readonly JsonObject[] | undefined {
    return operations.length < elements.length ? operations.map(asWritten) : undefined
  }

  /** An element that says it already stays as it is. */
  function asWritten(operation: WireOperation): JsonObject {
    const says = (element: JsonObject): boolean =>
      format.op(element) === operation.op && (operation.value === undefined || element.value === operation.value)
    return elements.find(says) ?? format.write(operation)
  }
}
