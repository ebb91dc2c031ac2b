import type { AttributeRule, CustomRule, InnerRule, PathReading, Ruleset, ValueRule } from '../../src/ruleset.js'
import type { Value } from '../reference-server.js'

/** One operation as a server has read it. */
export interface Step {
  readonly op: string
  readonly sets: boolean
  readonly name: string
  /** It is about the attribute as a whole, not about a position in it. */
  readonly whole: boolean
  readonly value: Value
  readonly rule: AttributeRule | CustomRule
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** What Python's `str.strip` takes away (P8), not what JavaScript's `trim` does. */
const blank = '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]'
const blanksAround = new RegExp(`^${blank}+|${blank}+$`, 'gu')

/** The names that a path leads through, or undefined for one that a server does not read (P3 to P8). */
function tokensOf(path: string, { leadingSlashes, whiteSpace }: PathReading = {}): string[] | undefined {
  if (!path.startsWith('/') || /~(?![01])/.test(path)) return undefined
  let rest = path.slice(1)
  if (leadingSlashes === 'dropped') {
    const isAdjacent = new RegExp(`/${blank}*/`, 'u').test(rest)
    if (isAdjacent || rest.endsWith('/') || rest.replace(blanksAround, '') === '/') return undefined
    rest = rest.replace(/^\//, '')
  }
  const tokens = rest.split('/').map(token => token.replace(/~1/g, '/').replace(/~0/g, '~'))
  return whiteSpace === 'trimmed' ? tokens.map(token => token.replace(blanksAround, '')) : tokens
}

/** The keywords that small rulesets use. */
function fits(rule: InnerRule, value: Value): boolean {
  const types = rule.type === undefined ? undefined : [rule.type].flat()
  const type =
    value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value
  if (types !== undefined && !types.some(each => each === type)) return false
  if (rule.enum !== undefined && !rule.enum.some(each => each === value)) return false
  if (rule.not?.enum.some(each => each === value) === true) return false
  if (typeof value === 'number' && value < (rule.minimum ?? value)) return false
  if (Array.isArray(value)) {
    const { items = {}, maxItems = value.length } = rule
    return value.length <= maxItems && value.every(each => fits(items, each))
  }
  if (!isText(value)) return true
  const length = [...value].length
  if (length < (rule.minLength ?? 0) || length > (rule.maxLength ?? length)) return false
  return rule.pattern === undefined || new RegExp(rule.pattern, 'u').test(value)
}

/** The answer to the first of the rules of one stage that a value does not fit; without a stage: those of the reading. */
export function objection(
  rules: readonly ValueRule[] | undefined,
  value: Value,
  stage: string | undefined,
): number | undefined {
  const broken = rules?.find(
    rule => rule.stage === stage && (rule.severity ?? 'error') === 'error' && !fits(rule, value),
  )
  return broken === undefined ? undefined : (broken.answer?.status ?? 400)
}

export const namesOf = (rule: AttributeRule | CustomRule): readonly ValueRule[] =>
  'name' in rule ? (rule.name ?? []) : []

/** Step 3 of "The order of everything": what an operation says, or the status of the first complaint. */
export function read(
  ruleset: Ruleset,
  { op, path, value }: { readonly op: string; readonly path: string; readonly value?: Value },
): Step | number {
  const tokens = tokensOf(path, ruleset.paths)
  if (tokens === undefined) return 400
  const [name = ''] = tokens
  const listed = new Map(Object.entries(ruleset.attributes)).get(name)
  const depth = { ...listed?.depth } as { readonly [op: string]: number }
  if (tokens.length !== (depth[op] ?? 1)) return 400
  const sets = op !== 'remove'
  if (sets && value === undefined) return 400
  const rule = listed ?? ruleset.otherwise
  if (rule === undefined) return 400
  if (rule.effects.length === 0) return 403
  const whole = tokens.length === 1
  const step: Step = { op, sets, name, whole, value: value ?? null, rule }
  // What cannot be set at all has no value to look at.
  if (!rule.effects.includes(sets ? 'set' : 'unset')) return step
  const misnamed = objection(namesOf(rule), name, undefined)
  if (misnamed !== undefined) return misnamed
  const unfit = sets ? objection(rule.value, whole ? step.value : [step.value], undefined) : undefined
  return unfit ?? step
}
