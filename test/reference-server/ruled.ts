import type { AttributeRule, CustomRule, Demand, Ruleset } from '../../src/ruleset.js'
import type { Answer, Image, Value } from '../reference-server.js'
import { namesOf, objection, read, type Step } from './ruled-reading.js'
import { conflicts, isThere, refusal, type State, stateOf, tooMany } from './ruled-state.js'

const demandsOf = (rule: AttributeRule | CustomRule): readonly Demand[] =>
  'demands' in rule ? (rule.demands ?? []) : []
const storedAs = (rule: AttributeRule | CustomRule): AttributeRule['stored'] =>
  'stored' in rule ? rule.stored : undefined

/** The first of some answers that is one. */
const firstOf = <T>(items: readonly T[], answer: (item: T) => number | undefined): number | undefined => {
  for (const item of items) {
    const status = answer(item)
    if (status !== undefined) return status
  }
  return undefined
}

/** What a server asks when the whole body has been applied, in its order (A5, A6, "The order when saving"). */
const stagesOfSaving = ['save', 'identity', 'store', 'handover', 'tags']

/** A naive server that obeys a small ruleset of v2.1 bodies. */
export function ruled(
  ruleset: Ruleset,
  body: readonly { readonly op: string; readonly path: string; readonly value?: Value }[],
  image: Image,
  role: 'member' | 'admin' = 'member',
): Answer {
  const steps: Step[] = []
  for (const each of body) {
    const step = read(ruleset, each)
    if (typeof step === 'number') return { status: step }
    steps.push(step)
  }
  const state = stateOf(ruleset, image, role)
  const status =
    firstOf(ruleset.demands ?? [], demand => refusal(demand, state)) ?? applied(state, steps) ?? saved(state, steps)
  return status === undefined ? { status: 200, image: stored(state) } : { status }
}

/** Whether an image has more custom attributes than it may. */
export const isOverfull = (ruleset: Ruleset, image: Image): boolean =>
  tooMany(stateOf(ruleset, image, 'member')).length > 0

/** Step 5: each operation in its turn; answers the first complaint. */
function applied(state: State, steps: readonly Step[]): number | undefined {
  let isOwned = true
  let isBroken = false
  for (const step of steps) {
    const { name, sets, value, rule } = step
    const isKept = storedAs(rule) !== 'not-at-all' && storedAs(rule) !== 'breaks-image'
    const fails = isBroken && (state.role === 'member' || isKept)
    const status = isOwned ? complaint(state, step, fails) : 403
    if (status !== undefined) return status
    if (!step.whole) continue
    state.last.set(name, step)
    if (storedAs(rule) === 'breaks-image') isBroken = true
    if (name === state.ruleset.ownership?.attribute && state.role === 'member') {
      const owner = !sets || (storedAs(rule) === 'empty-as-null' && value === '') ? null : value
      isOwned = owner === state.before.get(name)
    }
    if (!isKept) continue
    if (sets) {
      state.now.set(name, value)
      state.gone.delete(name)
    } else {
      state.now.delete(name)
      state.gone.add(name)
    }
  }
  return isBroken ? 500 : undefined
}

/** Policy, then existence, then the setter. */
function complaint(state: State, step: Step, fails: boolean): number | undefined {
  const { op, sets, name, value, rule, whole } = step
  const demanded = (when: (demand: Demand) => boolean): number | undefined =>
    firstOf(demandsOf(rule).filter(when), demand => refusal(demand, state, step))
  if (!rule.effects.includes(sets ? 'set' : 'unset')) return fails ? 500 : 403
  const barred = demanded(({ before }) => before === 'existence')
  if (barred !== undefined) return barred
  if (fails) return 500
  if (whole && op !== 'add' && !isThere(state, name)) return 409
  const isNow = ({ before, stage = 'apply' }: Demand): boolean => before === undefined && stage === 'apply'
  return demanded(isNow) ?? (sets ? objection(rule.value, whole ? value : [value], 'apply') : undefined)
}

/** Step 6, only if there was an operation: what the last one on each attribute has left behind. */
function saved(state: State, steps: readonly Step[]): number | undefined {
  if (steps.length === 0) return undefined
  if (tooMany(state).some(name => !state.before.has(name))) return 413
  const left = steps.filter(step => step.sets && state.last.get(step.name) === step)
  return firstOf(stagesOfSaving, stage => {
    const late = firstOf(
      left,
      step =>
        objection(namesOf(step.rule), step.name, stage) ??
        objection(step.rule.value, step.value, stage) ??
        firstOf(
          demandsOf(step.rule).filter(demand => demand.stage === stage),
          demand => refusal(demand, state, step),
        ),
    )
    return late ?? (stage === 'save' && conflicts(state) ? 400 : undefined)
  })
}

/** What a GET then shows. */
function stored({ now, last }: State): Image {
  const kept = (name: string, value: Value): Value => {
    const step = last.get(name)
    const how = step === undefined ? undefined : storedAs(step.rule)
    if (how === 'as-set' && Array.isArray(value)) return [...new Set(value)]
    return how === 'empty-as-null' && value === '' ? null : value
  }
  return Object.fromEntries([...now].map(([name, value]) => [name, kept(name, value)]))
}
