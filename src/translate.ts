import { bodyFault, decodeOperation, detectFormat, type SpelledOperation } from './decode.js'
import type { Diagnostic, Finding } from './diagnostic.js'
import { type Choice, chooseOp } from './encode.js'
import { add, type Findings, noFindings } from './findings.js'
import type { FormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import { indexesOf, type JsonObject } from './json.js'
import { type Change, presence } from './presence.js'
import { report } from './report.js'
import { compileMeanings, type Meanings } from './rules.js'
import type { Ruleset } from './ruleset.js'
import { glance } from './rulesets/glance.js'
import { checkOptions, type TranslateOptions } from './translate-options.js'

/** How a translation relates to its source: see `translate`; `mixed` has both weakened and strengthened operations. */
export type Outcome = 'exact' | 'weakened' | 'strengthened' | 'mixed' | 'untranslatable'

export interface Translation {
  /** The translated body; absent when it is untranslatable. */
  readonly body?: readonly JsonObject[]
  readonly outcome: Outcome
  /** What was lost, added or not understood; pointers lead into the source body. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Translates a body, which may be any JavaScript value, into a format. An exact translation acts like its source on every
 * image; a weakened one only fails less often, a strengthened one only more often, and a diagnostic says at which
 * operation. Values are carried over unjudged. Throws a TypeError for an option that cannot be.
 */
export function translate(body: unknown, options: TranslateOptions): Translation {
  checkOptions(options)
  const sink = noFindings({})
  const outcomes = new Set<Choice['outcome']>()
  const translated: JsonObject[] = []
  try {
    if (Array.isArray(body)) translateAll(body, options, sink, outcomes, translated)
    else add(sink, bodyFault(body), -1)
  } catch {
    // A getter or a proxy that throws: no JSON text ever makes such a body.
    add(sink, { code: 'body-unreadable', pointer: '', params: {} }, -1)
  }
  const { diagnostics, verdict } = report(sink, undefined)
  if (verdict === 'refused') return { outcome: 'untranslatable', diagnostics }
  const weakened = outcomes.has('weakened')
  const strengthened = outcomes.has('strengthened')
  const outcome = weakened && strengthened ? 'mixed' : weakened ? 'weakened' : strengthened ? 'strengthened' : 'exact'
  return { body: translated, outcome, diagnostics }
}

function translateAll(
  body: readonly unknown[],
  options: TranslateOptions,
  sink: Findings,
  outcomes: Set<Choice['outcome']>,
  translated: JsonObject[],
): void {
  const { to, ruleset = glance } = options
  const source = formats[options.from ?? detectFormat(body) ?? to]
  const meanings = compileMeanings(ruleset)
  const changes = new Map<string, Change>()
  for (const index of indexesOf(body)) {
    const operation = decodeOperation(body[index], source, index, ruleset.paths)
    if ('code' in operation) {
      add(sink, operation, index)
      continue
    }
    for (const finding of operation.unread) add(sink, finding, index)
    const choice = choose(operation, source.id, meanings, ruleset, options, changes)
    const finding = account(choice, operation, to, index)
    if (finding !== undefined) add(sink, finding, index)
    outcomes.add(choice.outcome)
    if (choice.outcome !== 'untranslatable')
      translated.push(formats[to].write({ op: choice.op, path: operation.path, value: operation.value }))
    changes.set(nameOf(operation), {
      present: meanings[source.id][operation.op].effect === 'set',
      value: operation.value,
      index,
    })
  }
}

const nameOf = ({ target, path }: SpelledOperation): string => (target.length === 1 ? (target[0] ?? '') : path)

function choose(
  operation: SpelledOperation,
  from: FormatId,
  meanings: Meanings,
  ruleset: Ruleset,
  { to, image, role = 'member', assume }: TranslateOptions,
  changes: ReadonlyMap<string, Change>,
): Choice {
  const { op, target } = operation
  // Deeper paths (/locations/0) name no attribute, and both formats treat them alike (glance G1, G2).
  if (target.length !== 1) return { outcome: 'exact', op }
  const attribute = nameOf(operation)
  const rule = Object.hasOwn(ruleset.attributes, attribute) ? ruleset.attributes[attribute] : undefined
  const present = presence(attribute, rule?.presence === 'always', changes, image)
  return chooseOp({ meanings, from, to, op, present, assume, demands: rule?.demands ?? [], role })
}

/** What is to be said of a choice; nothing of an exact one. */
function account(choice: Choice, operation: SpelledOperation, to: FormatId, index: number): Finding | undefined {
  const attribute = nameOf(operation)
  const { op } = operation
  const pointer = `/${index}`
  switch (choice.outcome) {
    case 'exact':
      return undefined
    case 'weakened':
      return { code: 'precondition-dropped', pointer, params: { attribute, from: op, to: choice.op } }
    case 'strengthened':
      return {
        code: 'precondition-added',
        pointer,
        params: { attribute, from: op, to: choice.op, assumed: choice.assumed },
      }
    case 'untranslatable':
      return { code: 'operation-untranslatable', pointer, params: { attribute, op, to, reason: choice.reason } }
  }
}
