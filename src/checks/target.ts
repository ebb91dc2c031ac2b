import { type Complaint, isPlain, isWhite, readPath, unusual } from '../path.js'
import { find, pathTable } from '../path-table.js'
import { formatPointer } from '../pointer.js'
import type { Ruleset } from '../ruleset.js'
import { speller } from '../spelling.js'
import { type AttributeCheck, breaks, listed, nowhere, valueCompiler } from './attribute.js'
import type { CompiledConstraint } from './constraint.js'
import { alone, type Lone, loneOf } from './lone.js'
import { type Quick, quick, quickOf } from './quick.js'
import { custom, type FindNear, unknown } from './unlisted.js'

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
  /** How many reference tokens the path has. */
  readonly depth: number
  /** Counts towards the quota of custom attributes. */
  readonly counts: boolean
  /** The path is not as RFC 6901 writes that attribute. */
  readonly odd: Complaint | undefined
}

export interface Targets {
  /** What a raw path leads to. Documented attributes are one look-up; any other path is read when it comes. */
  of(path: string): Target
  /** undefined where it takes more than a look at the path. */
  quick(path: string): Quick | undefined
  /** True for a path that no body may have, whatever the operation. */
  isRefused(path: string): boolean
  /** The check of the attributes that the ruleset does not list. */
  readonly unlisted: AttributeCheck
  /** The raw paths of those that it lists. */
  readonly paths: readonly string[]
}

/** Compiles the attribute rules of a ruleset into a look-up by raw path. */
export function compileTargets(
  ruleset: Ruleset,
  constraintsOf: ReadonlyMap<string, readonly CompiledConstraint[]>,
): Targets {
  const byPath = new Map<string, () => Listed>()
  let nextBit = 1
  const known = (attribute: string, movable: boolean, checkOf: () => AttributeCheck): void => {
    const bit = movable ? nextBit : 0
    if (movable) nextBit <<= 1
    byPath.set(formatPointer([attribute]), () => {
      const check = checkOf()
      const constraints = constraintsOf.get(attribute) ?? []
      const hard = constraints.filter(({ soft }) => !soft)
      // What has consequences for other operations is not to be told beforehand, nor are demands.
      const far =
        check.demands.length > 0 ||
        check.depth !== undefined ||
        breaks(check.stored) ||
        ruleset.ownership?.attribute === attribute
      const lone = far ? undefined : loneOf(attribute, constraints, ruleset)
      const refused = check.refuses(attribute)
      const target = { attribute, check, constraints, hard, lone, refused, counts: !check.always && !refused, ...whole }
      return { target, quick: quickOf(target, bit) }
    })
  }
  const compile = valueCompiler()
  const aliases: Record<string, string> = Object.create(null)
  for (const [attribute, rule] of Object.entries(ruleset.attributes)) {
    known(attribute, rule.effects.length > 0, () => listed(rule, compile))
    for (const alias of rule.aliases ?? []) aliases[alias] = attribute
  }
  const similar = speller(Object.keys(ruleset.attributes), aliases)
  const findNear: FindNear = attribute => {
    const near = similar(attribute)
    if (near === undefined) return undefined
    return ruleset.attributes[near]?.effects.length === 0 ? { similar: near, closed: true } : { similar: near }
  }
  const unlisted = ruleset.otherwise === undefined ? unknown(findNear) : custom(ruleset.otherwise, findNear, compile)
  const owner = ruleset.ownership === undefined ? [] : [ruleset.ownership.attribute]
  for (const attribute of new Set([...constraintsOf.keys(), ...owner])) {
    if (Object.hasOwn(ruleset.attributes, attribute)) continue
    known(attribute, !unlisted.refuses(attribute) && (unlisted.set || unlisted.unset), () => unlisted)
  }
  const trims = ruleset.paths?.whiteSpace === 'trimmed'
  const isSimple = (path: string): boolean =>
    isPlain(path) && !(trims && (isWhite(path.charCodeAt(1)) || isWhite(path.charCodeAt(path.length - 1))))
  const table = pathTable(byPath)
  const read = (path: string): Target => {
    if (isSimple(path)) return customTarget(path.slice(1))
    const tokens = readPath(path, ruleset.paths)
    if (typeof tokens === 'function') return { ...customTarget(''), check: nowhere, refused: true, fault: tokens }
    const [attribute = ''] = tokens
    const target = find(table, formatPointer([attribute]))?.target ?? customTarget(attribute)
    const odd = formatPointer(tokens) === path ? undefined : unusual(path, tokens)
    return { ...target, depth: tokens.length, odd }
  }
  const customTarget = (attribute: string): Target => ({
    attribute,
    check: unlisted,
    constraints: none,
    hard: none,
    lone: alone,
    refused: unlisted.refuses(attribute),
    counts: !unlisted.refuses(attribute),
    fault: undefined,
    depth: 1,
    odd: undefined,
  })
  const another = quick(unlisted.set, unlisted.unset, unlisted, alone, undefined, false, 0)
  return {
    of: path => find(table, path)?.target ?? read(path),
    quick(path) {
      const there = find(table, path)
      if (there !== undefined) return there.quick
      return isSimple(path) && !unlisted.refuses(path, 1) && unlisted.keepsName?.(path, 1) !== false
        ? another
        : undefined
    },
    isRefused(path) {
      const { fault, refused } = find(table, path)?.target ?? read(path)
      return refused || fault !== undefined
    },
    unlisted,
    paths: [...byPath.keys()],
  }
}

interface Listed {
  readonly target: Target
  readonly quick: Quick | undefined
}

/** What a path that is written as it should be has nothing of. */
const whole = { fault: undefined, depth: 1, odd: undefined }
const none: readonly CompiledConstraint[] = []
