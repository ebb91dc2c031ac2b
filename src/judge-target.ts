import { fails } from './broken.js'
import type { Target } from './checks/target.js'
import { catalog, type Finding } from './diagnostic.js'
import { add } from './findings.js'
import type { Format } from './formats/format.js'
import { isShallow } from './json.js'
import { judgeEffect } from './judge-effect.js'
import type { RawOperation } from './operation.js'
import { besideOthers } from './respelled.js'
import type { Answers } from './ruleset.js'
import { pathPointer, type Run } from './run.js'
import { isLate } from './stage.js'

type Raw = Readonly<Record<string, unknown>>

/** Judges an operation whose path leads to a target. */
export function judgeTarget(
  run: Run,
  format: Format,
  target: Target,
  wire: RawOperation,
  { isValueless, raw, index }: { readonly isValueless: boolean; readonly raw: Raw; readonly index: number },
): boolean {
  const { sink } = run
  const { check, refused, attribute } = target
  // An operation that strayed in from another format means what it will when it is written as the body's others.
  const meaning = run.meanings[wire.op]
  const sets = meaning.effect === 'set'
  if (!refused && (sets ? !check.set : !check.unset)) {
    fails(run, index, target)
    add(sink, forbidden(target, format, wire, sets, { raw, index }), index, check.answers)
    return true
  }
  judgeName(run, target, format, wire, index)
  if (refused) return true
  const all = sets && !isValueless ? explainValue(run, target, wire.value, index) : none
  const found = all.length > 0 && isDoubtful(target) ? all.map(unsure) : all
  const accepted = !isValueless && (found.length === 0 || acceptsValue(target, wire.value))
  if (sink === undefined && !accepted) return true
  for (const finding of found) if (finding.stage !== 'apply') tell(run, finding, attribute, index, check.answers)
  const meant = accepted ? wire.value : meantBy(wire.value, found, index)
  const refusedThen = judgeEffect(run, format, target, wire, meaning, index, meant)
  // What the server sees as it sets the value comes behind what it asks before.
  for (const finding of found) if (finding.stage === 'apply') add(sink, finding, index, check.answers)
  return refusedThen || !accepted
}

/** The value that is safely meant, in the place of one that is refused. */
function meantBy(value: unknown, found: readonly Finding[], index: number): unknown {
  const cure = found.find(({ suggestion }) => suggestion?.safe && suggestion.pointer === `/${index}/value`)
  return cure === undefined ? value : cure.suggestion?.replacement
}

/** Whether another attribute may be meant, which takes other values. */
const isDoubtful = ({ check, attribute }: Target): boolean =>
  check.complaints(attribute).some(complaint => complaint('').suggestion !== undefined)

const unsure = (finding: Finding): Finding =>
  finding.suggestion === undefined ? finding : { ...finding, suggestion: { ...finding.suggestion, safe: false } }

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
  sets: boolean,
  { raw, index }: { readonly raw: Raw; readonly index: number },
): Finding {
  const { advice, neutral } = check
  const pointer = pathPointer(format, wire, index)
  const params = advice === undefined ? { attribute } : { attribute, advice }
  if (sets) return { code: 'attribute-not-settable', pointer, params }
  if (neutral === undefined) return { code: 'attribute-not-removable', pointer, params }
  const written = format.write({ op: 'replace', path: String(wire.path), value: neutral })
  const replacement = isShallow(raw) ? besideOthers(written, raw, format, wire.op) : undefined
  const more = replacement === undefined ? {} : { suggestion: { pointer: `/${index}`, replacement, safe: false } }
  return { code: 'attribute-not-removable', pointer, params: { ...params, neutral }, ...more }
}
