import type {
  AttributeRule,
  Constraint,
  CustomRule,
  End,
  InnerRule,
  Ruleset,
  Source,
  ValueRule,
} from '../../src/ruleset.js'
import { documents } from '../../src/rulesets/documents.js'

const sentences = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(part => part !== undefined).join(' ')
const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
const types = (names: string | readonly string[]): string =>
  either([names].flat().map(name => (name === 'null' ? name : `${/^[aeio]/.test(name) ? 'an' : 'a'} ${name}`)))

/** What an attribute is: what a body may do to it, and where that is written. */
export const attributeWords = (attribute: string, rule: AttributeRule, { constraints }: Ruleset): string =>
  sentences(rule.advice, permitted(rule), ...company(attribute, constraints), ...origin(rule))

/** What an attribute is to a body that creates an image: its values, and where that is written. */
export const memberWords = (attribute: string, rule: AttributeRule, { constraints }: Ruleset): string =>
  sentences(
    rule.advice,
    rule.effects.includes('set') ? valueWords(rule) : 'Not to be set: the server does.',
    ...company(attribute, constraints),
    ...origin(rule),
  )

/** What the values of an attribute are like: what is enforced, and what is better. */
export const valueWords = ({ value = [] }: AttributeRule | CustomRule): string => ruleWords(value) || 'Any value.'

/** The custom attributes of a ruleset: their names. */
export const customWords = (rule: CustomRule): string =>
  sentences(
    'Any name that the documents do not have.',
    ...(rule.reserved ?? []).map(({ prefix }) => `Not ${JSON.stringify(prefix)} at its start.`),
    ruleWords(rule.name ?? []) || undefined,
    permitted(rule),
    ...origin(rule),
  )

const ruleWords = (rules: readonly ValueRule[]): string => {
  const said = (ofErrors: boolean): string => {
    const phrases = rules.filter(({ severity = 'error' }) => (severity === 'error') === ofErrors).flatMap(phrase)
    return [...new Set(phrases)].join('; ')
  }
  const [wants, better] = [said(true), said(false)]
  const readings = rules.flatMap(({ reading }) => (reading === undefined ? [] : [`Reading ${reading}.`]))
  return sentences(
    wants === '' ? undefined : `Wants ${wants}.`,
    better === '' ? undefined : `Better: ${better}.`,
    ...readings,
  )
}

/** What a rule wants, as a phrase. */
function phrase({
  description,
  type,
  enum: allowed,
  minLength,
  maxLength,
  minimum,
  maximum,
  items,
}: InnerRule): readonly string[] {
  if (description !== undefined) return [description]
  const inner = items === undefined ? [] : phrase(items)
  return [
    ...(type === undefined ? [] : [`${types(type)}${inner.length === 0 ? '' : ` (each item: ${inner.join(', ')})`}`]),
    ...(allowed === undefined ? [] : [`one of ${allowed.map(value => JSON.stringify(value)).join(', ')}`]),
    ...span(minLength, maxLength).map(text => `${text} characters`.replace(/ 1 characters/, ' 1 character')),
    ...span(minimum, maximum),
  ]
}

function span(low: number | undefined, high: number | undefined): readonly string[] {
  if (high === undefined) return low === undefined ? [] : [`at least ${low}`]
  return low === undefined ? [`at most ${high}`] : [`${low} to ${high}`]
}

function permitted({
  effects,
  presence,
}: {
  readonly effects: readonly string[]
  readonly presence?: 'always'
}): string {
  const [set, unset] = [effects.includes('set'), effects.includes('unset')]
  if (set && unset) return 'Can be set and removed.'
  if (set) return presence === 'always' ? 'Can be set, not removed: every image has it.' : 'Can be set, not removed.'
  return unset ? 'Can be removed, not set.' : 'Read-only.'
}

const named = (end: End): string => (typeof end === 'string' ? end : `${end.attribute} = ${JSON.stringify(end.equals)}`)
const speaksOf = (attribute: string) => (end: End) => (typeof end === 'string' ? end : end.attribute) === attribute

/** What constraints say of an attribute beside others, seen from either end; those that say the same in one sentence. */
function company(attribute: string, constraints: readonly Constraint[]): readonly string[] {
  const fellows = new Map<string, string[]>()
  for (const constraint of constraints) {
    const { attribute: subject, others } = constraint
    const isSubject = speaksOf(attribute)(subject)
    if (!isSubject && !others.some(speaksOf(attribute))) continue
    const relation = related(constraint, isSubject)
    const same = fellows.get(relation) ?? []
    fellows.set(relation, [...same, ...(isSubject ? others : [subject]).map(named)])
  }
  return [...fellows].map(([relation, names]) => `${relation} ${either([...new Set(names)])}.`)
}

function related({ kind, attribute, severity = 'error' }: Constraint, isSubject: boolean): string {
  const value = isSubject && typeof attribute !== 'string' ? `As ${JSON.stringify(attribute.equals)}: ` : ''
  const hard = severity === 'error'
  switch (kind) {
    case 'excludes':
      return `${value}${hard ? 'Cannot be' : 'Better not'} together with`
    case 'requires':
      return isSubject ? `${value}${hard ? 'Needs' : 'Better'} beside` : `${hard ? 'Needed' : 'Better there'} beside`
    case 'atMost':
      return isSubject ? 'Better not above' : 'Better not below'
  }
}

function origin({
  reading,
  sources,
}: {
  readonly reading?: string
  readonly sources?: readonly Source[]
}): readonly string[] {
  return [
    ...(reading === undefined ? [] : [`Reading ${reading}.`]),
    ...(sources === undefined ? [] : [`Sources: ${sources.join('; ')}.`]),
  ]
}

/** The documents that the sources below a ruleset name, by their titles. */
export function documentWords(ruleset: Ruleset): string {
  const text = JSON.stringify(ruleset, (key, value) => (key === 'reading' || key === 'advice' ? undefined : value))
  const cited = Object.entries(documents).filter(([id]) => new RegExp(`"${id}[" ]`).test(text))
  return `Sources: ${cited.map(([id, { title }]) => `${id} is ${title}`).join('; ')}.`
}
