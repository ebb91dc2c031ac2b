import type { Demand, End, Ruleset } from '../../src/ruleset.js'
import type { Image, Value } from '../reference-server.js'
import type { Step } from './ruled-reading.js'

/** An image that a small server has in its hands, and for whom. */
export interface State {
  readonly ruleset: Ruleset
  readonly role: 'member' | 'admin'
  readonly before: ReadonlyMap<string, Value>
  readonly now: Map<string, Value>
  /** Base attributes that were removed. */
  readonly gone: Set<string>
  /** The last operation on each attribute. */
  readonly last: Map<string, Step>
}

export const stateOf = (ruleset: Ruleset, image: Image, role: 'member' | 'admin'): State => ({
  ruleset,
  role,
  before: new Map(Object.entries(image)),
  now: new Map(Object.entries(image)),
  gone: new Set(),
  last: new Map(),
})

const ruleFor = ({ ruleset }: State, name: string) => new Map(Object.entries(ruleset.attributes)).get(name)

export const isThere = (state: State, name: string): boolean =>
  state.now.has(name) || (ruleFor(state, name)?.presence === 'always' && !state.gone.has(name))

/** A base attribute that nobody has given a value holds its default, or null where it has none. */
function heldIn(state: State, image: ReadonlyMap<string, Value>, name: string): Value | undefined {
  if (image.has(name)) return image.get(name)
  const rule = ruleFor(state, name)
  return rule?.presence === 'always' ? (rule.default ?? null) : undefined
}

const held = (state: State, name: string): Value | undefined =>
  isThere(state, name) ? heldIn(state, state.now, name) : undefined

/** The answer to a demand that is not met, by an operation or by the request. */
export function refusal(demand: Demand, state: State, step?: Step): number | undefined {
  const { status, role, setting, unless = {} } = demand
  const sent = step?.sets === true ? step.value : undefined
  if (demand.precondition !== undefined && demand.precondition !== (step?.op === 'add' ? 'none' : 'present'))
    return undefined
  if (demand.value !== undefined && demand.value !== sent) return undefined
  const { values, same, image } = unless
  if (values?.some(each => each === sent) === true) return undefined
  if (same !== undefined && sent !== undefined && heldIn(state, state.before, same) === sent) return undefined
  if (image?.values.some(each => each === held(state, image.attribute)) === true) return undefined
  const hasStatus = status === undefined || status.includes(String(heldIn(state, state.before, 'status')))
  const hasRole = role === undefined || role === state.role
  const hasSetting = setting === undefined || state.ruleset.settings?.includes(setting) === true
  const asksNothing = status === undefined && role === undefined && setting === undefined
  if (!asksNothing && hasStatus && hasRole && hasSetting) return undefined
  return demand.answer?.status ?? 403
}

/** The custom attributes that an image is left with, where they are more than it may have (Q2). */
export function tooMany({ ruleset, now }: State): readonly string[] {
  const isCustom = (name: string): boolean => {
    const rule = new Map(Object.entries(ruleset.attributes)).get(name)
    return rule === undefined ? ruleset.otherwise !== undefined : rule.presence !== 'always' && rule.effects.length > 0
  }
  const names = [...now.keys()].filter(isCustom)
  const limit = ruleset.quota?.attributes
  return limit === undefined || names.length <= limit ? [] : names
}

const nameOf = (end: End): string => (typeof end === 'string' ? end : end.attribute)

/** Whether the image that a body leaves behind is in conflict with itself, by what the body did. */
export function conflicts(state: State): boolean {
  const isSet = (end: End): boolean => state.last.get(nameOf(end))?.sets === true
  const isGone = (end: End): boolean => state.last.get(nameOf(end))?.sets === false
  const holds = (end: End): boolean =>
    isThere(state, nameOf(end)) && (typeof end === 'string' || held(state, end.attribute) === end.equals)
  return state.ruleset.constraints.some(constraint => {
    const { kind, attribute, others, severity = 'error' } = constraint
    if (severity !== 'error' || !holds(attribute)) return false
    return others.some(other => {
      if (kind === 'requires') return (isSet(attribute) || isSet(other) || isGone(other)) && !holds(other)
      const off = 'off' in constraint ? constraint.off : undefined
      const isOff = off !== undefined && [attribute, other].some(end => held(state, nameOf(end)) === off)
      return (isSet(attribute) || isSet(other)) && holds(other) && !isOff
    })
  })
}
