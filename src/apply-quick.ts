import type { CompiledConstraint } from './checks/constraint.js'
import { passes } from './checks/passing.js'
import type { Target } from './checks/target.js'
import type { Applied } from './compile.js'
import { detectFormat } from './decode.js'
import { byFormat, type Format } from './formats/format.js'
import { formats } from './formats/index.js'
import { imageAfter, type Outcome } from './image-after.js'
import { countMembers, isObject } from './json.js'
import { isOpen } from './open.js'
import type { Change, Image } from './presence.js'
import { unrefused } from './report.js'
import type { Request } from './request.js'
import type { Rules } from './rules.js'

/**
 * The fast way to what becomes of a known image: undefined where there is something to be said of the body, or where that takes
 * the way round, as for most bodies that touch an attribute twice. Who leaves it out loses speed and nothing else.
 */
export function quickApply(
  rules: Rules,
  body: unknown,
  { format, image, role, findings }: Request,
): Applied | undefined {
  try {
    if (!isObject(image) || findings.length > 0 || !Array.isArray(body)) return undefined
    const id = format ?? detectFormat(body)
    const outcomes = id === undefined ? undefined : outcomesOf(rules, byFormat(formats, id), body, image, role)
    const after = outcomes === undefined ? undefined : imageAfter(image, outcomes)
    return after === undefined ? undefined : { image: after, report: unrefused({ present: [], absent: [] }, id, []) }
  } catch {
    // A getter or a proxy that throws.
    return undefined
  }
}

/** What a body that touches no attribute twice makes of each; undefined where there is something to be said of it. */
function outcomesOf(
  rules: Rules,
  format: Format,
  body: readonly unknown[],
  image: Image,
  role: 'member' | 'admin',
): readonly Outcome[] | undefined {
  const { targets, ruleset } = rules
  const limit = ruleset.quota?.attributes
  if (body.length === 0 || (limit !== undefined && body.length + Object.keys(image).length > limit)) return undefined
  if (!isOpen(rules, image, role)) return undefined
  // How many members spell the op and the path.
  const spelling = format.opMember('add') === format.pathMember('add') ? 1 : 2
  const { add, replace, remove } = byFormat(rules.meanings, format.id)
  const outcomes: Outcome[] = []
  let bound: Bound[] | undefined
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
    // An attribute that is not kept has no place in the image that would show that it comes again.
    if (disputed || quick.target?.check.stored === 'not-at-all') return undefined
    const sets = effect === 'set'
    const { value } = element
    if (sets ? !quick.sets || value === undefined || !passes(quick.clean, value) : !quick.unsets || value !== undefined)
      return undefined
    if (countMembers(element) !== spelling + (sets ? 1 : 0)) return undefined
    const { target } = quick
    const attribute = target === undefined ? path.slice(1) : target.attribute
    const there = Object.hasOwn(image, attribute)
    if (!quick.quiet && (target !== undefined || !targets.unlisted.isQuiet(attribute))) return undefined
    if (precondition !== 'none' && (there || quick.always) !== (precondition === 'present')) return undefined
    if (target !== undefined && target.constraints.length > 0) {
      bound ??= []
      bound.push({ target, change: { present: sets, value, index } })
    }
    outcomes.push({ attribute, there, value, stored: target?.check.stored })
  }
  return bound === undefined || isInOrder(rules, bound, image) ? outcomes : undefined
}

/** A change of an attribute that constraints speak of. */
interface Bound {
  readonly target: Target
  readonly change: Change
}

/** Whether constraints find nothing in the image that is left. */
function isInOrder(rules: Rules, bound: readonly Bound[], image: Image): boolean {
  const constraints = new Set<CompiledConstraint>(bound.flatMap(({ target }) => target.constraints))
  const changes = new Map(bound.map(({ target, change }) => [target.attribute, change]))
  const { conflicts, needs } = rules.constraints.judge([...constraints], changes, image, false)
  return conflicts.length + needs.length === 0
}
