import type { Finding, Severity, Suggestion } from '../diagnostic.js'
import type { Json } from '../json.js'
import type { Answer, ValueRule } from '../ruleset.js'
import { isLate, type RuleStage, ruleStages } from '../stage.js'
import type { Keyword } from './keywords.js'
import { keywordsOf } from './nested.js'
import { type Passing, passingOf } from './passing.js'
import { all, listedIn, predicate, type Textual, textual } from './predicate.js'

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
  /** `accepts` and `clean` for the fast way. */
  readonly passing: { readonly accepted: Passing; readonly clean: Passing }
  /** What of this can be told of a value that is still text. */
  inText(): InText
}

/** The values that the server takes and keeps, and those of which nothing at all is found. */
export interface InText {
  readonly taken: Textual
  readonly clean: Textual
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
  const early = errors.filter(test => !isLate(test.stage))
  const values = listedIn(rules)
  const accepts = predicate(values, early)
  const clean = predicate(values, tests)
  return {
    accepts,
    keeps: late.length === 0 ? undefined : all(late),
    clean,
    passing: { accepted: passingOf(values, early, accepts), clean: passingOf(values, tests, clean) },
    explain(value, attribute, pointer) {
      const found: Finding[] = []
      let refuses = false
      for (const test of inTurn) {
        if (test.holds(value)) continue
        for (const finding of test.explain(value, attribute, pointer)) {
          const suggestion = finding.suggestion ?? respelled(value, pointer, test, accepts, clean)
          const { code, params } = finding
          const { severity, stage, answer } = test
          // Spelled out: a spread takes V8 longer than all else here. The members belong together by their code.
          const made =
            suggestion === undefined
              ? { code, pointer: finding.pointer, params, severity, stage, answer }
              : { code, pointer: finding.pointer, params, severity, stage, answer, suggestion }
          found.push(made as Finding)
          refuses ||= severity === 'error'
        }
        if (test.stops && test.severity === 'error') break
      }
      return refuses && found.length > 1 ? found.filter(one => !isOldNews(one, found)) : found
    },
    inText: () => ({ taken: textual(values, errors), clean: textual(values, tests) }),
  }
}

/**
 * How a value is better written is no news about one that will not do at all; nor is a narrower list, length or range than
 * the one that it is outside of.
 */
const isOldNews = ({ severity, code, pointer }: Finding, found: readonly Finding[]): boolean =>
  severity === 'info' ||
  (severity === 'warning' &&
    code !== 'value-pattern' &&
    found.some(one => one.severity === 'error' && one.code === code && one.pointer === pointer))

/**
 * The same value in another JSON type, where that one is accepted: `true` as `"true"`, `"512"` as `512`. Nothing else can be
 * meant where the server refuses the value, and takes only one of these; that cannot be said of a list of one, nor of a
 * fraction, which may have been written with more digits (22.10).
 */
function respelled(
  value: unknown,
  pointer: string,
  { stops, severity, holds }: Test,
  accepts: (value: unknown) => boolean,
  clean: (value: unknown) => boolean,
): Suggestion | undefined {
  let candidates: readonly Json[]
  let isFraction = false
  if (typeof value === 'string') candidates = ofText(value, stops)
  else {
    isFraction = Number.isFinite(value) && !Number.isInteger(value)
    if (typeof value !== 'boolean' && !Number.isSafeInteger(value) && !isFraction) return undefined
    candidates = [String(value)]
  }
  if (candidates.length === 0) return undefined
  const [replacement, another] = candidates.filter(other => holds(other) && accepts(other))
  if (replacement === undefined) return undefined
  const isOnly = another === undefined && clean(replacement)
  return { pointer, replacement, safe: severity === 'error' && isOnly && !isFraction && !Array.isArray(replacement) }
}

/** What a string may stand for, where a list of one only where its type will not do. */
function ofText(text: string, stops: true | undefined): readonly Json[] {
  const candidates: Json[] = []
  if (text === 'true' || text === 'false') candidates.push(text === 'true')
  if (text.length <= 16 && /^-?(0|[1-9][0-9]{0,14})$/.test(text)) candidates.push(Number(text))
  if (stops) candidates.push([text])
  return candidates
}
