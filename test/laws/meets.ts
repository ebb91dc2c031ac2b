import type { Conditions } from '../../src/conditions.js'
import type { Image } from '../reference-server.js'

/** What exists on every image of an endpoint, and its value where an image does not list it. */
interface Endpoint {
  readonly base: { has(attribute: string): boolean }
  readonly defaults?: ReadonlyMap<string, unknown>
}

/** Whether an image is as the conditions of a conditional verdict want it. */
export function meets({ base, defaults }: Endpoint, image: Image, conditions: Conditions): boolean {
  const has = (attribute: string): boolean => base.has(attribute) || Object.hasOwn(image, attribute)
  const held = new Map([...(defaults ?? []), ...Object.entries(image)])
  const holds = (attribute: string, value: unknown): boolean => held.has(attribute) && held.get(attribute) === value
  return (
    conditions.present.every(has) &&
    !conditions.absent.some(has) &&
    (conditions.status ?? [String(image.status)]).includes(String(image.status)) &&
    (conditions.equals ?? []).every(({ attribute, value }) => holds(attribute, value)) &&
    !(conditions.differs ?? []).some(({ attribute, value }) => holds(attribute, value)) &&
    (conditions.either ?? []).every(group =>
      group.some(({ attribute, values }) => values.some(value => holds(attribute, value))),
    )
  )
}
