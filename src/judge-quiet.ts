import { passes } from './checks/passing.js'
import { reads } from './decode.js'
import { wantPresence } from './findings.js'
import { missing, touch } from './judge-effect.js'
import type { Op } from './operation.js'
import { presence } from './presence.js'
import type { Run } from './run.js'

/**
 * The fast way through one operation: most are such that there is nothing to be said of them but what they ask of an unknown
 * image. Notes that, and what the operation does, and answers true; where it is not sure it does nothing, answers false, and
 * `judgeOperation` judges. Who leaves it out loses speed and nothing else.
 */
export function passesQuietly(
  run: Run,
  raw: Readonly<Record<string, unknown>>,
  op: Op,
  path: unknown,
  value: unknown,
  index: number,
): boolean {
  // What an earlier operation has broken or given away is to be seen at the later ones.
  if (typeof path !== 'string' || run.broken !== undefined || run.given !== undefined) return false
  const { sink, changes } = run
  const { targets } = run.rules
  const quick = targets.quick(path)
  const { precondition, effect, disputed } = run.meanings[op]
  if (quick === undefined || disputed) return false
  const sets = effect === 'set'
  if (sets ? !quick.sets || value === undefined || !passes(quick.clean, value) : !quick.unsets) return false
  const { target } = quick
  const attribute = target === undefined ? path.slice(1) : target.attribute
  if (sink !== undefined) {
    if (!reads(run.format, raw, op, value)) return false
    if (!quick.quiet && (target !== undefined || !targets.unlisted.isQuiet(attribute))) return false
  }
  if (precondition !== 'none') {
    const present = presence(attribute, quick.always, changes, run.image)
    if (present !== undefined) {
      if (present !== (precondition === 'present')) return false
    } else if (sink !== undefined) {
      const code = missing[precondition]
      const { answers } = target === undefined ? targets.unlisted : target.check
      wantPresence(sink, precondition, attribute, code, undefined, index, answers[code])
    }
  }
  changes.set(attribute, { present: sets, value: sets ? value : undefined, index })
  if (target !== undefined) touch(run, sink === undefined ? target.hard : target.constraints)
  return true
}
