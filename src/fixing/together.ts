import type { Diagnostic } from '../diagnostic.js'
import type { Edit } from '../text/edit.js'
import type { Cure } from './cures.js'

/** The cures of some diagnostics that can be made at once. */
export interface Together {
  readonly edits: readonly Edit[]
  readonly cured: readonly Diagnostic[]
}

/**
 * Of cures that touch each other the first in the order of the diagnostics is taken, and the others are left for the
 * next time: by then they may be other ones.
 */
export function together(
  diagnostics: readonly Diagnostic[],
  cures: readonly (Cure | undefined)[],
  isWanted: (diagnostic: Diagnostic, cure: Cure) => boolean,
): Together {
  const wanted = diagnostics.flatMap((diagnostic, turn) => {
    const cure = cures[turn]
    return cure !== undefined && cure.edits.length > 0 && isWanted(diagnostic, cure) ? [{ diagnostic, cure, turn }] : []
  })
  const extents = wanted
    .flatMap(({ cure, turn }) =>
      (cure.extent === undefined ? cure.edits : [cure.extent]).map(({ start, end }) => ({ start, end, turn })),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end || a.turn - b.turn)
  const left = new Set<number>()
  let last: (typeof extents)[number] | undefined
  for (const one of extents) {
    if (left.has(one.turn)) continue
    const touches = last !== undefined && last.turn !== one.turn && one.start <= last.end
    if (last !== undefined && touches) left.add(Math.max(one.turn, last.turn))
    if (!left.has(one.turn)) last = one
  }
  const taken = wanted.filter(({ turn }) => !left.has(turn))
  return {
    edits: taken.flatMap(({ cure }) => cure.edits).sort((a, b) => a.start - b.start || a.end - b.end),
    cured: taken.map(({ diagnostic }) => diagnostic),
  }
}
