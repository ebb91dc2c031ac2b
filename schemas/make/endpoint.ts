import { breaks } from '../../src/checks/attribute.js'
import type { FormatId } from '../../src/formats/format.js'
import { white } from '../../src/path.js'
import type { AttributeRule, CustomRule, Ruleset } from '../../src/ruleset.js'
import { coexistence } from './coexistence.js'
import { elements, type Topic } from './elements.js'
import { nameSchema, pathOf, pathPattern, prefixPattern } from './name.js'
import { among, anyOf, compact, type JsonSchema, type Publication, publish } from './schema.js'
import { enforced, examples, valueSchema } from './value.js'
import { attributeWords, customWords, documentWords, valueWords } from './words.js'

/** The formats that an endpoint takes. */
export const formatsOf = ({ mediaTypes }: Ruleset): readonly FormatId[] =>
  [...new Set(Object.values(mediaTypes))].sort()

/** The bodies that one endpoint takes in one format: names, values and co-existence, as far as JSON Schema can say it. */
export function endpointSchema(ruleset: Ruleset, format: FormatId): Publication {
  const { id, title = id, endpoint, mediaTypes } = ruleset
  const types = Object.entries(mediaTypes).flatMap(([type, chosen]) => (chosen === format ? [type] : []))
  const refused = coexistence(ruleset, elements[format])
  return publish(`${id}.${format}.schema.json`, {
    title: `${title}: image PATCH body, ${format}`,
    description: [
      `The body of ${endpoint ?? id}, as ${types.join(' or ')}.`,
      'What depends on the image, and an attribute that is changed twice, the schema cannot judge: image-patch can.',
      documentWords(ruleset),
    ].join(' '),
    type: 'array',
    items: { $ref: '#/$defs/operation' },
    ...(refused.length === 0 ? {} : { allOf: refused }),
    $defs: {
      operation: elements[format].element({
        settable: { $ref: '#/$defs/settable' },
        removable: { $ref: '#/$defs/removable' },
        topics: topics(ruleset),
      }),
      settable: pathSchema(ruleset, 'set'),
      removable: pathSchema(ruleset, 'unset'),
      readOnly: readOnly(ruleset),
    },
  })
}

const listedPaths = ({ attributes }: Ruleset): readonly string[] => Object.keys(attributes).map(pathOf)

/** The paths that an effect is allowed on, one by one for completion, and those of custom attributes. */
function pathSchema(ruleset: Ruleset, effect: 'set' | 'unset'): JsonSchema {
  const listed = together(
    ruleset,
    rule => rule.effects.includes(effect) && !isClosed(rule, ruleset),
    (attribute, rule) => ({
      title: titleOf(attribute, rule),
      description: attributeWords(attribute, rule, ruleset),
    }),
  ).map(({ words, paths }) => ({ ...exactly(paths), ...words }))
  const { otherwise } = ruleset
  const custom = otherwise?.effects.includes(effect) === true ? [customPaths(otherwise, ruleset)] : []
  return { type: 'string', allOf: [{ $ref: '#/$defs/readOnly' }], ...anyOf([...listed, ...custom]) }
}

function customPaths(rule: CustomRule, ruleset: Ruleset): JsonSchema {
  const edges = ruleset.paths?.whiteSpace === 'trimmed' ? [{ pattern: `^/${white}|${white}$` }] : []
  const reserved = (rule.reserved ?? []).map(({ prefix }) => ({ pattern: prefixPattern(prefix) }))
  return {
    title: rule.title ?? 'custom attribute',
    description: customWords(rule),
    type: 'string',
    pattern: pathPattern,
    not: anyOf([among(listedPaths(ruleset)), ...reserved, ...edges]),
    ...compact({ allOf: orUndefined(enforced(rule.name ?? []).flatMap(nameSchema)) }),
  }
}

export const orUndefined = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)

/** What the server does not keep has no name of its own. */
export const titleOf = (attribute: string, { title = attribute, stored }: AttributeRule): string =>
  title === attribute || stored === 'not-at-all' ? title : `${attribute}: ${title}`

const exactly = (paths: readonly string[]): JsonSchema => {
  const [path, ...more] = paths
  return more.length === 0 && path !== undefined ? { const: path } : among(paths)
}

/** What is said of values: of each attribute that can be set, and of custom ones. */
function topics(ruleset: Ruleset): readonly Topic[] {
  const listed = together(
    ruleset,
    rule => rule.effects.includes('set') && !isClosed(rule, ruleset),
    (attribute, rule) => ruledValue(titleOf(attribute, rule), rule),
  ).map(({ words, paths }) => ({ paths: exactly(paths), value: words }))
  const { otherwise } = ruleset
  if (otherwise?.effects.includes('set') !== true) return listed
  const paths = { not: among(listedPaths(ruleset)) }
  return [...listed, { paths, value: ruledValue(otherwise.title ?? 'custom attribute', otherwise) }]
}

export const ruledValue = (title: string, rule: AttributeRule | CustomRule): JsonSchema => ({
  title,
  description: valueWords(rule),
  ...valueSchema(enforced(rule.value ?? [])),
  ...compact({ examples: examples(rule.value ?? []) }),
})

/** Paths of which the same is to be said. */
interface Group {
  readonly words: JsonSchema
  readonly paths: string[]
}

/** No body can change it: it is read-only, the deployment has not switched it on, or the server fails at it. */
export const isClosed = ({ effects, stored, demands = [] }: AttributeRule, { settings = [] }: Ruleset): boolean =>
  effects.length === 0 ||
  breaks(stored) ||
  demands.some(({ setting }) => setting !== undefined && !settings.includes(setting))

/** The paths of some attributes, those of which the same is to be said together. */
function together(
  { attributes }: Ruleset,
  belongs: (rule: AttributeRule) => boolean,
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

/** What attributes are that no body can change, for who hovers over one. */
function readOnly(ruleset: Ruleset): JsonSchema {
  const words = (attribute: string, rule: AttributeRule): JsonSchema => ({
    title: rule.title ?? 'read-only attribute',
    description: attributeWords(attribute, rule, ruleset),
  })
  const notes = together(ruleset, rule => isClosed(rule, ruleset), words).map(({ words, paths }) => ({
    if: { enum: paths },
    then: { ...words, readOnly: true },
  }))
  return compact({ allOf: orUndefined(notes) })
}
