import type { CompiledConstraint } from './checks/constraint.js'
import type { Target } from './checks/target.js'
import { byFormat, type Format } from './formats/format.js'
import { bitOf, isMet, keep, type Met } from './met.js'
import type { Change } from './presence.js'
import type { Rules } from './rules.js'

/** What a body without findings asks of an unknown image. */
export interface Asked {
  readonly present: string[]
  readonly absent: string[]
}

/** An operation on an attribute that takes part in constraints. */
interface Part extends Change {
  readonly target: Target
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
  const asked: Asked = { present: [], absent: [] }
  let parts: Part[] | undefined
  let bits = 0
  let touched: Met | undefined
  let subjects = 0
  let others = 0
  let met = false
  for (let index = 0; index < body.length; index++) {
    const element = body[index] as Readonly<Record<string, unknown>>
    if (typeof element !== 'object' || element === null) return undefined
    const op = format.op(element)
    if (op === undefined || Object.getPrototypeOf(element) !== Object.prototype) return undefined
    const path = format.path(element, op)
    const quick = typeof path === 'string' ? targets.quick(path) : undefined
    if (typeof path !== 'string' || quick === undefined) return undefined
    const { precondition, effect, disputed } = op === 'replace' ? replace : op === 'add' ? add : remove
    const sets = effect === 'set'
    if (disputed || (quick.always && precondition === 'absent')) return undefined
    if (sets) {
      const { value } = element
      if (!quick.sets || value === undefined || !quick.value.clean(value)) return undefined
    } else if (!quick.unsets) return undefined
    if (countMembers(element) !== spelling + (sets ? 1 : 0)) return undefined
    const { target, lone } = quick
    const name = target === undefined ? path.slice(1) : target.attribute
    if (!quick.quiet && (target !== undefined || !targets.unlisted.isQuiet(name))) return undefined
    if (target !== undefined && target.constraints.length > 0) {
      const { subject, other } = lone.bits
      // Those of the one kind meet those of the other kind; what was set before may be unset now.
      if ((subjects & other) !== 0 || (others & subject) !== 0) met = true
      if (!sets && ((subjects & subject) !== 0 || (others & other) !== 0)) met = true
      subjects |= subject
      others |= other
      parts ??= []
      parts.push({ target, present: sets, value: element.value, index })
    }
    if (quick.always) continue
    const bit = bitOf(path)
    if ((bits & bit) !== 0 && isMet(touched, body, format, path, index)) return undefined
    bits |= bit
    touched = keep(touched, body.length, path, index)
    if (precondition !== 'none') (precondition === 'present' ? asked.present : asked.absent).push(name)
  }
  if (parts === undefined) return asked
  return (met ? askTogether(rules, parts, asked) : askAlone(parts, asked)) ? asked : undefined
}

function countMembers(element: Readonly<Record<string, unknown>>): number {
  let count = 0
  for (const _ in element) count++
  return count
}

/** What constraints ask when no subject meets another end: known beforehand, but for some values. */
function askAlone(parts: readonly Part[], { absent }: Asked): boolean {
  for (const { target, present, value } of parts) {
    if (!present || target.lone === undefined) continue
    if (target.lone.unless.includes(value)) return false
    for (const other of target.lone.absent) if (!absent.includes(other)) absent.push(other)
  }
  return true
}

/** What they ask when some do; false where there is something to be said of it. */
function askTogether(rules: Rules, parts: readonly Part[], { absent }: Asked): boolean {
  const changes = new Map<string, Change>()
  const constraints: CompiledConstraint[] = []
  for (const part of parts) {
    changes.set(part.target.attribute, part)
    for (const constraint of part.target.constraints)
      if (!constraints.includes(constraint)) constraints.push(constraint)
  }
  const { conflicts, needs } = rules.constraints.judge(constraints, changes, undefined, false)
  for (const { attribute } of needs) absent.push(attribute)
  return conflicts.length === 0 && needs.every(({ present, equals }) => !present && equals === undefined)
}
