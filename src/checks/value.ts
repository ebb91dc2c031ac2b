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
      for (const test of inTurn) {
        if (test.holds(value)) continue
        for (const finding of test.explain(value, attribute, pointer)) {
          const suggestion =
            finding.suggestion ?? respelled(value, pointer, test, other => test.holds(other) && accepts(other), clean)
          const { code, params } = finding
          const { severity, stage, answer } = test
          // Spelled out: a spread takes V8 longer than all else here. The members belong together by their code.
          const made =
            suggestion === undefined
              ? { code, pointer: finding.pointer, params, severity, stage, answer }
              : { code, pointer: finding.pointer, params, severity, stage, answer, suggestion }
          found.push(made as Finding)
        }
        if (test.stops && test.severity === 'error') break
      }
      const errors = found.filter(({ severity }) => severity === 'error')
      return errors.length === 0 ? found : found.filter(one => !isOldNews(one, errors))
    },
    inText: () => ({ taken: textual(values, errors), clean: textual(values, tests) }),
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

/**
 * The same value in another JSON type, where that one is accepted: `true` as `"true"`, `"512"` as `512`. Nothing else can be
 * meant where the server refuses the value, and takes only one of these; that cannot be said of a list of one, nor of a
 * fraction, which may have been written with more digits (22.10).
 */
function respelled(
  value: unknown,
  pointer: string,
  { stops, severity }: Test,
  accepts: (value: unknown) => boolean,
  clean: (value: unknown) => boolean,
): Suggestion | undefined {
  const candidates: Json[] = []
  const isFraction = Number.isFinite(value) && !Number.isInteger(value)
  if (typeof value === 'boolean' || Number.isSafeInteger(value) || isFraction) candidates.push(String(value))
  if (value === 'true' || value === 'false') candidates.push(value === 'true')
  if (typeof value === 'string') {
    if (/^-?(0|[1-9][0-9]{0,14})$/.test(value)) candidates.push(Number(value))
    if (stops) candidates.push([value])
  }
  const [replacement, another] = candidates.filter(accepts)
  if (replacement === undefined) return undefined
  const isOnly = another === undefined && clean(replacement)
  return { pointer, replacement, safe: severity === 'error' && isOnly && !isFraction && !Array.isArray(replacement) }
}
