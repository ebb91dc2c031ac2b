import type { Diagnostic } from '../diagnostic.js'
import { add, type Findings, keep } from '../findings.js'
import { isKept, type Json, type JsonObject } from '../json.js'
import { type RulesetOption, validatorOf } from '../options.js'
import { elementOf } from '../pointer.js'
import type { TranslateOptions } from '../translate-options.js'
import type { Converted } from './convert.js'
import { relocate } from './relocate.js'
import { placesOf, type Source } from './step.js'

/**
 * Takes a body to another endpoint: its values as that one spells them (contradiction C07: the documents have memory as a
 * number and as digits), and a complaint of everything that it refuses.
 */
export function moveTo(
  endpoint: RulesetOption,
  converted: Converted,
  source: Source,
  { to, role = 'member' }: TranslateOptions,
  sink: Findings,
): Converted {
  if (to !== 'v2.0' && to !== 'v2.1') return converted
  const { steps } = converted
  const validator = validatorOf(endpoint)
  const context = { format: to, role }
  const elements = [...(converted.body as readonly JsonObject[])]
  const find = (body: readonly JsonObject[]): readonly Diagnostic[] => validator.validate(body, context).diagnostics
  for (const { pointer } of find(elements)) {
    const index = elementOf(pointer) ?? -1
    const element = elements[index]
    const step = steps[index]
    if (element === undefined || step === undefined || pointer !== `/${index}/value`) continue
    const better = respelled(element, find)
    if (better === undefined) continue
    elements[index] = better
    const { operation, value = operation } = source.place(step)
    const params = { attribute: step.operation.target[0] ?? '', from: element.value ?? null, to: better.value ?? null }
    add(sink, { code: 'value-respelled', pointer: value, params }, step.index)
  }
  const placeOf = placesOf(steps, source)
  for (const diagnostic of find(elements)) {
    if (diagnostic.severity !== 'error') continue
    keep(sink, relocate(diagnostic, placeOf), steps[elementOf(diagnostic.pointer) ?? -1]?.index ?? -1)
  }
  return { ...converted, body: elements }
}

/** The same element with its value spelled in another way, where the endpoint likes that better. */
function respelled(
  element: JsonObject,
  find: (body: readonly JsonObject[]) => readonly Diagnostic[],
): JsonObject | undefined {
  const value = otherSpelling(element.value)
  if (value === undefined) return undefined
  const better = { ...element, value }
  const fault = (body: JsonObject): number =>
    Math.max(0, ...find([body]).map(({ pointer, severity }) => (pointer === '/0/value' ? rank[severity] : 0)))
  return fault(better) < fault(element) ? better : undefined
}

const rank = { info: 1, warning: 2, error: 3 } as const

/** A number as its digits, a truth value as its word, and the other way round. Beyond 2^53 nobody knows the digits. */
function otherSpelling(value: Json | undefined): Json | undefined {
  if (typeof value === 'boolean' || (typeof value === 'number' && isKept(value))) return String(value)
  if (value === 'true' || value === 'false') return value === 'true'
  return typeof value === 'string' && /^(?:0|[1-9][0-9]{0,14})$/.test(value) ? Number(value) : undefined
}
