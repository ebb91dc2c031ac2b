import type { Outcome } from '../../src/index.js'
import { type Answer, differences } from './case.js'

/** How what became of a body and of its translation breaks what an outcome promises. */
export function broken(outcome: Outcome, one: Answer, other: Answer): string | undefined {
  if (one.status === null || other.status === null) return 'not asked'
  const before = one.status === 200
  const after = other.status === 200
  if (before && after) {
    const attributes = differences(one.after ?? {}, other.after ?? {})
    return attributes.length === 0 ? undefined : `leaves other ${attributes}`
  }
  if (before && outcome !== 'strengthened' && outcome !== 'mixed') return 'fails, unlike its source'
  if (after && outcome !== 'weakened' && outcome !== 'mixed') return 'is taken, unlike its source'
  return undefined
}
