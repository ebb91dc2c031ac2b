import { passes } from './checks/passing.js'
import { byFormat, type Format } from './formats/format.js'
import { isMet, type Met, meet, noneMet } from './met.js'
import type { Rules } from './rules.js'

/**
 * The fast way to an answer, without an image: true when the server takes the body, on some image at least, false when it
 * refuses it; undefined where it is not sure, and `judge`, the way round, must be asked. It knows the bodies that are
 * nearly all there are, in which no operation disturbs another one: what an earlier operation decided is not asked for
 * again, the subject of no constraint meets another end of it, nothing makes demands. It makes nothing that is not needed.
 */
export function decide(rules: Rules, format: Format, body: readonly unknown[]): boolean | undefined {
  if (body.length === 0 || body.length > rules.most) return undefined
  const { targets } = rules
  const { add, replace, remove } = byFormat(rules.meanings, format.id)
  const addDecides = add.precondition === 'absent'
  let subjects = 0
  let others = 0
  let decided = 0
  let met: Met | undefined
  for (let index = 0; index < body.length; index++) {
    const element = body[index] as Readonly<Record<string, unknown>>
    if (typeof element !== 'object' || element === null) return false
    const op = format.op(element)
    if (op === undefined) return isPlain(element) ? false : undefined
    const path = format.path(element, op)
    // Asked after the members were read: by then V8 knows what the element is.
    if (!isPlain(element)) return undefined
    if (typeof path !== 'string') return false
    const quick = targets.quick(path)
    if (quick === undefined) return targets.isRefused(path) ? false : undefined
    const { precondition, effect } = op === 'replace' ? replace : op === 'add' ? add : remove
    if (effect === 'set') {
      const { value } = element
      if (!quick.sets || value === undefined || !passes(quick.accepted, value)) return false
      if (quick.value.keeps?.(value) === false) return undefined
      const { subject, other } = quick.lone.hard
      if ((subjects & other) !== 0 || (others & subject) !== 0) return undefined
      subjects |= subject
      others |= other
    } else if (!quick.unsets) return false
    if (precondition !== 'none') {
      if (quick.bit === 0 ? met !== undefined && isMet(met, path) : (decided & quick.bit) !== 0) return undefined
      if (precondition === 'absent' && quick.always) return false
    }
    if (effect === 'unset' || addDecides) {
      if (quick.bit === 0) {
        met ??= noneMet()
        if (meet(met, path)) return undefined
      } else decided |= quick.bit
    }
  }
  return true
}

const isPlain = (element: object): boolean => Object.getPrototypeOf(element) === Object.prototype
