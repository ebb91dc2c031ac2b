import { checkDemand } from './checks/demand.js'
import type { Change, Image } from './presence.js'
import type { Rules } from './rules.js'

/** Whether the endpoint takes bodies for an image, of a caller, whatever the body. */
export function isOpen({ ruleset, bases }: Rules, image: Image, role: 'member' | 'admin'): boolean {
  const { demands, settings } = ruleset
  if (demands === undefined) return true
  const circumstance = { image, role, settings, changes: untouched, bases }
  return demands.every(demand => checkDemand(demand, {}, circumstance, '') === undefined)
}

const untouched: ReadonlyMap<string, Change> = new Map()
