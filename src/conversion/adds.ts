import { catalog, type Diagnostic } from '../diagnostic.js'
import { byFormat } from '../formats/format.js'
import { isMet, meet, noneMet } from '../met.js'
import type { Op } from '../operation.js'
import { isBare } from '../path.js'
import { presence } from '../presence.js'
import { ruleOf } from '../rule-of.js'
import { type Choice, chooseOp } from './encode.js'
import type { QuickEnds } from './quick-ends.js'

/** What stands for the `add` operations of a body, for the fast ways. */
export interface Adds {
  /** The op that is written for the `add` at an index; undefined where only the long way is sure. */
  opFor(path: string, index: number): Op | undefined
  /** What is to be said of them. */
  said(): Said
}

export interface Said {
  readonly outcome: 'exact' | 'weakened' | 'strengthened' | 'mixed'
  readonly diagnostics: readonly Diagnostic[]
}

/** The operations before an `add`, by their index. */
export interface Earlier {
  path(index: number): string
  removes(index: number): boolean
}

/** What is to be said of a body without any. */
export const nothing = (): Said => ({ outcome: 'exact', diagnostics: [] })

export function addsOf({ from, to, endpoint, image, role, assume }: QuickEnds, earlier: Earlier): Adds {
  const { ruleset, telling } = endpoint
  const table = byFormat(endpoint.tables, to)
  const { precondition } = byFormat(endpoint.meanings, from).add
  const left = leftBy(earlier)
  const diagnostics: Diagnostic[] = []
  const outcomes = new Set<Choice['outcome']>()
  const choices = new Map<boolean | undefined, Choice>()
  const choiceFor = (present: boolean | undefined): Choice => {
    const known = choices.get(present)
    if (known !== undefined) return known
    const choice = chooseOp({ table, precondition, effect: 'set', present, assume, demands: [], role })
    choices.set(present, choice)
    return choice
  }
  return {
    opFor(path, index) {
      const before = left(path, index)
      if (before === 'unsure' || path.indexOf('/', 1) > 0) return undefined
      const rule = isMet(telling, path) ? ruleOf(ruleset, path.slice(1)) : undefined
      if (rule?.demands !== undefined) return undefined
      const present = before ?? presence(path.slice(1), rule?.presence === 'always', undefined, image)
      const choice = choiceFor(present)
      if (choice.outcome === 'untranslatable') return undefined
      if (choice.outcome !== 'exact') {
        outcomes.add(choice.outcome)
        const strengthened = choice.outcome === 'strengthened'
        const code = strengthened ? 'precondition-added' : 'precondition-dropped'
        const demanded = strengthened ? choice.assumed : precondition === 'absent' ? 'absent' : 'present'
        const params = { attribute: path.slice(1), op: 'add', to, precondition: demanded }
        diagnostics.push({ code, severity: catalog[code].severity, pointer: `/${index}`, params })
      }
      return choice.op
    },
    said: () => ({ outcome: outcomeOf(outcomes), diagnostics }),
  }
}

/**
 * Tells whether the operations before an index leave an attribute there; undefined where none is about it. A Map would hash
 * each path that it is asked for, so there is one only where an attribute is met twice, or may be.
 */
function leftBy({ path: pathAt, removes }: Earlier): (path: string, index: number) => boolean | 'unsure' | undefined {
  const met = noneMet()
  let seen = 0
  const last = new Map<string, boolean>()
  let told = 0
  let repeats = false
  let arePlain = true
  return (path, index) => {
    for (; seen <= index; seen++) {
      const each = seen < index ? pathAt(seen) : path
      arePlain &&= isBare(each)
      repeats ||= meet(met, each)
    }
    if (!arePlain) return 'unsure'
    if (!repeats) return undefined
    for (; told < index; told++) last.set(pathAt(told), !removes(told))
    return last.get(path)
  }
}

export function outcomeOf(outcomes: ReadonlySet<Choice['outcome']>): Said['outcome'] {
  const weakened = outcomes.has('weakened')
  const strengthened = outcomes.has('strengthened')
  return weakened && strengthened ? 'mixed' : weakened ? 'weakened' : strengthened ? 'strengthened' : 'exact'
}
