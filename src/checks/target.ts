import { type Complaint, readPath } from '../path.js'
import { formatPointer } from '../pointer.js'
import type { Ruleset } from '../ruleset.js'
import { speller } from '../spelling.js'
import { type AttributeCheck, custom, listed, nowhere, unknown } from './attribute.js'
import type { Constrained } from './constraint.js'

/** What a path of a body leads to, under one ruleset. */
export interface Target {
  readonly attribute: string
  readonly check: AttributeCheck
  readonly constrained: Constrained
  /** Why the path leads nowhere; nothing else is then judged. */
  readonly fault: Complaint | undefined
}

/** Answers what a raw path leads to. Documented attributes are one look-up; any other path is read when it comes. */
export type Targets = (path: string) => Target

/** Compiles the attribute rules of a ruleset into a look-up by raw path. */
export function compileTargets(ruleset: Ruleset, constrained: (attribute: string) => Constrained): Targets {
  const byPath = new Map<string, Target>()
  const aliases: Record<string, string> = Object.create(null)
  for (const [attribute, rule] of Object.entries(ruleset.attributes)) {
    const target = { attribute, check: listed(rule), constrained: constrained(attribute), fault: undefined }
    byPath.set(formatPointer([attribute]), target)
    for (const alias of rule.aliases ?? []) aliases[alias] = attribute
  }
  const similar = speller(Object.keys(ruleset.attributes), aliases)
  const unlisted = ruleset.otherwise === undefined ? unknown(similar) : custom(ruleset.otherwise, similar)
  const read = (path: string): Target => {
    const tokens = readPath(path)
    if (typeof tokens === 'function') return { attribute: '', check: nowhere, constrained: 'no', fault: tokens }
    const [attribute = ''] = tokens
    const fault =
      tokens.length > 1
        ? tooDeep(path, attribute, tokens.length, byPath.get(formatPointer([attribute]))?.check.advice)
        : undefined
    return { attribute, check: unlisted, constrained: constrained(attribute), fault }
  }
  return path => byPath.get(path) ?? read(path)
}

const tooDeep =
  (path: string, attribute: string, depth: number, advice: string | undefined): Complaint =>
  pointer => ({
    code: 'path-depth',
    pointer,
    params: { path, attribute, depth, ...(advice === undefined ? {} : { advice }) },
  })
