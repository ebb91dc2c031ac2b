import {
  type Answer,
  type CatalogEntry,
  type Code,
  type Constraint,
  catalog,
  type Ruleset,
  rulesets,
  type Severity,
} from '../../index.js'
import { defaultSeverities } from '../config/defaults.js'
import { explanations } from './codes/index.js'
import type { AnyCode, AnyStage, CodeFacts, CommandCode } from './explanation.js'

/** Every code, by name. */
export const allCodes: readonly AnyCode[] = (Object.keys(explanations) as AnyCode[]).sort()

/** The severity that `lint` gives findings of a code when no config says otherwise. */
export function lintSeverity({ code, severity }: CodeFacts): Severity {
  const level = isOfCatalog(code) ? defaultSeverities[code] : undefined
  return level === undefined || level === 'off' ? severity : level
}

export const isCode = (name: string): name is AnyCode => Object.hasOwn(explanations, name)

export function codeFacts(code: AnyCode): CodeFacts {
  const { severity, stage, status }: OwnFacts = isOfCatalog(code) ? catalog[code] : commandFacts[code]
  return { code, severity, stage, ...(status === undefined ? {} : { status }), ...explanations[code] }
}

interface OwnFacts extends Pick<CatalogEntry, 'severity' | 'status'> {
  readonly stage: AnyStage
}

const commandFacts: Readonly<Record<CommandCode, OwnFacts>> = {
  'input-unreadable': { severity: 'error', stage: 'input' },
  'baseline-unused': { severity: 'warning', stage: 'baseline' },
}

const isOfCatalog = (code: AnyCode): code is Code => Object.hasOwn(catalog, code)

/** Whether a configuration can change the severity: `lint` must report the code, and go on. */
export const isAdjustable = ({ code, stage }: CodeFacts): boolean => isOfCatalog(code) && stage !== 'translate'

/** What the built-in endpoints answer to a code: "400", or who answers what; undefined: no server refuses it. */
export function answerWords({ code, status }: CodeFacts): string | undefined {
  if (status === undefined || !isOfCatalog(code)) return undefined
  const answered = new Map<string, string[]>()
  for (const { id, answers = {} } of Object.values<Ruleset>(rulesets).filter(ruleset => canHappen(code, ruleset))) {
    const words = answerText(answers[code] ?? { status })
    answered.set(words, [...(answered.get(words) ?? []), id])
  }
  const few = [...answered].sort(([, a], [, b]) => a.length - b.length)
  const most = few.pop()
  if (most === undefined || few.length === 0) return most?.[0] ?? `${status}`
  return [...few.map(([words, ids]) => `${words} (${ids.join(', ')})`), `${most[0]} (all others)`].join('; ')
}

const kinds: { readonly [C in Code]?: Constraint['kind'] } = {
  'constraint-excludes': 'excludes',
  'constraint-requires': 'requires',
}

/** Whether a ruleset has a constraint that refuses so; other codes can come of any. */
const canHappen = (code: Code, { constraints }: Ruleset): boolean =>
  kinds[code] === undefined ||
  constraints.some(({ kind, severity = 'error' }) => kind === kinds[code] && severity === 'error')

/** As "400 IMG.0105, presumed". */
export const answerText = ({ status, code, presumed }: Answer): string =>
  `${status}${code === undefined ? '' : ` ${code}`}${presumed ? ', presumed' : ''}`
