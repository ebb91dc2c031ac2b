import type { FormatId } from '../../src/formats/format.js'
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
  const listed = Object.entries(ruleset.attributes)
    .filter(([, { effects }]) => effects.includes(effect))
    .map(([attribute, rule]) => ({
      const: pathOf(attribute),
      title: titleOf(attribute, rule),
      description: attributeWords(attribute, rule, ruleset),
    }))
  const { otherwise } = ruleset
  const custom = otherwise?.effects.includes(effect) === true ? [customPaths(otherwise, listedPaths(ruleset))] : []
  return { type: 'string', allOf: [{ $ref: '#/$defs/readOnly' }], ...anyOf([...listed, ...custom]) }
}

function customPaths(rule: CustomRule, listed: readonly string[]): JsonSchema {
  const reserved = (rule.reserved ?? []).map(({ prefix }) => ({ pattern: prefixPattern(prefix) }))
  return {
    title: rule.title ?? 'custom attribute',
    description: customWords(rule),
    type: 'string',
    pattern: pathPattern,
    not: anyOf([among(listed), ...reserved]),
    ...compact({ allOf: orUndefined(enforced(rule.name ?? []).flatMap(nameSchema)) }),
  }
}

const orUndefined = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)

const titleOf = (attribute: string, { title }: AttributeRule): string =>
  title === undefined ? attribute : `${attribute}: ${title}`

/** What is said of values: of each attribute that can be set, and of custom ones. */
function topics(ruleset: Ruleset): readonly Topic[] {
  const listed = Object.entries(ruleset.attributes)
    .filter(([, { effects }]) => effects.includes('set'))
    .map(([attribute, rule]) => ({
      paths: { const: pathOf(attribute) },
      value: ruledValue(titleOf(attribute, rule), rule),
    }))
  const { otherwise } = ruleset
  if (otherwise?.effects.includes('set') !== true) return listed
  const paths = { not: among(listedPaths(ruleset)) }
  return [...listed, { paths, value: ruledValue(otherwise.title ?? 'custom attribute', otherwise) }]
}

const ruledValue = (title: string, rule: AttributeRule | CustomRule): JsonSchema => ({
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

/** What attributes are that no body can change, for who hovers over one; those of the same words together. */
function readOnly(ruleset: Ruleset): JsonSchema {
  const groups = new Map<string, Group>()
  for (const [attribute, rule] of Object.entries(ruleset.attributes)) {
    if (rule.effects.length > 0) continue
    const words = { title: rule.title ?? 'read-only attribute', description: attributeWords(attribute, rule, ruleset) }
    const key = JSON.stringify(words)
    const group: Group = groups.get(key) ?? { words, paths: [] }
    group.paths.push(pathOf(attribute))
    groups.set(key, group)
  }
  const notes = [...groups.values()].map(({ words, paths }) => ({
    if: { enum: paths },
    then: { ...words, readOnly: true },
  }))
  return compact({ allOf: orUndefined(notes) })
}
