import type { Target } from './checks/target.js'
import type { Finding } from './diagnostic.js'
import type { Format } from './formats/format.js'
import { similarMember } from './formats/ops.js'
import { typeName } from './json.js'
import { judgeEffect } from './judge-effect.js'
import type { RawOperation } from './operation.js'
import { escapeToken } from './pointer.js'
import type { Collector } from './report.js'
import { pathPointer, type Run } from './run.js'

/** Judges one operation, as far as the body alone and then the image go; answers true when it is refused. */
export function judgeOperation(
  run: Run,
  format: Format,
  raw: Readonly<Record<string, unknown>>,
  wire: RawOperation,
  index: number,
): boolean {
  const { sink } = run
  const { op, path, value } = wire
  // An operation that strayed in from another format means what it will when it is written as the body's others.
  const meaning = run.rules.meanings[run.format.id][op]
  const sets = meaning.effect === 'set'
  const valueless = sets && value === undefined
  const similar = valueless && sink !== undefined ? similarMember(raw, 'value') : undefined
  if (sink !== undefined) complainOfMembers(sink, format, raw, wire, similar, index)
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
  if (valueless) {
    const params = similar === undefined ? { op } : { op, similar }
    sink?.add({ code: 'value-missing', pointer: `/${index}`, params }, index, check.answers)
  }
  const refused = check.refuses(attribute)
  if (!refused && (sets ? !check.set : !check.unset)) {
    sink?.add(forbidden(target, format, wire, path, sets, index), index, check.answers)
    return true
  }
  if (sink !== undefined) {
    for (const complaint of check.complaints(attribute))
      sink.add(complaint(pathPointer(format, wire, index)), index, check.answers)
  }
  if (refused) return true
  const accepted = !sets || (!valueless && check.value.accepts(value))
  if (sink === undefined) return !accepted || judgeEffect(run, format, target, wire, meaning, index)
  if (sets && !valueless && !check.value.clean(value)) {
    for (const finding of check.value.explain(value, attribute, `/${index}/value`))
      sink.add(finding, index, check.answers)
  }
  return judgeEffect(run, format, target, wire, meaning, index) || !accepted
}

/** An operation whose effect the attribute does not allow; a base attribute can be set to its default instead of removed. */
function forbidden(
  { attribute, check }: Target,
  format: Format,
  wire: RawOperation,
  path: string,
  sets: boolean,
  index: number,
): Finding {
  const { advice, neutral } = check
  const pointer = pathPointer(format, wire, index)
  const params = advice === undefined ? { attribute } : { attribute, advice }
  if (sets) return { code: 'attribute-not-settable', pointer, params }
  if (neutral === undefined) return { code: 'attribute-not-removable', pointer, params }
  const replacement = format.write({ op: 'replace', path, value: neutral })
  const suggestion = { pointer: `/${index}`, replacement, safe: false }
  return { code: 'attribute-not-removable', pointer, params: { ...params, neutral }, suggestion }
}

/** Members that the server does not read: it takes the body all the same, and does not do what they say. */
function complainOfMembers(
  sink: Collector,
  format: Format,
  raw: Readonly<Record<string, unknown>>,
  wire: RawOperation,
  misspelt: string | undefined,
  index: number,
): void {
  const opMember = format.opMember(wire.op)
  const pathMember = format.pathMember(wire.op)
  for (const member in raw) {
    if (member === opMember || member === pathMember || member === 'value' || member === misspelt) continue
    if (raw[member] === undefined) continue
    sink.add({ code: 'member-ignored', pointer: `/${index}/${escapeToken(member)}`, params: { member } }, index)
  }
  if (format.ops[wire.op].effect === 'unset' && wire.value !== undefined) {
    sink.add({ code: 'value-ignored', pointer: `/${index}/value`, params: { op: wire.op } }, index)
  }
}
