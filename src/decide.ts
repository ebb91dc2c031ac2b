import { type Asked, askAlone, askTogether, gather, type Touched, touch } from './asked.js'
import type { Target } from './checks/target.js'
import type { Format } from './formats/format.js'
import { has, including, type Names } from './names.js'
import type { RawOperation } from './operation.js'
import type { Rules } from './rules.js'

/**
 * The fast way to an answer: a room with one door, `judge` being the way round it. It knows the bodies that are nearly all
 * there are, in which no operation disturbs another one: nothing is added that must be absent, nothing that was removed is
 * touched again, the subject of no constraint meets another end of it, none makes demands. It makes nothing that is not needed.
 *
 * Answers what `judge` would without an image: true when the server takes the body, on some image at least, false when it
 * refuses it; undefined when it is not sure. Given `asked`, it answers true only where there is nothing to be said of the
 * body, and gathers the conditions; else undefined.
 */
export function decide(
  rules: Rules,
  format: Format,
  body: readonly unknown[],
  asked: Asked | undefined,
): boolean | undefined {
  if (body.length === 0) return undefined
  const meanings = rules.meanings[format.id]
  const no = asked === undefined ? false : undefined
  const touched: Touched | undefined =
    asked === undefined ? undefined : { names: [], asking: [], any: false, parts: [] }
  let subjects = 0
  let others = 0
  let met = false
  let removed: Names | undefined
  for (let index = 0; index < body.length; index++) {
    const element = body[index]
    if (typeof element !== 'object' || element === null || Object.getPrototypeOf(element) !== Object.prototype)
      return undefined
    const raw = element as Readonly<Record<string, unknown>>
    const wire = format.read(raw)
    if (wire === undefined || typeof wire.path !== 'string') return no
    const { precondition, effect, disputed } = meanings[wire.op]
    if (precondition === 'absent') return undefined
    const target = rules.targets(wire.path)
    const { attribute, check, lone } = target
    if (target.refused) return no
    if (lone === undefined) return undefined
    if (effect === 'unset') {
      if (!check.unset || (asked !== undefined && wire.value !== undefined)) return no
    } else {
      if (!check.set || wire.value === undefined) return no
      if (asked === undefined ? !check.value.accepts(wire.value) : !check.value.clean(wire.value)) return no
    }
    if (removed !== undefined && precondition === 'present' && has(removed, attribute)) return undefined
    if (effect === 'unset') removed = including(removed, attribute)
    const bits = asked === undefined ? lone.hard : lone.bits
    if (asked !== undefined || effect === 'set') {
      const meets = (subjects & bits.other) !== 0 || (others & bits.subject) !== 0
      // What was set before may be unset now: then it asks for nothing any more.
      const undoes = effect === 'unset' && ((subjects & bits.subject) !== 0 || (others & bits.other) !== 0)
      if (meets || undoes) {
        if (asked === undefined) return undefined
        met = true
      }
      subjects |= bits.subject
      others |= bits.other
    }
    if (touched === undefined) continue
    if (disputed || !isQuiet(target, format, raw, wire)) return undefined
    if (target.constraints.length > 0)
      touched.parts.push({ target, present: effect === 'set', value: wire.value, index })
    if (!check.always) touch(touched, attribute, precondition === 'present')
  }
  if (asked === undefined || touched === undefined) return true
  if (touched.any) gather(touched, asked)
  return (met ? askTogether(rules, touched, asked) : askAlone(touched, asked)) ? true : undefined
}

/** True when there is nothing to be said of the members of an element, nor of the name that it changes. */
function isQuiet(
  { attribute, check }: Target,
  format: Format,
  raw: Readonly<Record<string, unknown>>,
  { op }: RawOperation,
): boolean {
  const opMember = format.opMember(op)
  const pathMember = format.pathMember(op)
  for (const member in raw) if (member !== opMember && member !== pathMember && member !== 'value') return false
  return check.complaints(attribute).length === 0
}
