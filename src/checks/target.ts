import { type Complaint, readPath } from '../path.js'
import { find, pathTable } from '../path-table.js'
import { formatPointer } from '../pointer.js'
import type { Ruleset } from '../ruleset.js'
import { speller } from '../spelling.js'
import { type AttributeCheck, listed, nowhere } from './attribute.js'
import type { CompiledConstraint } from './constraint.js'
import { type Lone, loneOf } from './lone.js'
import { custom, unknown } from './unlisted.js'
import type { ValueCheck } from './value.js'

/** What a path of a body leads to, under one ruleset. */
export interface Target {
  readonly attribute: string
  readonly check: AttributeCheck
  /** The constraints that it takes part in, and those of them that can refuse a body. */
  readonly constraints: readonly CompiledConstraint[]
  readonly hard: readonly CompiledConstraint[]
  /** What can be said beforehand of a body in which no subject of a constraint meets another end of it. */
  readonly lone: Lone | undefined
  /** No operation may touch what the path leads to. */
  readonly refused: boolean
  /** Why the path leads nowhere; nothing else is then judged. */
  readonly fault: Complaint | undefined
}

/** What can be told of a path in one look-up: all that the fast way knows. It makes nothing, not even for a name never seen. */
export interface Quick {
  /** Whether a body may set it, and whether it may remove it. */
  readonly sets: boolean
  readonly unsets: boolean
  readonly always: boolean
  readonly value: ValueCheck
  readonly lone: Lone
  /** undefined for an attribute that neither the ruleset nor a constraint names. */
  readonly target: Target | undefined
  /** There is nothing to be said of the name itself; of one that the ruleset does not list, that must be asked for each. */
  readonly quiet: boolean
}

export interface Targets {
  /** What a raw path leads to. Documented attributes are one look-up; any other path is read when it comes. */
  of(path: string): Target
  /** undefined where it takes more than a look at the path. */
  quick(path: string): Quick | undefined
  /** The check of the attributes that the ruleset does not list. */
  readonly unlisted: AttributeCheck
}

/** Compiles the attribute rules of a ruleset into a look-up by raw path. */
export function compileTargets(
  ruleset: Ruleset,
  constraintsOf: ReadonlyMap<string, readonly CompiledConstraint[]>,
): Targets {
  const byPath = new Map<string, Listed>()
  const known = (attribute: string, check: AttributeCheck): void => {
    const constraints = constraintsOf.get(attribute) ?? []
    const hard = constraints.filter(({ soft }) => !soft)
    // Demands are not to be told beforehand either.
    const lone = check.demands.length > 0 ? undefined : loneOf(attribute, constraints, ruleset)
    const refused = check.refuses(attribute)
    const target: Target = { attribute, check, constraints, hard, lone, refused, fault: undefined }
    byPath.set(formatPointer([attribute]), { target, quick: quickOf(target) })
  }
  const aliases: Record<string, string> = Object.create(null)
  for (const [attribute, rule] of Object.entries(ruleset.attributes)) {
    known(attribute, listed(rule))
    for (const alias of rule.aliases ?? []) aliases[alias] = attribute
  }
  const similar = speller(Object.keys(ruleset.attributes), aliases)
  const unlisted = ruleset.otherwise === undefined ? unknown(similar) : custom(ruleset.otherwise, similar)
  for (const attribute of constraintsOf.keys()) {
    if (!Object.hasOwn(ruleset.attributes, attribute)) known(attribute, unlisted)
  }
  const read = (path: string): Target => {
    if (isPlain(path)) return customTarget(path.slice(1), undefined)
    const tokens = readPath(path)
    if (typeof tokens === 'function') return { ...customTarget('', tokens), check: nowhere }
    const [attribute = ''] = tokens
    const advice = byPath.get(formatPointer([attribute]))?.target.check.advice
    return customTarget(attribute, tokens.length > 1 ? tooDeep(path, attribute, tokens.length, advice) : undefined)
  }
  const customTarget = (attribute: string, fault: Complaint | undefined): Target => ({
    attribute,
    check: unlisted,
    constraints: none,
    hard: none,
    lone: alone,
    refused: fault !== undefined || unlisted.refuses(attribute),
    fault,
  })
  const table = pathTable(byPath)
  const another: Quick = {
    sets: unlisted.set,
    unsets: unlisted.unset,
    always: false,
    value: unlisted.value,
    lone: alone,
    target: undefined,
    quiet: false,
  }
  return {
    of: path => find(table, path)?.target ?? read(path),
    quick(path) {
      const there = find(table, path)
      if (there !== undefined) return there.quick
      return isPlain(path) && !unlisted.refuses(path, 1) ? another : undefined
    },
    unlisted,
  }
}

interface Listed {
  readonly target: Target
  readonly quick: Quick | undefined
}

function quickOf(target: Target): Quick | undefined {
  const { attribute, check, lone, refused } = target
  if (lone === undefined) return undefined
  const quiet = check.complaints(attribute).length === 0
  return {
    sets: check.set && !refused,
    unsets: check.unset && !refused,
    always: check.always,
    value: check.value,
    lone,
    target,
    quiet,
  }
}

const none: readonly CompiledConstraint[] = []
const unbound = { subject: 0, other: 0 }
const alone: Lone = { absent: [], unless: [], bits: unbound, hard: unbound }

/** One reference token without escapes, as nearly all paths are. */
const isPlain = (path: string): boolean =>
  path.charCodeAt(0) === 47 && path.indexOf('/', 1) < 0 && path.indexOf('~') < 0

const tooDeep =
  (path: string, attribute: string, depth: number, advice: string | undefined): Complaint =>
  pointer => ({
    code: 'path-depth',
    pointer,
    params: { path, attribute, depth, ...(advice === undefined ? {} : { advice }) },
  })
