import type { Quick } from './checks/quick.js'
import { leftOut } from './conversion/fitted.js'
import { sameJson, sameStored } from './conversion/same.js'
import type { Finding } from './diagnostic.js'
import { byFormat, type PatchFormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import type { Json, JsonObject } from './json.js'
import { isOpen } from './open.js'
import { readPath } from './path.js'
import type { Image } from './presence.js'
import { isUsual, type Rules } from './rules.js'

/** A difference, as elements of a body. */
export interface QuickDifference {
  readonly body: readonly JsonObject[]
  /** What the server changes itself, and therefore was left out. */
  readonly findings: readonly Finding[]
}

/**
 * The fast way to a difference of which there is nothing to be said but that nobody may change what is left out: undefined where
 * more may be left out, refused or said otherwise, and the way round must be taken. It knows the attributes that nothing hangs on
 * but their own values: no constraint, no demand. Who leaves it out loses speed and nothing else.
 */
export function quickDiff(
  before: Image,
  after: Image,
  rules: Rules,
  to: PatchFormatId,
  role: 'member' | 'admin',
  prune: boolean,
): QuickDifference | undefined {
  if (to === 'merge-patch' || !isUsual(rules.ruleset)) return undefined
  try {
    return isOpen(rules, before, role) ? difference(before, after, rules, to, prune) : undefined
  } catch {
    // A getter or a proxy that throws: perhaps the way round need not read it.
    return undefined
  }
}

function difference(
  before: Image,
  after: Image,
  rules: Rules,
  to: PatchFormatId,
  prune: boolean,
): QuickDifference | undefined {
  const between = changesBetween(before, after)
  if (between === undefined) return undefined
  const removed = prune ? between.removed : []
  const limit = rules.ruleset.quota?.attributes
  if (limit !== undefined && between.set.length > 0 && Object.keys(before).length + between.set.length > limit)
    return undefined
  const { write } = byFormat(formats, to === 'v2.0' ? 'v2.0' : 'v2.1')
  const body: JsonObject[] = []
  const findings: Finding[] = []
  for (const attribute of removed) {
    const path = `/${attribute}`
    const quick = plain(rules, attribute, path)
    if (quick === undefined) return undefined
    if (isServers(quick)) findings.push(leftOut(attribute, path, 'attribute-read-only', quick.target?.check.advice))
    else if (quick.unsets) body.push(write({ op: 'remove', path, value: undefined }))
    else return undefined
  }
  for (const { attribute, value, there, old } of between.set) {
    const path = `/${attribute}`
    const quick = plain(rules, attribute, path)
    if (quick === undefined) return undefined
    if (there && sameStored(old, value, quick.target?.check.stored)) continue
    if (isServers(quick)) findings.push(leftOut(attribute, path, 'attribute-read-only', quick.target?.check.advice))
    else if (quick.sets && quick.value.accepts(value) && quick.value.keeps?.(value) !== false)
      body.push(write({ op: there || quick.always ? 'replace' : 'add', path, value }))
    else return undefined
  }
  return { body, findings }
}

/** An attribute that is not the same value in both images. */
interface Changed {
  readonly attribute: string
  readonly value: Json
  readonly there: boolean
  readonly old: Json | undefined
}

/** What differs. Attributes mostly stand in the same order in both images: then they need not be looked up. */
function changesBetween(
  before: Image,
  after: Image,
): { readonly removed: readonly string[]; readonly set: readonly Changed[] } | undefined {
  const [names, olds] = listed(before)
  const [attributes, values] = listed(after)
  if (olds.includes(undefined) || values.includes(undefined)) return undefined
  const removed: string[] = []
  const set: Changed[] = []
  let at = 0
  for (let index = 0; index < attributes.length; index++) {
    const attribute = attributes[index] as string
    const value = values[index] as Json
    for (; names[at] !== attribute && at < names.length && !Object.hasOwn(after, names[at] as string); at++)
      removed.push(names[at] as string)
    const there = names[at] === attribute || Object.hasOwn(before, attribute)
    const old = names[at] === attribute ? olds[at++] : there ? before[attribute] : undefined
    // Hidden members may be undefined.
    if (there && old === undefined) return undefined
    if (old !== value) set.push({ attribute, value, there, old })
  }
  for (; at < names.length; at++) {
    const name = names[at] as string
    if (!Object.hasOwn(after, name)) removed.push(name)
    else if (after[name] === undefined) return undefined
  }
  return { removed, set }
}

const listed = (image: Image): readonly [names: readonly string[], values: readonly (Json | undefined)[]] => [
  Object.keys(image),
  Object.values(image),
]

/** Whether nobody may change an attribute that the ruleset lists. */
const isServers = ({ target, sets, unsets }: Quick): boolean => target?.refused === true && !sets && !unsets

/** What is known of an attribute that no constraint speaks of, and that the server keeps. */
function plain({ targets, ruleset }: Rules, attribute: string, path: string): Quick | undefined {
  const quick = targets.quick(path)
  if (quick?.target === undefined) return quick
  const { check, constraints } = quick.target
  const isKept = check.stored === undefined || check.stored === 'as-set'
  return isKept && constraints.length === 0 && sameJson(readPath(path, ruleset.paths), [attribute]) ? quick : undefined
}
