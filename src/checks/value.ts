import type { Finding, Severity, Suggestion } from '../diagnostic.js'
import type { Json } from '../json.js'
import type { Answer, ValueRule } from '../ruleset.js'
import { isLate, type RuleStage, ruleStages } from '../stage.js'
import { type Ascii, anyString, asciiOf, bothOf } from './ascii.js'
import type { Keyword } from './keywords.js'
import { keywordsOf } from './nested.js'

/** The compiled value rules of an attribute. */
export interface ValueCheck {
  /** True when the server would take the value with its operation: nothing of severity error is found by then. */
  accepts(value: unknown): boolean
  /** True when it would take one that it accepts in the image that the body leaves, too; undefined: it would take any. */
  readonly keeps: ((value: unknown) => boolean) | undefined
  /** True when nothing at all is found. */
  clean(value: unknown): boolean
  /** The findings for a value: none exactly when it is clean. `pointer` is that of the value. */
  explain(value: unknown, attribute: string, pointer: string): readonly Finding[]
  /** What of this can be told of a value that is still text. */
  inText(): InText
}

/** The values that the server takes and keeps, and those of which nothing at all is found. */
export interface InText {
  readonly taken: Textual
  readonly clean: Textual
}

/** The values that pass, where they are listed; the strings that do, where that can be said of their characters. */
export interface Textual {
  readonly values: readonly Json[] | undefined
  readonly ascii: Ascii | undefined
}

interface Test extends Keyword {
  readonly severity: Severity
  readonly stage: RuleStage | undefined
  readonly answer: Answer | undefined
}

/** Compiles the value rules of an attribute, once. The rules have been checked: a pattern is a regular expression. */
export function compileValue(rules: readonly ValueRule[]): ValueCheck {
  const tests = rules.flatMap(rule =>
    keywordsOf(rule).map(
      (keyword): Test => ({
        ...keyword,
        severity: rule.severity ?? 'error',
        stage: rule.stage,
        answer: rule.answer,
      }),
    ),
  )
  // What stops a later look hides nothing from an earlier one.
  const turn = ({ stage }: Test): number => (stage === undefined ? -1 : ruleStages.indexOf(stage))
  const inTurn = [...tests].sort((a, b) => turn(a) - turn(b))
  const errors = tests.filter(test => test.severity === 'error')
  const late = errors.filter(test => isLate(test.stage))
  const accepts = predicate(
    rules,
    errors.filter(test => !isLate(test.stage)),
  )
  return {
    accepts,
    keeps: late.length === 0 ? undefined : all(late),
    clean: predicate(rules, tests),
    explain(value, attribute, pointer) {
      const found: Finding[] = []
      for (const test of inTurn) {
        if (test.holds(value)) continue
        for (const finding of test.explain(value, attribute, pointer)) {
          const suggestion = finding.suggestion ?? (test.stops ? respelled(value, pointer, accepts) : undefined)
          found.push({
            ...finding,
            severity: test.severity,
            ...(test.stage === undefined ? {} : { stage: test.stage }),
            ...(test.answer === undefined ? {} : { answer: test.answer }),
            ...(suggestion === undefined ? {} : { suggestion }),
          })
        }
        if (test.stops && test.severity === 'error') break
      }
      const errors = found.filter(({ severity }) => severity === 'error')
      return errors.length === 0 ? found : found.filter(one => !isOldNews(one, errors))
    },
    inText: () => ({ taken: textual(rules, errors), clean: textual(rules, tests) }),
  }
}

/**
 * How a value is better written is no news about one that will not do at all; nor is a narrower list, length or range than
 * the one that it is outside of.
 */
const isOldNews = ({ severity, code, pointer }: Finding, errors: readonly Finding[]): boolean =>
  severity === 'info' ||
  (severity === 'warning' &&
    code !== 'value-pattern' &&
    errors.some(error => error.code === code && error.pointer === pointer))

/** What a value must be to pass all tests. Where the values are listed, that is said by those of the list that pass them. */
function predicate(rules: readonly ValueRule[], tests: readonly Test[]): (value: unknown) => boolean {
  const passes = all(tests)
  const values = listedIn(rules)?.filter(passes)
  return values === undefined ? passes : oneOf(values)
}

/** The values of a list outside of which none is taken. */
const listedIn = (rules: readonly ValueRule[]): readonly Json[] | undefined =>
  rules.find(
    ({ enum: values, severity = 'error', stage }) => values !== undefined && severity === 'error' && !isLate(stage),
  )?.enum

function textual(rules: readonly ValueRule[], tests: readonly Test[]): Textual {
  const asked = tests.map(({ ascii, pattern }) => ascii ?? (pattern === undefined ? undefined : asciiOf(pattern)))
  const known = asked.filter(ascii => ascii !== undefined)
  return {
    values: listedIn(rules)?.filter(all(tests)),
    ascii: known.length < asked.length ? undefined : known.reduce(bothOf, anyString),
  }
}

function oneOf(values: readonly unknown[]): (value: unknown) => boolean {
  const [first, second] = values
  if (values.length === 1) return value => value === first
  if (values.length === 2) return value => value === first || value === second
  const set: ReadonlySet<unknown> = new Set(values)
  return value => set.has(value)
}

/** One predicate out of many; most attributes have one or two, which then cost no loop. */
function all(tests: readonly Test[]): (value: unknown) => boolean {
  const [first = always, second, ...rest] = merged(tests)
  if (second === undefined) return first
  return value => {
    if (!first(value) || !second(value)) return false
    for (let i = 0; i < rest.length; i++) if (!(rest[i] as typeof first)(value)) return false
    return true
  }
}

/** The predicates of tests. Patterns that are bound to the start are one expression: a call costs more than what it matches. */
function merged(tests: readonly Test[]): readonly Test['holds'][] {
  // Groups that capture have numbers and names, which would not be theirs any more.
  const isBound = ({ pattern }: Test): boolean =>
    pattern !== undefined && /^\^[^|]*$/.test(pattern) && !/\((?!\?[:=!])/.test(pattern)
  const bound = tests.filter(isBound)
  if (bound.length < 2) return tests.map(({ holds }) => holds)
  const expression = new RegExp(`^${bound.map(({ pattern }) => `(?=${pattern})`).join('')}`, 'u')
  const match = (value: unknown): boolean => typeof value !== 'string' || expression.test(value)
  return [...tests.filter(test => !isBound(test)).map(({ holds }) => holds), match]
}

const always = (): boolean => true

/** The same value in another JSON type, where that one is accepted: `true` as `"true"`, `"512"` as `512`. */
function respelled(value: unknown, pointer: string, accepts: (value: unknown) => boolean): Suggestion | undefined {
  const candidates: Json[] = []
  if (typeof value === 'boolean' || typeof value === 'number') candidates.push(String(value))
  if (value === 'true' || value === 'false') candidates.push(value === 'true')
  if (typeof value === 'string') {
    if (/^-?(0|[1-9][0-9]{0,14})$/.test(value)) candidates.push(Number(value))
    candidates.push([value])
  }
  const replacement = candidates.find(accepts)
  return replacement === undefined ? undefined : { pointer, replacement, safe: !Array.isArray(replacement) }
}
