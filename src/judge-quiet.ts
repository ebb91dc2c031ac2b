import { unreadMembers } from './decode.js'
import { want } from './findings.js'
import { missing, touch } from './judge-effect.js'
import type { RawOperation } from './operation.js'
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
  wire: RawOperation,
  index: number,
): boolean {
  const { rules, format, sink, changes } = run
  const { op, path, value } = wire
  // What an earlier operation has broken or given away is to be seen at the later ones.
  if (typeof path !== 'string' || run.broken !== undefined || run.given !== undefined) return false
  const quick = rules.targets.quick(path)
  const { precondition, effect, disputed } = run.meanings[op]
  if (quick === undefined || disputed) return false
  const sets = effect === 'set'
  if (sets ? !quick.sets || value === undefined || !quick.value.clean(value) : !quick.unsets) return false
  const { target } = quick
  const attribute = target === undefined ? path.slice(1) : target.attribute
  if (sink !== undefined) {
    if (unreadMembers(raw, format, wire, undefined, index).length > 0) return false
    if (!quick.quiet && (target !== undefined || !rules.targets.unlisted.isQuiet(attribute))) return false
  }
  if (precondition !== 'none') {
    const present = presence(attribute, quick.always, changes, run.image)
    if (present === undefined) {
      const code = missing[precondition]
      const { answers } = target === undefined ? rules.targets.unlisted : target.check
      want(sink, { kind: precondition, attribute, code, index, answer: answers[code] })
    } else if (present !== (precondition === 'present')) return false
  }
  changes.set(attribute, { present: sets, value: sets ? value : undefined, index })
  if (target !== undefined) touch(run, sink === undefined ? target.hard : target.constraints)
  return true
}
