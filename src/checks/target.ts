import { type Complaint, readPath } from '../path.js'
import { pathTable } from '../path-table.js'
import { formatPointer } from '../pointer.js'
import type { Ruleset } from '../ruleset.js'
import { speller } from '../spelling.js'
import { type AttributeCheck, listed, nowhere } from './attribute.js'
import type { CompiledConstraint } from './constraint.js'
import { type Lone, loneOf } from './lone.js'
import { custom, unknown } from './unlisted.js'

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

/** Answers what a raw path leads to. Documented attributes are one look-up; any other path is read when it comes. */
export type Targets = (path: string) => Target

/** Compiles the attribute rules of a ruleset into a look-up by raw path. */
export function compileTargets(
  ruleset: Ruleset,
  constraintsOf: ReadonlyMap<string, readonly CompiledConstraint[]>,
): Targets {
  const byPath = new Map<string, Target>()
  const known = (attribute: string, check: AttributeCheck): void => {
    const constraints = constraintsOf.get(attribute) ?? []
    const hard = constraints.filter(({ soft }) => !soft)
    // Demands are not to be told beforehand either.
    const lone = check.demands.length > 0 ? undefined : loneOf(attribute, constraints, ruleset)
    const refused = check.refuses(attribute)
    byPath.set(formatPointer([attribute]), { attribute, check, constraints, hard, lone, refused, fault: undefined })
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
    const advice = byPath.get(formatPointer([attribute]))?.check.advice
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
  const find = pathTable(byPath)
  return path => find(path) ?? read(path)
}

const none: readonly CompiledConstraint[] = []
const unbound = { subject: 0, other: 0 }
const alone: Lone = { absent: [], unless: [], bits: unbound, hard: unbound }

/** One reference token without escapes, as nearly all paths are. */
const isPlain = (path: string): boolean => path.charCodeAt(0) === 47 && !path.includes('~') && !path.includes('/', 1)

const tooDeep =
  (path: string, attribute: string, depth: number, advice: string | undefined): Complaint =>
  pointer => ({
    code: 'path-depth',
    pointer,
    params: { path, attribute, depth, ...(advice === undefined ? {} : { advice }) },
  })
