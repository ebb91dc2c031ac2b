import type { CompiledConstraint } from './checks/constraint.js'
import type { Target } from './checks/target.js'
import { has, including, type Names } from './names.js'
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

/** The attributes that a body touches, in order, and which of the operations ask for them to be there. */
export interface Touched {
  readonly names: string[]
  readonly asking: boolean[]
  any: boolean
  readonly parts: Part[]
}

/** What constraints ask when no subject meets another end: known beforehand, but for some values. */
export function askAlone({ parts }: Touched, { absent }: Asked): boolean {
  for (const { target, present, value } of parts) {
    if (!present || target.lone === undefined) continue
    if (target.lone.unless.includes(value)) return false
    for (const other of target.lone.absent) if (!absent.includes(other)) absent.push(other)
  }
  return true
}

/** What they ask when some do; false where there is something to be said of it. */
export function askTogether(rules: Rules, { parts }: Touched, { absent }: Asked): boolean {
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

export function touch(touched: Touched, name: string, asks: boolean): void {
  touched.names.push(name)
  touched.asking.push(asks)
  if (asks) touched.any = true
}

/** An attribute must be there before the body when the first operation that touches it asks for it. */
export function gather({ names, asking }: Touched, asked: Asked): void {
  let seen: Names | undefined
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string
    const again = seen !== undefined && has(seen, name)
    if (asking[index] && !again) asked.present.push(name)
    if (!again) seen = including(seen, name)
  }
}
