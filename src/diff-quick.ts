import type { Quick } from './checks/quick.js'
import { tableOf } from './conversion/encode.js'
import { sameJson, sameStored } from './conversion/same.js'
import type { FormatId, PatchFormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import type { Json, JsonObject } from './json.js'
import { isOpen } from './open.js'
import type { Op } from './operation.js'
import { readPath } from './path.js'
import type { Image } from './presence.js'
import { isUsual, type Rules } from './rules.js'

/**
 * The fast way to a difference of which there is nothing to be said: the elements that make the one image the other, or
 * undefined where something may be left out, refused or said otherwise, and the way round must be taken. It knows the
 * attributes that nothing hangs on but their own values: no constraint, no demand. Who leaves it out loses speed and nothing else.
 */
export function quickDiff(
  before: Image,
  after: Image,
  rules: Rules,
  to: PatchFormatId,
  role: 'member' | 'admin',
  prune: boolean,
): readonly JsonObject[] | undefined {
  if (to === 'merge-patch' || !isUsual(rules.ruleset) || !isOpen(rules, before, role)) return undefined
  const removed = prune ? Object.keys(before).filter(attribute => !has(after, attribute)) : none
  const set: string[] = []
  for (const attribute of Object.keys(after)) {
    const value = after[attribute]
    if (value !== undefined && value !== before[attribute]) set.push(attribute)
  }
  const limit = rules.ruleset.quota?.attributes
  if (limit !== undefined && set.length > 0 && Object.keys(before).length + set.length > limit) return undefined
  return set.length + removed.length === 0 ? [] : written(before, after, rules, to, removed, set)
}

const none: readonly string[] = []

const has = (image: Image, attribute: string): boolean =>
  Object.hasOwn(image, attribute) && image[attribute] !== undefined

function written(
  before: Image,
  after: Image,
  rules: Rules,
  to: Exclude<PatchFormatId, 'merge-patch'>,
  removed: readonly string[],
  set: readonly string[],
): readonly JsonObject[] | undefined {
  const table = tableOf(to, rules.meanings)
  const opFor = (effect: 'set' | 'unset', certain: 'present' | 'absent'): Op | undefined =>
    (
      table[effect].find(({ precondition }) => precondition === certain) ??
      table[effect].find(({ precondition }) => precondition === 'none')
    )?.op
  const [replacing, adding, removing] = [opFor('set', 'present'), opFor('set', 'absent'), opFor('unset', 'present')]
  const format: FormatId = to === 'json-patch' ? 'v2.1' : to
  const { write } = formats[format]
  const elements: JsonObject[] = []
  for (const attribute of removed) {
    const path = `/${attribute}`
    if (before[attribute] === undefined || removing === undefined) return undefined
    if (plain(rules, attribute, path)?.unsets !== true) return undefined
    elements.push(write({ op: removing, path, value: undefined }))
  }
  for (const attribute of set) {
    const path = `/${attribute}`
    const value = after[attribute] as Json
    const quick = plain(rules, attribute, path)
    if (quick === undefined) return undefined
    const isThere = Object.hasOwn(before, attribute)
    if (isThere && before[attribute] === undefined) return undefined
    if (isThere && sameStored(before[attribute], value, quick.target?.check.stored)) continue
    if (!quick.sets || !quick.value.accepts(value) || quick.value.keeps?.(value) === false) return undefined
    const op = isThere || quick.always ? replacing : adding
    if (op === undefined) return undefined
    elements.push(write({ op, path, value }))
  }
  return elements
}

/** What is known of an attribute that no constraint speaks of, and that the server keeps. */
function plain({ targets, ruleset }: Rules, attribute: string, path: string): Quick | undefined {
  const quick = targets.quick(path)
  if (quick?.target === undefined) return quick
  const { check, constraints } = quick.target
  const isKept = check.stored === undefined || check.stored === 'as-set'
  return isKept && constraints.length === 0 && sameJson(readPath(path, ruleset.paths), [attribute]) ? quick : undefined
}
