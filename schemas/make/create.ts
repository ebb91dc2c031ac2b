import type { CustomRule, Ruleset } from '../../src/ruleset.js'
import { company } from './company.js'
import { ruledValue } from './endpoint.js'
import { beginning } from './name.js'
import { isClosed, titleOf } from './paths.js'
import { all, among, anyOf, type JsonSchema, type Publication, publish, refusing } from './schema.js'
import { enforced, valueSchema } from './value.js'
import { documentWords, memberRefusalWords, memberWords } from './words.js'

/** The bodies with which one endpoint creates images: names, values and co-existence, as far as JSON Schema can say it. */
export function createSchema(ruleset: Ruleset, mediaTypes: readonly string[]): Publication {
  const { id, title = id, endpoint = id, otherwise, attributes } = ruleset
  const listed = Object.entries(attributes).map(([attribute, rule]) => {
    const words = { title: titleOf(attribute, rule), description: memberWords(attribute, rule, ruleset) }
    const isOpen = rule.effects.includes('set') && !isClosed(rule, ruleset)
    return [
      attribute,
      isOpen
        ? { ...ruledValue(words.title, rule), ...words }
        : { ...words, readOnly: true, ...refusing(memberRefusalWords(rule, ruleset)), doNotSuggest: true },
    ] as const
  })
  const custom = otherwise?.effects.includes('set') === true ? otherwise : undefined
  return publish(`${id}.schema.json`, {
    title,
    description: `The body of ${endpoint}, as ${mediaTypes.join(' or ')}. ${documentWords(ruleset)}`,
    type: 'object',
    properties: Object.fromEntries(listed),
    ...(custom === undefined ? {} : { propertyNames: anyOf([among(Object.keys(attributes)), namesOf(custom)]) }),
    additionalProperties: custom === undefined ? false : ruledValue(custom.title ?? 'custom attribute', custom),
    ...all(company(ruleset)),
  })
}

/** The names that custom attributes may have. */
function namesOf({ name = [], reserved = [] }: CustomRule): JsonSchema {
  const prefixes = reserved.map(({ prefix }) => ({ pattern: beginning(prefix) }))
  return {
    ...valueSchema([{ type: 'string' }, ...enforced(name)]),
    ...(prefixes.length === 0 ? {} : { not: anyOf(prefixes) }),
  }
}
