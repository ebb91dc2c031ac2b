import type { Finding } from '../diagnostic.js'
import { typeName } from '../json.js'
import type { Precondition } from '../operation.js'
import type { Image } from '../presence.js'
import type { Demand } from '../ruleset.js'

/** What a demand is made of: an operation on an attribute, or the request as a whole where there is none. */
export interface Occasion {
  readonly attribute?: string
  readonly precondition?: Precondition
  readonly value?: unknown
}

/** The caller and the image; an image of undefined is unknown. */
export interface Circumstance {
  readonly image: Image | undefined
  readonly role: 'member' | 'admin'
}

/** A finding where a demand is not met, the statuses that an unknown image must be in, or undefined when all is well. */
export function checkDemand(
  demand: Demand,
  occasion: Occasion,
  { image, role }: Circumstance,
  pointer: string,
): Finding | readonly string[] | undefined {
  if (demand.precondition !== undefined && demand.precondition !== occasion.precondition) return undefined
  if (demand.value !== undefined && demand.value !== occasion.value) return undefined
  const { attribute } = occasion
  const answer = demand.answer === undefined ? {} : { answer: demand.answer }
  if (demand.role !== undefined && demand.role !== role) {
    const params = {
      role: demand.role,
      attribute: attribute ?? '',
      ...(demand.value === undefined ? {} : { value: demand.value }),
    }
    return { code: 'role-required', pointer, params, ...answer }
  }
  if (demand.status === undefined) return undefined
  if (image === undefined) return demand.status
  const status = statusOf(image)
  if (demand.status.includes(status)) return undefined
  return {
    code: 'image-status',
    pointer,
    params: { status, wants: demand.status, ...(attribute === undefined ? {} : { attribute }) },
    ...answer,
  }
}

const statusOf = (image: Image): string => {
  if (!Object.hasOwn(image, 'status')) return 'active'
  return typeof image.status === 'string' ? image.status : typeName(image.status)
}
