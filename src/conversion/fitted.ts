import type { Validator } from '../compile.js'
import type { Code, Diagnostic, Finding } from '../diagnostic.js'
import type { FormatId } from '../formats/format.js'
import { formats } from '../formats/index.js'
import type { Op } from '../operation.js'
import { readPath } from '../path.js'
import { elementOf } from '../pointer.js'
import type { Image } from '../presence.js'
import { ruleOf } from '../rule-of.js'
import type { AttributeRule, Ruleset } from '../ruleset.js'
import { relocate } from './relocate.js'
import { sameJson, sameStored } from './same.js'
import { stepsSource } from './sources/images.js'
import { placesOf, type Step } from './step.js'

/** The steps that an endpoint lets the caller take. */
export interface Fitted {
  readonly steps: readonly Step[]
  /** What is to be said of those that it does not, or not so, by their index. */
  readonly findings: ReadonlyMap<number, Finding>
  /** What else it would refuse, each with the index of its step (-1: all of them). */
  readonly faults: readonly { readonly diagnostic: Diagnostic; readonly index: number }[]
}

/** What says that an attribute is not for this caller to change, at this endpoint, while the image is as it is. */
const closed: ReadonlySet<Code> = new Set<Code>([
  'attribute-read-only',
  'attribute-reserved',
  'attribute-unknown',
  'attribute-name',
  'attribute-not-settable',
  'attribute-not-removable',
  'path-depth',
  'role-required',
  'setting-required',
  'image-status',
  'value-fixed',
])

/** Leaves out what an endpoint does not let the caller change, by asking it until it has nothing more of that kind to say. */
export function fitted(wanted: readonly Step[], image: Image, validator: Validator, role: 'member' | 'admin'): Fitted {
  const taken: readonly string[] = Object.values(validator.ruleset.mediaTypes)
  const format: FormatId = taken.includes('v2.1') ? 'v2.1' : 'v2.0'
  /** By step: what is done instead may be shut, too. */
  const findings = new Map<number, Finding>()
  let steps = wanted.filter(step => {
    const cause = hopeless(step, validator.ruleset)
    if (cause !== undefined)
      findings.set(step.index, leftOut(attributeOf(step), step.path, cause, ruleFor(step, validator.ruleset)?.advice))
    return cause === undefined
  })
  for (;;) {
    const body = steps.map(step => spelled(step, format))
    const { diagnostics } = validator.validate(body, { image, format, role })
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    const shut = new Map<number, Diagnostic>()
    for (const error of errors) {
      const at = elementOf(error.pointer)
      if (at !== undefined && closed.has(error.code) && !shut.has(at)) shut.set(at, error)
    }
    if (shut.size === 0) {
      const placeOf = placesOf(steps, stepsSource(steps))
      const indexOf = ({ pointer }: Diagnostic): number => steps[elementOf(pointer) ?? -1]?.index ?? -1
      const faults = errors.map(error => ({ diagnostic: relocate(error, placeOf), index: indexOf(error) }))
      return { steps, findings, faults }
    }
    steps = steps.flatMap((step, at) => {
      const error = shut.get(at)
      if (error === undefined) return [step]
      const { finding, instead } = substitute(step, error, image, validator)
      if (finding !== undefined) findings.set(step.index, finding)
      return instead === undefined ? [] : [instead]
    })
  }
}

const spelled = ({ operation: { precondition, effect }, path }: Step, format: FormatId) => {
  const op: Op = effect.kind === 'unset' ? 'remove' : precondition === 'present' ? 'replace' : 'add'
  return formats[format].write({ op, path, value: effect.kind === 'set' ? effect.value : undefined })
}

interface Substitute {
  readonly finding?: Finding
  readonly instead?: Step
}

/** What is done instead of a step that cannot be taken: mostly nothing; what cannot be removed gets its neutral value. */
function substitute(step: Step, error: Diagnostic, image: Image, { ruleset }: Validator): Substitute {
  const { path: pointer, operation } = step
  const attribute = attributeOf(step)
  if (error.code === 'attribute-not-removable' && error.params.neutral !== undefined) {
    const { neutral } = error.params
    if (sameStored(image[attribute], neutral, ruleFor(step, ruleset)?.stored)) return {}
    const instead: Step = { ...step, op: 'set', operation: { ...operation, effect: { kind: 'set', value: neutral } } }
    return { finding: { code: 'attribute-reset', pointer, params: { attribute, neutral } }, instead }
  }
  return {
    finding: leftOut(attribute, pointer, error.code, 'advice' in error.params ? error.params.advice : undefined),
  }
}

const attributeOf = ({ operation }: Step): string => operation.target[0] ?? ''
const ruleFor = (step: Step, ruleset: Ruleset): AttributeRule | undefined => ruleOf(ruleset, attributeOf(step))

/** Why no body could do it, though the server would take one: it keeps nothing of it, or reads another name. */
function hopeless(step: Step, ruleset: Ruleset): 'stored' | 'path' | undefined {
  const { stored = 'as-set' } = ruleFor(step, ruleset) ?? {}
  if (stored !== 'as-set' && stored !== 'empty-as-null') return 'stored'
  return sameJson(readPath(step.path, ruleset.paths), step.operation.target) ? undefined : 'path'
}

/** Says of an attribute that no body could change it as is wanted. */
export function leftOut(attribute: string, pointer: string, cause: string, advice: string | undefined): Finding {
  // What a server makes itself differs in any two answers of it.
  const isServers = advice === undefined && (cause === 'attribute-read-only' || cause === 'attribute-reserved')
  const params = { attribute, cause, ...(advice === undefined ? {} : { advice }) }
  return { code: 'attribute-left-out', severity: isServers ? 'info' : 'warning', pointer, params }
}
