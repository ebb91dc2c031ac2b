import { passes } from './checks/passing.js'
import { excludedBy } from './excluded.js'
import { byFormat, type Format } from './formats/format.js'
import { countMembers } from './json.js'
import { type Met, meet, noneMet } from './met.js'
import type { Op } from './operation.js'
import type { Change } from './presence.js'
import type { Rules } from './rules.js'

/** What a body without findings asks of an unknown image. */
export interface Asked {
  readonly present: readonly string[]
  readonly absent: readonly string[]
}

/**
 * The fast way to a report: what a body that the server takes asks of an unknown image, where there is nothing else to be
 * said of it; undefined where there is, or where that takes the way round. It sees all that `decide` sees, and warnings.
 */
export function askedBy(rules: Rules, format: Format, body: readonly unknown[]): Asked | undefined {
  if (body.length === 0 || body.length > rules.most) return undefined
  const { targets } = rules
  // How many members spell the op and the path.
  const spelling = format.opMember('add') === format.pathMember('add') ? 1 : 2
  const { add, replace, remove } = byFormat(rules.meanings, format.id)
  const present: string[] = []
  const absent: string[] = []
  /** What constraints want to be absent. */
  const excluded: string[] = []
  let touched = 0
  let met: Met | undefined
  let subjects = 0
  let others = 0
  let meets = false
  /** What the body itself removes need not be absent before. */
  let removed: string[] | undefined
  for (let index = 0; index < body.length; index++) {
    const element = body[index] as Readonly<Record<string, unknown>>
    if (typeof element !== 'object' || element === null) return undefined
    const op = format.op(element)
    if (op === undefined) return undefined
    const path = format.path(element, op)
    // Asked after the members were read: by then V8 knows what the element is.
    if (Object.getPrototypeOf(element) !== Object.prototype) return undefined
    const quick = typeof path === 'string' ? targets.quick(path) : undefined
    if (typeof path !== 'string' || quick === undefined) return undefined
    const { precondition, effect, disputed } = op === 'replace' ? replace : op === 'add' ? add : remove
    const sets = effect === 'set'
    if (disputed || (quick.always && precondition === 'absent')) return undefined
    const { value } = element
    if (sets ? !quick.sets || value === undefined || !passes(quick.clean, value) : !quick.unsets || value !== undefined)
      return undefined
    if (countMembers(element) !== spelling + (sets ? 1 : 0)) return undefined
    const { target, lone } = quick
    const name = target === undefined ? path.slice(1) : target.attribute
    if (!quick.quiet && (target !== undefined || !targets.unlisted.isQuiet(name))) return undefined
    if (sets) {
      const { subject, other } = lone.bits
      if ((subjects & other) !== 0 || (others & subject) !== 0) meets = true
      subjects |= subject
      others |= other
      if (lone.absent.length > 0) {
        if (lone.unless.includes(value)) return undefined
        for (const one of lone.absent) if (!excluded.includes(one)) excluded.push(one)
      }
    } else if (target !== undefined && target.constraints.length > 0) {
      removed ??= []
      removed.push(name)
      if (lone.required) meets = true
    }
    if (quick.always && !quick.unsets) continue
    if (quick.bit === 0) {
      met ??= noneMet()
      if (meet(met, path)) return undefined
    } else {
      if ((touched & quick.bit) !== 0) return undefined
      touched |= quick.bit
    }
    if (precondition !== 'none' && !quick.always) (precondition === 'present' ? present : absent).push(name)
  }
  if (meets) {
    const all = together(rules, format, body)
    return all === undefined ? undefined : { present, absent: [...absent, ...all] }
  }
  if (excluded.length === 0) return { present, absent }
  return { present, absent: [...absent, ...excluded.filter(one => removed?.includes(one) !== true)] }
}

/** What constraints want to be absent when their ends meet; undefined where there is more to be said. */
function together(rules: Rules, format: Format, body: readonly unknown[]): readonly string[] | undefined {
  const changes = new Map<string, Change>()
  for (let index = 0; index < body.length; index++) {
    const element = body[index] as Readonly<Record<string, unknown>>
    const op = format.op(element) as Op
    const target = rules.targets.quick(format.path(element, op) as string)?.target
    if (target === undefined || target.constraints.length === 0) continue
    const present = rules.meanings[format.id][op].effect === 'set'
    changes.set(target.attribute, { present, value: present ? element.value : undefined, index })
  }
  return excludedBy(rules, changes)
}
