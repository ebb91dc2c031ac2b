import { breaks } from '../../src/checks/attribute.js'
import { ruleWords } from '../../src/cli/explain/value-words.js'
import { white } from '../../src/path.js'
import type { AttributeRule, CustomRule, Ruleset } from '../../src/ruleset.js'
import { nameSchema, pathOf, pathPattern, pathWords, prefixPattern } from './name.js'
import { all, among, type JsonSchema, refusing } from './schema.js'
import { enforced } from './value.js'
import { attributeWords, customWords, refusalWords, wantsWords } from './words.js'

type Effect = 'set' | 'unset'
type Belongs = (rule: AttributeRule) => boolean

/** The paths that an effect is allowed on: an editor completes those that it is wise on, and says why others are refused. */
export function pathSchema(ruleset: Ruleset, effect: Effect): JsonSchema {
  const isOpen: Belongs = rule => rule.effects.includes(effect) && !isClosed(rule, ruleset)
  const isOffered: Belongs = rule => isOpen(rule) && rule.advice === undefined && rule.stored !== 'not-at-all'
  const noted = notes(ruleset, rule => !isClosed(rule, ruleset) && !isOffered(rule), isOpen)
  const offered = together(ruleset, isOffered, (attribute, rule) => words(attribute, rule, ruleset))
  return {
    type: 'string',
    allOf: [{ $ref: '#/$defs/closed' }, ...noted, { if: among(listedPaths(ruleset)), else: unlisted(ruleset, effect) }],
    // Refuses nothing: each path here stands for itself in completions, with what is said of it.
    anyOf: [...offered.map(({ words, paths }) => ({ ...exactly(paths), ...words })), {}],
  }
}

/** Refuses the attributes that no body can change, with words for who hovers over one. */
export const closedPaths = (ruleset: Ruleset): JsonSchema =>
  all(
    notes(
      ruleset,
      rule => isClosed(rule, ruleset),
      () => false,
    ),
  )

/** What is said of attributes that are not completed; those that are not allowed are refused. */
const notes = (ruleset: Ruleset, belongs: Belongs, isAllowed: Belongs): readonly JsonSchema[] =>
  together(ruleset, belongs, (attribute, rule) => ({
    ...words(attribute, rule, ruleset),
    ...(rule.effects.length === 0 ? { readOnly: true } : {}),
    ...(isAllowed(rule) ? {} : refusing(refusalWords(rule, ruleset))),
  })).map(({ words, paths }) => ({ if: { enum: paths }, then: words }))

/** Attributes that no body can change are told together where no more is known of them than that. */
const words = (attribute: string, rule: AttributeRule, ruleset: Ruleset): JsonSchema => ({
  title: isClosed(rule, ruleset) ? (rule.title ?? 'read-only attribute') : titleOf(attribute, rule),
  description: attributeWords(attribute, rule, ruleset),
})

/** The paths of attributes that the ruleset does not list. What is no path at all is told once. */
function unlisted(ruleset: Ruleset, effect: Effect): JsonSchema {
  const { otherwise } = ruleset
  const open = otherwise?.effects.includes(effect) === true ? otherwise : undefined
  const asPath = { if: { pattern: pathPattern }, else: refusing(pathWords) }
  if (open === undefined) {
    const done = effect === 'set' ? 'set' : 'removed'
    return { ...asPath, then: refusing(`No attribute of this name can be ${done} at this endpoint.`) }
  }
  const demands = nameDemands(open, ruleset)
  return {
    title: open.title ?? 'custom attribute',
    description: customWords(open),
    ...asPath,
    then: all(demands),
  }
}

function nameDemands({ reserved = [], name = [] }: CustomRule, { paths }: Ruleset): readonly JsonSchema[] {
  const edges = { not: { pattern: `^/${white}|${white}$` }, errorMessage: 'A name has no white space around it here.' }
  return [
    ...reserved.map(({ prefix }) => ({
      not: { pattern: prefixPattern(prefix) },
      errorMessage: `A name of yours cannot begin with ${JSON.stringify(prefix)}.`,
    })),
    ...(paths?.whiteSpace === 'trimmed' ? [edges] : []),
    ...enforced(name).flatMap(rule =>
      nameSchema(rule).map(schema => ({ ...schema, errorMessage: wantsWords('A name wants', ruleWords(rule)) })),
    ),
  ]
}

export const listedPaths = ({ attributes }: Ruleset): readonly string[] => Object.keys(attributes).map(pathOf)

/** What the server does not keep has no name of its own. */
export const titleOf = (attribute: string, { title = attribute, stored }: AttributeRule): string =>
  title === attribute || stored === 'not-at-all' ? title : `${attribute}: ${title}`

export const exactly = (paths: readonly string[]): JsonSchema => {
  const [path, ...more] = paths
  return more.length === 0 && path !== undefined ? { const: path } : among(paths)
}

/** No body can change it: it is read-only, the deployment has not switched it on, or the server fails at it. */
export const isClosed = ({ effects, stored, demands = [] }: AttributeRule, { settings = [] }: Ruleset): boolean =>
  effects.length === 0 ||
  breaks(stored) ||
  demands.some(({ setting }) => setting !== undefined && !settings.includes(setting))

/** Paths of which the same is to be said. */
interface Group {
  readonly words: JsonSchema
  readonly paths: string[]
}

/** The paths of some attributes, those of which the same is to be said together. */
export function together(
  { attributes }: Ruleset,
  belongs: Belongs,
  say: (attribute: string, rule: AttributeRule) => JsonSchema,
): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const [attribute, rule] of Object.entries(attributes)) {
    if (!belongs(rule)) continue
    const words = say(attribute, rule)
    const key = JSON.stringify(words)
    const group: Group = groups.get(key) ?? { words, paths: [] }
    group.paths.push(pathOf(attribute))
    groups.set(key, group)
  }
  return [...groups.values()]
}
