import type { Conditions } from '../../src/report.js'
import type { Image } from '../reference-server.js'

/** Whether an image is as the conditions of a conditional verdict want it. */
export function meets(
  endpoint: { readonly base: { has(attribute: string): boolean } },
  image: Image,
  conditions: Conditions,
): boolean {
  const has = (attribute: string): boolean => endpoint.base.has(attribute) || Object.hasOwn(image, attribute)
  const holds = (attribute: string, value: unknown): boolean =>
    Object.hasOwn(image, attribute) && image[attribute] === value
  return (
    conditions.present.every(has) &&
    !conditions.absent.some(has) &&
    (conditions.status ?? [String(image.status)]).includes(String(image.status)) &&
    (conditions.equals ?? []).every(({ attribute, value }) => holds(attribute, value)) &&
    !(conditions.differs ?? []).some(({ attribute, value }) => holds(attribute, value))
  )
}
