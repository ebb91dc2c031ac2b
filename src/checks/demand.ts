import type { Finding } from '../diagnostic.js'
import { type Json, typeName } from '../json.js'
import type { Precondition } from '../operation.js'
import { type Change, type Image, initial } from '../presence.js'
import type { Demand, Exemption } from '../ruleset.js'

/** What a demand is made of: an operation on an attribute, or the request as a whole where there is none. */
export interface Occasion {
  readonly attribute?: string
  readonly precondition?: Precondition
  readonly value?: unknown
}

/** The caller, the deployment, and the image: before the body (undefined: unknown), and what the body has done to it. */
export interface Circumstance {
  readonly image: Image | undefined
  readonly role: 'member' | 'admin'
  readonly settings: readonly string[] | undefined
  readonly changes: ReadonlyMap<string, Change>
  /** The base attributes, with their defaults. */
  readonly bases: ReadonlyMap<string, { readonly value: Json }>
}

/** An attribute that an unknown image must have with one of these values. */
export interface Alternative {
  readonly attribute: string
  readonly values: readonly Json[]
}

/** What is found where a demand is not met, what it asks of an unknown image (one of these), or undefined when all is well. */
export function checkDemand(
  demand: Demand,
  occasion: Occasion,
  circumstance: Circumstance,
  pointer: string,
): Finding | readonly Alternative[] | undefined {
  if (demand.precondition !== undefined && demand.precondition !== occasion.precondition) return undefined
  if (demand.value !== undefined && demand.value !== occasion.value) return undefined
  const exempt = demand.unless === undefined ? [] : exemption(demand.unless, occasion, circumstance)
  if (exempt === true) return undefined
  const unmet = unmetBy(demand, occasion, circumstance, pointer)
  if (unmet === undefined) return undefined
  if ('attribute' in unmet) return [unmet, ...exempt]
  return exempt.length > 0 ? exempt : unmet
}

/** What a demand finds or asks for where nothing exempts from it. */
function unmetBy(
  demand: Demand,
  { attribute }: Occasion,
  { image, role, settings }: Circumstance,
  pointer: string,
): Finding | Alternative | undefined {
  const { stage, answer } = demand
  const more = { ...(stage === undefined ? {} : { stage }), ...(answer === undefined ? {} : { answer }) }
  const name = attribute ?? ''
  if (demand.role !== undefined && demand.role !== role) {
    const params = {
      role: demand.role,
      attribute: name,
      ...(demand.value === undefined ? {} : { value: demand.value }),
    }
    return { code: 'role-required', pointer, params, ...more }
  }
  if (demand.setting !== undefined && settings?.includes(demand.setting) !== true)
    return { code: 'setting-required', pointer, params: { setting: demand.setting, attribute: name }, ...more }
  if (demand.status === undefined) {
    const fixed = demand.role === undefined && demand.setting === undefined && demand.unless !== undefined
    const params = { attribute: name, same: demand.unless?.same ?? name }
    return fixed ? { code: 'value-fixed', pointer, params, ...more } : undefined
  }
  if (image === undefined) return { attribute: 'status', values: demand.status }
  const status = statusOf(image)
  if (demand.status.includes(status)) return undefined
  return {
    code: 'image-status',
    pointer,
    params: { status, wants: demand.status, ...(attribute === undefined ? {} : { attribute }) },
    ...more,
  }
}

/** true: exempt; else what an unknown image must be like for that: nothing where it is known not to be. */
function exemption(
  { values, same, image }: Exemption,
  { value }: Occasion,
  { image: before, changes, bases }: Circumstance,
): true | readonly Alternative[] {
  if (values?.some(one => one === value)) return true
  const open: Alternative[] = []
  if (same !== undefined && value !== undefined) {
    if (before === undefined) open.push({ attribute: same, values: [value as Json] })
    else if (isSame(initial(same, bases.get(same), before).value, value)) return true
  }
  if (image !== undefined) {
    const { attribute, values: wanted } = image
    const known = changes.get(attribute) ?? initial(attribute, bases.get(attribute), before)
    if (known.value === undefined && known.present !== false) open.push(image)
    else if (wanted.some(one => one === known.value)) return true
  }
  return open
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

const statusOf = (image: Image): string => {
  if (!Object.hasOwn(image, 'status')) return 'active'
  return typeof image.status === 'string' ? image.status : typeName(image.status)
}
