import { fileURLToPath } from 'node:url'
import { defaultSeverities } from '../../src/cli/config/defaults.js'
import { rulesetIds } from '../../src/cli/ruleset.js'
import { type CatalogEntry, type Code, catalog } from '../../src/index.js'
import { rulesetPublication } from './ruleset.js'
import { compact, type JsonSchema, type Publication, publish } from './schema.js'
import { interfaceSchema } from './type.js'

/**
 * What a config file of the command holds: the members as its TypeScript declarations say, a ruleset as its own schema says.
 * All is in one document, since not every editor follows a reference out of it.
 */
export function configPublication(): Publication {
  const file = fileURLToPath(new URL('../../src/cli/config/config.ts', import.meta.url))
  const { schema, $defs } = interfaceSchema(file, 'Config')
  const { $schema: _, $id: __, $defs: parts, ...ruleset } = rulesetPublication().schema
  return publish('config.schema.json', {
    title: 'image-patch config',
    ...withMembers(schema, { ...choices, files: notEmpty(input), ignore: list(ignored) }),
    $defs: {
      Override: withMembers($defs.Override as JsonSchema, { ...choices, files: notEmpty(glob) }),
      severities: levels,
      ruleset,
      ...(parts as JsonSchema),
    },
  })
}

const text: JsonSchema = { type: 'string', minLength: 1 }
/** Standard input is for the command line, what is not to be judged for `ignore`. */
const input: JsonSchema = { ...text, maxLength: 1000, pattern: '^(?!-$|!(?!\\())' }
/** What is in the folder of the config. */
const ignored: JsonSchema = { ...text, maxLength: 1000, pattern: '^(?!\\.{1,2}/)' }
/** Relative, and no exclusion, which begins like one of some names: "!(a|b)". */
const glob: JsonSchema = { ...text, maxLength: 1000, pattern: '^(?!/|!(?!\\())' }
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
const notEmpty = (items: JsonSchema): JsonSchema => ({ ...list(items), minItems: 1 })

const choices = {
  ruleset: { anyOf: [{ enum: rulesetIds }, text, { $ref: '#/$defs/ruleset' }] },
  image: text,
  severities: { $ref: '#/$defs/severities' },
}

const levels: JsonSchema = {
  title: 'severities',
  type: 'object',
  properties: Object.fromEntries(
    Object.entries<CatalogEntry>(catalog).map(([code, { severity, status }]) => [
      code,
      {
        description: `By itself: ${defaultSeverities[code as Code] ?? severity}.${status === undefined ? '' : ` Glance answers ${status}.`}`,
        enum: ['off', 'info', 'warning', 'error'],
      },
    ]),
  ),
  additionalProperties: false,
}

/** The schema of an object with more said of some members; what they are stays. */
function withMembers(schema: JsonSchema, more: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const properties = schema.properties as Readonly<Record<string, JsonSchema>>
  const strangers = Object.keys(more).filter(name => properties[name] === undefined)
  if (strangers.length > 0) throw new Error(`schemas: no member ${strangers.join(', ')} in a config`)
  const refined = Object.entries(more).map(([name, inner]) => [
    name,
    compact({ description: properties[name]?.description, ...inner }),
  ])
  return { ...schema, properties: { ...properties, ...Object.fromEntries(refined) } }
}
