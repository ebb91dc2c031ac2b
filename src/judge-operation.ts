import type { Target } from './checks/target.js'
import type { Format } from './formats/format.js'
import { typeName } from './json.js'
import { judgeEffect } from './judge-effect.js'
import type { RawOperation } from './operation.js'
import { escapeToken } from './pointer.js'
import type { Collector } from './report.js'
import { pathPointer, type Run } from './run.js'

/** Judges one operation, as far as the body alone and then the image go; answers true when it is refused. */
export function judgeOperation(run: Run, format: Format, wire: RawOperation, index: number): boolean {
  const { sink } = run
  const { op, path, value } = wire
  const meaning = run.rules.meanings[format.id][op]
  const sets = meaning.effect === 'set'
  if (typeof path !== 'string') {
    sink?.add(
      { code: 'path-not-string', pointer: pathPointer(format, wire, index), params: { found: typeName(path) } },
      index,
    )
    return true
  }
  const target = run.rules.targets(path)
  const { attribute, check, fault } = target
  if (fault !== undefined) {
    sink?.add(fault(pathPointer(format, wire, index)), index)
    return true
  }
  const valueless = sets && value === undefined
  if (valueless) sink?.add({ code: 'value-missing', pointer: `/${index}`, params: { op } }, index, check.answers)
  if (sink !== undefined) complainOfName(sink, target, format, wire, index)
  if (check.refuses(attribute)) return true
  if (sets ? !check.set : !check.unset) {
    const code = sets ? 'attribute-not-settable' : 'attribute-not-removable'
    const params = { attribute, ...(check.advice === undefined ? {} : { advice: check.advice }) }
    sink?.add({ code, pointer: pathPointer(format, wire, index), params }, index, check.answers)
    return true
  }
  const accepted = !sets || (!valueless && check.value.accepts(value))
  if (sink === undefined) return !accepted || judgeEffect(run, format, target, wire, meaning, index)
  if (sets && !valueless && !check.value.clean(value)) {
    for (const finding of check.value.explain(value, attribute, `/${index}/value`))
      sink.add(finding, index, check.answers)
  }
  return judgeEffect(run, format, target, wire, meaning, index) || !accepted
}

function complainOfName(
  sink: Collector,
  { attribute, check }: Target,
  format: Format,
  wire: RawOperation,
  index: number,
): void {
  for (const complaint of check.complaints(attribute))
    sink.add(complaint(pathPointer(format, wire, index)), index, check.answers)
}

/** Members that the server does not read: it takes the body all the same, and does not do what they say. */
export function complainOfMembers(
  sink: Collector,
  format: Format,
  raw: Readonly<Record<string, unknown>>,
  wire: RawOperation,
  index: number,
): void {
  const opMember = format.opMember(wire.op)
  const pathMember = format.pathMember(wire.op)
  for (const member in raw) {
    if (member === opMember || member === pathMember || member === 'value' || raw[member] === undefined) continue
    sink.add({ code: 'member-ignored', pointer: `/${index}/${escapeToken(member)}`, params: { member } }, index)
  }
  if (format.ops[wire.op].effect === 'unset' && wire.value !== undefined) {
    sink.add({ code: 'value-ignored', pointer: `/${index}/value`, params: { op: wire.op } }, index)
  }
}
