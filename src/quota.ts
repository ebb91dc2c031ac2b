import { add } from './findings.js'
import { formatPointer } from './pointer.js'
import type { Run } from './run.js'

/** Judges how many custom attributes the body leaves; answers true when they are too many. */
export function judgeQuota({ rules, changes, image, sink }: Run): boolean {
  const limit = rules.ruleset.quota?.attributes
  if (limit === undefined || changes.size + (image === undefined ? 0 : Object.keys(image).length) <= limit) return false
  const isCounted = (attribute: string): boolean =>
    rules.targets.of(formatPointer([attribute])).counts && changes.get(attribute)?.present !== false
  const before = new Set(Object.keys(image ?? {}))
  const added = [...changes.keys()].filter(attribute => isCounted(attribute) && !before.has(attribute))
  const found = [...before].filter(isCounted).length + added.length
  // An image that had too many may be changed and emptied.
  if (found <= limit || added.length === 0) return false
  const index = added.reduce((last, attribute) => Math.max(last, changes.get(attribute)?.index ?? -1), -1)
  add(sink, { code: 'quota-exceeded', pointer: `/${index}`, params: { found, limit } }, index)
  return true
}
