import type { Target } from './checks/target.js'
import type { Format } from './formats/format.js'
import type { RawOperation } from './operation.js'
import type { Rules } from './rules.js'

/** What a body without findings asks of an unknown image. */
export interface Asked {
  readonly present: string[]
  readonly absent: string[]
}

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
  const touched: Touched | undefined = asked === undefined ? undefined : { names: [], asking: [], any: false }
  let subjects = 0
  let others = 0
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
      if ((subjects & bits.other) !== 0 || (others & bits.subject) !== 0) return undefined
      // What was set before may be unset now: then it asks for nothing any more.
      if (effect === 'unset' && ((subjects & bits.subject) !== 0 || (others & bits.other) !== 0)) return undefined
      subjects |= bits.subject
      others |= bits.other
    }
    if (asked === undefined || touched === undefined) continue
    if (disputed || !isQuiet(target, format, raw, wire)) return undefined
    if (effect === 'set' && lone.absent.length > 0) {
      if (lone.unless.includes(wire.value)) return undefined
      for (const other of lone.absent) if (!asked.absent.includes(other)) asked.absent.push(other)
    }
    if (!check.always) touch(touched, attribute, precondition === 'present')
  }
  if (asked !== undefined && touched?.any) gather(touched, asked)
  return true
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

/** The attributes that a body touches, in order, and which of the operations ask for them to be there. */
interface Touched {
  readonly names: string[]
  readonly asking: boolean[]
  any: boolean
}

function touch(touched: Touched, name: string, asks: boolean): void {
  touched.names.push(name)
  touched.asking.push(asks)
  if (asks) touched.any = true
}

const few = 16

/** Names: a list while they are few, since a set would hash each of them; and one bit for each length that they have. */
interface Names {
  lengths: number
  readonly list: string[]
  set: Set<string> | undefined
}

function has({ lengths, list, set }: Names, name: string): boolean {
  if ((lengths & (1 << (name.length & 31))) === 0) return false
  return set === undefined ? list.includes(name) : set.has(name)
}

function including(names: Names | undefined, name: string): Names {
  const all = names ?? { lengths: 0, list: [], set: undefined }
  all.lengths |= 1 << (name.length & 31)
  if (all.set !== undefined) all.set.add(name)
  else if (all.list.push(name) > few) all.set = new Set(all.list)
  return all
}

/** An attribute must be there before the body when the first operation that touches it asks for it. */
function gather({ names, asking }: Touched, asked: Asked): void {
  let seen: Names | undefined
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string
    const again = seen !== undefined && has(seen, name)
    if (asking[index] && !again) asked.present.push(name)
    if (!again) seen = including(seen, name)
  }
}
