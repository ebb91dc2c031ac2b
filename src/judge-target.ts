import { fails } from './broken.js'
import type { Target } from './checks/target.js'
import { catalog, type Finding } from './diagnostic.js'
import { add, type Findings } from './findings.js'
import type { Format } from './formats/format.js'
import { isJson, type Json } from './json.js'
import { judgeEffect } from './judge-effect.js'
import type { RawOperation } from './operation.js'
import type { Complaint } from './path.js'
import { besideOthers } from './respelled.js'
import type { Answers } from './ruleset.js'
import { type Late, pathPointer, type Run } from './run.js'
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
  const complaints = sink === undefined && check.keepsName?.(attribute) !== false ? mute : check.complaints(attribute)
  if (complaints.length > 0) {
    const pointer = pathPointer(format, wire, index)
    for (const complaint of complaints) tell(run, complaint(pointer), attribute, index, check.answers)
  }
  if (refused) return true
  const all = sets && !isValueless ? explainValue(run, target, wire.value, index) : none
  const found = all.length > 0 && isDoubtful(complaints) ? all.map(unsure) : all
  const accepted =
    !isValueless && (found.length === 0 || (!found.some(refusesAtOnce) && acceptsValue(target, wire.value)))
  if (sink === undefined && !accepted) return true
  let isApplied = false
  for (const finding of found) {
    if (finding.stage === 'apply') isApplied = true
    else tell(run, finding, attribute, index, check.answers)
  }
  const meant = accepted ? wire.value : meantBy(wire.value, found, index)
  const refusedThen = judgeEffect(run, format, target, wire, meaning, index, meant)
  // What the server sees as it sets the value comes behind what it asks before.
  if (isApplied) for (const finding of found) if (finding.stage === 'apply') add(sink, finding, index, check.answers)
  return refusedThen || !accepted
}

/** The value that is safely meant, in the place of one that is refused. */
function meantBy(value: unknown, found: readonly Finding[], index: number): unknown {
  for (const { suggestion } of found)
    if (suggestion?.safe && suggestion.pointer === `/${index}/value`) return suggestion.replacement
  return value
}

const isError = ({ severity, code }: Finding): boolean => (severity ?? catalog[code].severity) === 'error'
const refusesAtOnce = (finding: Finding): boolean => isError(finding) && !isLate(finding.stage)

/** Whether another attribute may be meant, which takes other values. */
const isDoubtful = (complaints: readonly Complaint[]): boolean =>
  complaints.length > 0 && complaints.some(complaint => 'similar' in complaint('').params)

const unsure = (finding: Finding): Finding =>
  finding.suggestion === undefined ? finding : { ...finding, suggestion: { ...finding.suggestion, safe: false } }

const none: readonly Finding[] = []

const mute: readonly Complaint[] = []

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
  if (isLate(finding.stage) && isError(finding)) late.push(lateFinding(sink, finding, attribute, index, answers))
  else add(sink, finding, index, answers)
}

const lateFinding = (
  sink: Findings | undefined,
  finding: Finding,
  attribute: string,
  index: number,
  answers: Answers,
): Late => ({
  attribute,
  index,
  judge() {
    add(sink, finding, index, answers)
    return true
  },
})

/** An operation whose effect the attribute does not allow; a base attribute can be set to its default instead of removed. */
function forbidden(
  { attribute, check }: Target,
  format: Format,
  wire: RawOperation,
  sets: boolean,
  { raw, index }: { readonly raw: Raw; readonly index: number },
): Finding {
  const { advice } = check
  // A ruleset's own default is for nobody to change.
  const neutral = check.neutral === undefined ? undefined : (JSON.parse(JSON.stringify(check.neutral)) as Json)
  const pointer = pathPointer(format, wire, index)
  const params = advice === undefined ? { attribute } : { attribute, advice }
  if (sets) return { code: 'attribute-not-settable', pointer, params }
  if (neutral === undefined) return { code: 'attribute-not-removable', pointer, params }
  const written = format.write({ op: 'replace', path: String(wire.path), value: neutral })
  const replacement = isJson(raw) ? besideOthers(written, raw, format, wire.op) : undefined
  const code = 'attribute-not-removable'
  const more = advice === undefined ? { attribute, neutral } : { attribute, advice, neutral }
  return replacement === undefined
    ? { code, pointer, params: more }
    : { code, pointer, params: more, suggestion: { pointer: `/${index}`, replacement, safe: false } }
}
