import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rangesOf, textOf } from '../../src/cli/places.js'
import {
  type Context,
  compile,
  describe,
  type Report,
  type Ruleset,
  rulesets,
  type Validator,
} from '../../src/index.js'

/** Where the examples are: `x.json` is a body, byte for byte; `x.report` beside it says what is to be said of it. */
export const folder = import.meta.dirname

/** What a report file holds. The first two members are chosen by people, the others follow from them and the body. */
export interface Expectation {
  /** A built-in ruleset, or the file of one, from this folder. */
  readonly ruleset: string
  readonly context: Context
  readonly report: Report
  readonly messages: readonly string[]
  /** "line:column" of each diagnostic, as the command prints it; null where it has no place in the text. */
  readonly places: readonly (string | null)[]
}

/** The names of all files here that end so, from this folder, without that end. */
export const namesOf = (end: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(end))
    .map(name => name.slice(0, -end.length).replaceAll('\\', '/'))
    .sort()

export const bytesOf = (name: string): Uint8Array => readFileSync(join(folder, `${name}.json`))

export const readReport = (name: string): Expectation =>
  JSON.parse(readFileSync(join(folder, `${name}.report`), 'utf8')) as Expectation

/** What the engine says of an example. */
export function judged(name: string, { ruleset, context }: Pick<Expectation, 'ruleset' | 'context'>): Expectation {
  const bytes = bytesOf(name)
  const report = validatorOf(ruleset).validateText(bytes, context)
  const ranges = rangesOf(report.diagnostics, textOf(bytes), bytes)
  return {
    ruleset,
    context,
    report,
    messages: report.diagnostics.map(describe),
    places: ranges.map(range => (range === undefined ? null : `${range.start.line}:${range.start.column}`)),
  }
}

const validators = new Map<string, Validator>()

function validatorOf(ruleset: string): Validator {
  const known = validators.get(ruleset)
  if (known !== undefined) return known
  const validator = compile(
    Object.hasOwn(rulesets, ruleset)
      ? rulesets[ruleset as keyof typeof rulesets]
      : (JSON.parse(readFileSync(join(folder, ruleset), 'utf8')) as Ruleset),
  )
  validators.set(ruleset, validator)
  return validator
}
