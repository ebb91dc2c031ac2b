import type { Finding } from '../diagnostic.js'
import type { PatchBody, PatchFormatId } from '../formats/format.js'
import { formats } from '../formats/index.js'
import { isObject, type Json, type JsonObject } from '../json.js'
import type { Op } from '../operation.js'
import type { Step } from './step.js'

/** Writes a body, step by step. */
export interface Writer {
  /** Answers an earlier step that the body then no longer says. */
  write(op: Op, path: string, step: Step): Step | undefined
  /** The body; what it cannot say is complained of. */
  end(complain: (finding: Finding, step: Step) => void): PatchBody<PatchFormatId>
  /** The steps that its elements say, or its members, in their order. */
  readonly steps: readonly Step[]
}

export const writerOf = (to: PatchFormatId): Writer => (to === 'merge-patch' ? objectWriter() : arrayWriter(to))

function arrayWriter(to: Exclude<PatchFormatId, 'merge-patch'>): Writer {
  // An element of RFC 6902 is spelled as one of v2.1.
  const format = formats[to === 'json-patch' ? 'v2.1' : to]
  const elements: JsonObject[] = []
  const steps: Step[] = []
  return {
    write(op, path, step) {
      const { effect } = step.operation
      elements.push(format.write({ op, path, value: effect.kind === 'set' ? effect.value : undefined }))
      steps.push(step)
      return undefined
    },
    end: () => elements,
    steps,
  }
}

/** Of several steps on one attribute, a merge patch says the last. */
function objectWriter(): Writer {
  const last = new Map<string, Step>()
  return {
    write(_op, _path, step) {
      const [attribute = ''] = step.operation.target
      const earlier = last.get(attribute)
      last.set(attribute, step)
      return earlier
    },
    end(complain) {
      const members: [string, Json][] = []
      for (const [attribute, step] of last) {
        const { operation, op } = step
        const value = operation.effect.kind === 'set' ? operation.effect.value : undefined
        const unsayable = unsayableIn(value)
        const finding = (reason: Unsayable): Finding => ({
          code: 'operation-untranslatable',
          pointer: '',
          params: { attribute, op, to: 'merge-patch', reason },
        })
        if (unsayable === undefined) members.push([attribute, value ?? null])
        else complain(finding(unsayable), step)
      }
      return Object.fromEntries(members)
    },
    get steps() {
      return [...last.values()]
    },
  }
}

type Unsayable = 'null' | 'object' | 'number'

/** Why a merge patch cannot set an attribute to a value. For a number that is not finite its text would have null. */
function unsayableIn(value: unknown): Unsayable | undefined {
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'number'
  return isObject(value) ? 'object' : undefined
}
