import { catalog, type Diagnostic } from '../diagnostic.js'
import { byFormat } from '../formats/format.js'
import type { Op } from '../operation.js'
import { ruleOf } from '../rule-of.js'
import { compileMeanings } from '../rules.js'
import { type Choice, chooseOp, tableOf } from './encode.js'
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

/** What is to be said of a body without any. */
export const nothing = (): Said => ({ outcome: 'exact', diagnostics: [] })

/** `pathAt` answers the path of an earlier operation: an attribute that a body meets twice is for the long way. */
export function addsOf({ from, to, ruleset, image, role, assume }: QuickEnds, pathAt: (index: number) => string): Adds {
  const meanings = compileMeanings(ruleset)
  const table = tableOf(to, meanings)
  const { precondition } = byFormat(meanings, from).add
  const choices = new Map<boolean | undefined, Choice>()
  const choiceFor = (present: boolean | undefined): Choice => {
    const known = choices.get(present)
    if (known !== undefined) return known
    const choice = chooseOp({ table, precondition, effect: 'set', present, assume, demands: [], role })
    choices.set(present, choice)
    return choice
  }
  const met = new Set<string>()
  let arePlain = true
  const meet = (path: string): void => {
    arePlain &&= plain.test(path)
    met.add(path)
  }
  let seen = 0
  const diagnostics: Diagnostic[] = []
  const outcomes = new Set<Choice['outcome']>()
  return {
    opFor(path, index) {
      while (seen < index) meet(pathAt(seen++))
      if (!arePlain || !plain.test(path) || met.has(path)) return undefined
      const attribute = path.slice(1)
      const rule = ruleOf(ruleset, attribute)
      if (rule?.demands !== undefined) return undefined
      const present = rule?.presence === 'always' || (image === undefined ? undefined : Object.hasOwn(image, attribute))
      const choice = choiceFor(present)
      if (choice.outcome === 'untranslatable') return undefined
      if (choice.outcome !== 'exact') {
        outcomes.add(choice.outcome)
        const strengthened = choice.outcome === 'strengthened'
        const code = strengthened ? 'precondition-added' : 'precondition-dropped'
        const demanded = strengthened ? choice.assumed : precondition === 'absent' ? 'absent' : 'present'
        const params = { attribute, op: 'add', to, precondition: demanded }
        diagnostics.push({ code, severity: catalog[code].severity, pointer: `/${index}`, params })
      }
      return choice.op
    },
    said: () => ({ outcome: outcomeOf(outcomes), diagnostics }),
  }
}

/** A path that no server reads as that of another attribute: one token of ASCII, no escape, no white space. */
const plain = /^\/[!-.0-}]+$/

export function outcomeOf(outcomes: ReadonlySet<Choice['outcome']>): Said['outcome'] {
  const weakened = outcomes.has('weakened')
  const strengthened = outcomes.has('strengthened')
  return weakened && strengthened ? 'mixed' : weakened ? 'weakened' : strengthened ? 'strengthened' : 'exact'
}
