import type { FormatId } from '../../src/formats/format.js'
import type { AttributeRule, CustomRule, Ruleset } from '../../src/ruleset.js'
import { coexistence } from './coexistence.js'
import { elements, type Topic } from './elements.js'
import { closedPaths, exactly, isClosed, listedPaths, pathSchema, titleOf, together } from './paths.js'
import { all, among, compact, type JsonSchema, type Publication, publish } from './schema.js'
import { enforced, examples, valueSchema } from './value.js'
import { documentWords, valueWords } from './words.js'

/** The formats that an endpoint takes. */
export const formatsOf = ({ mediaTypes }: Ruleset): readonly FormatId[] =>
  [...new Set(Object.values(mediaTypes))].sort()

/** The bodies that one endpoint takes in one format: names, values and co-existence, as far as JSON Schema can say it. */
export function endpointSchema(ruleset: Ruleset, format: FormatId): Publication {
  const { id, title = id, endpoint, mediaTypes } = ruleset
  const types = Object.entries(mediaTypes).flatMap(([type, chosen]) => (chosen === format ? [type] : []))
  return publish(`${id}.${format}.schema.json`, {
    title: `${title}: image PATCH body, ${format}`,
    description: [
      `The body of ${endpoint ?? id}, as ${types.join(' or ')}.`,
      'What depends on the image, and an attribute that is changed twice, the schema cannot judge: image-patch can.',
      documentWords(ruleset),
    ].join(' '),
    type: 'array',
    items: { $ref: '#/$defs/operation' },
    ...all(coexistence(ruleset, elements[format])),
    $defs: {
      operation: elements[format].element({
        settable: { $ref: '#/$defs/settable' },
        removable: { $ref: '#/$defs/removable' },
        topics: topics(ruleset),
      }),
      settable: pathSchema(ruleset, 'set'),
      removable: pathSchema(ruleset, 'unset'),
      closed: closedPaths(ruleset),
    },
  })
}

/** What is said of values: of each attribute that can be set, and of custom ones. */
function topics(ruleset: Ruleset): readonly Topic[] {
  const listed = together(
    ruleset,
    rule => rule.effects.includes('set') && !isClosed(rule, ruleset),
    (attribute, rule) => ruledValue(titleOf(attribute, rule), rule),
  ).map(({ words, paths }) => ({ paths: unseen(exactly(paths)), value: words }))
  const { otherwise } = ruleset
  if (otherwise?.effects.includes('set') !== true) return listed
  const paths = { type: 'string', not: among(listedPaths(ruleset)) }
  return [...listed, { paths, value: ruledValue(otherwise.title ?? 'custom attribute', otherwise) }]
}

/** The same paths, but no editor completes what is named here: those that are offered have a list of their own. */
const unseen = (paths: JsonSchema): JsonSchema => ({ type: 'string', not: { not: paths } })

export const ruledValue = (title: string, rule: AttributeRule | CustomRule): JsonSchema => ({
  title,
  description: valueWords(rule),
  ...valueSchema(enforced(rule.value ?? [])),
  ...compact({ examples: examples(rule.value ?? []) }),
})
