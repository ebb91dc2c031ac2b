import { byFormat, type Format } from './formats/format.js'
import { bitOf, isMet, keep, type Met } from './met.js'
import type { Rules } from './rules.js'

/**
 * The fast way to an answer, without an image: true when the server takes the body, on some image at least, false when it
 * refuses it; undefined where it is not sure, and `judge`, the way round, must be asked. It knows the bodies that are
 * nearly all there are, in which no operation disturbs another one: what an earlier operation decided is not asked for
 * again, the subject of no constraint meets another end of it, nothing makes demands. It makes nothing that is not needed.
 */
export function decide(rules: Rules, format: Format, body: readonly unknown[]): boolean | undefined {
  if (body.length === 0 || body.length > rules.most) return undefined
  const { add, replace, remove } = byFormat(rules.meanings, format.id)
  let subjects = 0
  let others = 0
  let bits = 0
  let decided: Met | undefined
  for (let index = 0; index < body.length; index++) {
    const element = body[index] as Readonly<Record<string, unknown>>
    if (typeof element !== 'object' || element === null) return false
    const op = format.op(element)
    // Asked after the members were read: by then V8 knows what the element is.
    if (Object.getPrototypeOf(element) !== Object.prototype) return undefined
    if (op === undefined) return false
    const path = format.path(element, op)
    if (typeof path !== 'string') return false
    const quick = rules.targets.quick(path)
    if (quick === undefined) return rules.targets.isRefused(path) ? false : undefined
    const { precondition, effect } = op === 'replace' ? replace : op === 'add' ? add : remove
    if (effect === 'set') {
      const { value } = element
      if (!quick.sets || value === undefined || !quick.value.accepts(value)) return false
      if (quick.value.keeps?.(value) === false) return undefined
      const { subject, other } = quick.lone.hard
      if ((subjects & other) !== 0 || (others & subject) !== 0) return undefined
      subjects |= subject
      others |= other
    } else if (!quick.unsets) return false
    if (precondition !== 'none') {
      if (bits !== 0 && (bits & bitOf(path)) !== 0 && isMet(decided, body, format, path, index)) return undefined
      if (precondition === 'absent' && quick.always) return false
    }
    if (effect === 'unset' || add.precondition === 'absent') {
      bits |= bitOf(path)
      decided = keep(decided, body.length, path, index)
    }
  }
  return true
}
