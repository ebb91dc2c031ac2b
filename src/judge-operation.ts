import { fails } from './broken.js'
import type { Target } from './checks/target.js'
import { unreadMembers } from './decode.js'
import { catalog, type Finding } from './diagnostic.js'
import { add } from './findings.js'
import type { Format } from './formats/format.js'
import { similarMember } from './formats/ops.js'
import { typeName } from './json.js'
import { judgeEffect } from './judge-effect.js'
import type { RawOperation } from './operation.js'
import type { Answers } from './ruleset.js'
import { pathPointer, type Run } from './run.js'
import { isLate } from './stage.js'

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
  const { attribute, check, fault, odd, refused } = target
  if (fault !== undefined) {
    add(sink, fault(pathPointer(format, wire, index)), index)
    return true
  }
  const wants = check.depth?.[op] ?? 1
  if (target.depth !== wants) {
    const { advice } = check
    const params = { path, attribute, depth: target.depth, wants, ...(advice === undefined ? {} : { advice }) }
    add(sink, { code: 'path-depth', pointer: pathPointer(format, wire, index), params }, index)
    return true
  }
  if (odd !== undefined && sink !== undefined) add(sink, odd(pathPointer(format, wire, index)), index)
  if (valueless) {
    const params = similar === undefined ? { op } : { op, similar }
    add(sink, { code: 'value-missing', pointer: `/${index}`, params }, index, check.answers)
  }

  if (!refused && (sets ? !check.set : !check.unset)) {
    fails(run, index, target)
    add(sink, forbidden(target, format, wire, path, sets, index), index, check.answers)
    return true
  }
  judgeName(run, target, format, wire, index)
  if (refused) return true
  const found = sets && !valueless ? explainValue(run, target, value, index) : none
  const accepted = !valueless && (found.length === 0 || acceptsValue(target, value))
  if (sink === undefined && !accepted) return true
  for (const finding of found) if (finding.stage !== 'apply') tell(run, finding, target.attribute, index, check.answers)
  const refusedThen = judgeEffect(run, format, target, wire, meaning, index)
  // What the server sees as it sets the value comes behind what it asks before.
  for (const finding of found) if (finding.stage === 'apply') add(sink, finding, index, check.answers)
  return refusedThen || !accepted
}

const none: readonly Finding[] = []

/** Says what is to be said of a name, or keeps it for later. That it is refused is known by then. */
function judgeName(run: Run, { attribute, check }: Target, format: Format, wire: RawOperation, index: number): void {
  if (run.sink === undefined && check.keepsName?.(attribute) !== false) return
  const complaints = check.complaints(attribute)
  if (complaints.length === 0) return
  const pointer = pathPointer(format, wire, index)
  for (const complaint of complaints) tell(run, complaint(pointer), attribute, index, check.answers)
}

/** What stands one step below an attribute is judged as the only item of a list, as Glance does (glance G1). */
const wholeOf = ({ depth }: Target, value: unknown): unknown => (depth === 1 ? value : [value])

const acceptsValue = (target: Target, value: unknown): boolean => target.check.value.accepts(wholeOf(target, value))

/** All that is to be said of a value; without a sink only what refuses it. */
function explainValue({ sink }: Run, target: Target, value: unknown, index: number): readonly Finding[] {
  const { attribute, check, depth } = target
  const whole = wholeOf(target, value)
  const silent =
    sink === undefined ? check.value.accepts(whole) && check.value.keeps?.(whole) !== false : check.value.clean(whole)
  if (silent) return none
  const pointer = `/${index}/value`
  const found = check.value.explain(whole, attribute, pointer)
  if (depth === 1) return found
  return found.map(finding => ({ ...finding, pointer: pointer + finding.pointer.slice(`${pointer}/0`.length) }))
}

/** Adds a finding, or keeps it until the body is done where the server looks only then. */
function tell({ sink, late }: Run, finding: Finding, attribute: string, index: number, answers: Answers): void {
  const isError = (finding.severity ?? catalog[finding.code].severity) === 'error'
  const judge = (): boolean => {
    add(sink, finding, index, answers)
    return true
  }
  if (isError && isLate(finding.stage)) late.push({ attribute, index, judge })
  else judge()
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
