import type { Target } from './checks/target.js'
import { unreadMembers } from './decode.js'
import type { Finding } from './diagnostic.js'
import { add, type Findings } from './findings.js'
import type { Format } from './formats/format.js'
import { similarMember } from './formats/ops.js'
import { typeName } from './json.js'
import { judgeEffect } from './judge-effect.js'
import type { RawOperation } from './operation.js'
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
  const meaning = run.meanings[op]
  const sets = meaning.effect === 'set'
  const valueless = sets && value === undefined
  const similar = valueless && sink !== undefined ? similarMember(raw, 'value') : undefined
  if (sink !== undefined)
    for (const finding of unreadMembers(raw, format, wire, similar, index)) add(sink, finding, index)
  if (typeof path !== 'string') {
    add(
      sink,
      { code: 'path-not-string', pointer: pathPointer(format, wire, index), params: { found: typeName(path) } },
      index,
    )
    return true
  }
  const target = run.rules.targets.of(path)
  const { check, fault, refused } = target
  if (fault !== undefined) {
    add(sink, fault(pathPointer(format, wire, index)), index)
    return true
  }
  if (valueless) {
    const params = similar === undefined ? { op } : { op, similar }
    add(sink, { code: 'value-missing', pointer: `/${index}`, params }, index, check.answers)
  }

  if (!refused && (sets ? !check.set : !check.unset)) {
    add(sink, forbidden(target, format, wire, path, sets, index), index, check.answers)
    return true
  }
  if (sink !== undefined) complainOfName(sink, target, format, wire, index)
  if (refused) return true
  if (sink === undefined) {
    if (sets && (valueless || !check.value.accepts(value))) return true
    return judgeEffect(run, format, target, wire, meaning, index)
  }
  const accepted = !sets || (!valueless && judgeValue(sink, target, value, index))
  return judgeEffect(run, format, target, wire, meaning, index) || !accepted
}

function complainOfName(
  sink: Findings,
  { attribute, check }: Target,
  format: Format,
  wire: RawOperation,
  index: number,
): void {
  const complaints = check.complaints(attribute)
  if (complaints.length === 0) return
  const pointer = pathPointer(format, wire, index)
  for (const complaint of complaints) add(sink, complaint(pointer), index, check.answers)
}

/** Judges the value with all that is to be said of it; answers true when the server takes it. */
function judgeValue(sink: Findings, { attribute, check }: Target, value: unknown, index: number): boolean {
  if (check.value.clean(value)) return true
  for (const finding of check.value.explain(value, attribute, `/${index}/value`))
    add(sink, finding, index, check.answers)
  return check.value.accepts(value)
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
