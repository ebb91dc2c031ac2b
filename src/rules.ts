import { type Constraints, compileConstraints } from './checks/constraint.js'
import { compileTargets, type Targets } from './checks/target.js'
import type { FormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import type { Json } from './json.js'
import type { Effect, Op, Precondition } from './operation.js'
import type { Demand, Ruleset } from './ruleset.js'

/** What an op means at one endpoint; `disputed` when that is not what the format's own table says. */
export interface EndpointMeaning {
  readonly precondition: Precondition
  readonly effect: Effect['kind']
  readonly disputed: boolean
}

export type Meanings = Readonly<Record<FormatId, Readonly<Record<Op, EndpointMeaning>>>>

/** A ruleset compiled: what the judgement of a body looks things up in. */
export interface Rules {
  readonly ruleset: Ruleset
  readonly mediaTypes: ReadonlyMap<string, FormatId>
  /** The formats that the endpoint takes. */
  readonly taken: readonly FormatId[]
  readonly meanings: Meanings
  readonly targets: Targets
  readonly constraints: Constraints
  /** More operations than that take the way round: they may be too many for a quota. */
  readonly most: number
  /** The base attributes, with their defaults. */
  readonly bases: ReadonlyMap<string, { readonly value: Json }>
}

export function compileMeanings(ruleset: Ruleset): Meanings {
  const of = (format: FormatId): Readonly<Record<Op, EndpointMeaning>> => {
    const meaning = (op: Op): EndpointMeaning => {
      const own = formats[format].ops[op]
      const precondition = ruleset.meanings?.[format]?.[op]?.precondition ?? own.precondition
      return { precondition, effect: own.effect, disputed: precondition !== own.precondition }
    }
    return { add: meaning('add'), replace: meaning('replace'), remove: meaning('remove') }
  }
  return { 'v2.0': of('v2.0'), 'v2.1': of('v2.1') }
}

/**
 * The endpoint gives `replace` and `remove` no meanings of its own, and `add` not that of `replace`: so do all documents, and
 * only so do the fast ways know what follows from what.
 */
export const isUsual = ({ meanings }: Ruleset): boolean =>
  meanings === undefined ||
  Object.values(meanings).every(
    own => own.replace === undefined && own.remove === undefined && own.add?.precondition !== 'present',
  )

/** Only the image decides on a demand: without one there is nothing to be said of it. */
export const hangsOnImage = ({ status, role, setting, unless }: Demand): boolean =>
  status !== undefined && (role ?? setting ?? unless) === undefined

/** Compiles a ruleset that has been checked. */
export function compileRules(ruleset: Ruleset): Rules {
  const mediaTypes = new Map(Object.entries(ruleset.mediaTypes))
  const bases = new Map(
    Object.entries(ruleset.attributes).flatMap(([attribute, rule]) =>
      rule.presence === 'always' ? [[attribute, { value: rule.default ?? null }] as const] : [],
    ),
  )
  const constraints = compileConstraints(ruleset, bases)
  return {
    ruleset,
    mediaTypes,
    taken: [...new Set(mediaTypes.values())],
    meanings: compileMeanings(ruleset),
    targets: compileTargets(ruleset, constraints.of),
    constraints,
    bases,
    // Whose demands must be judged for each request has nothing that is told beforehand.
    most:
      !(ruleset.demands ?? []).every(hangsOnImage) || !isUsual(ruleset)
        ? 0
        : (ruleset.quota?.attributes ?? Number.POSITIVE_INFINITY),
  }
}
