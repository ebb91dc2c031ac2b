import { rulesetSchema } from '../../src/ruleset-schema.js'
import type { Schema } from '../../src/schema.js'
import { definitions, ruleset } from './ruleset-words.js'
import { type JsonSchema, type Publication, publish } from './schema.js'

/** The shape of a ruleset file, for editors and for the command: the very literal by which `compile` checks rulesets. */
export function rulesetPublication(): Publication {
  const { $defs, ...root } = rulesetSchema
  const strangers = Object.keys(definitions).filter(name => !Object.hasOwn($defs, name))
  if (strangers.length > 0) throw new Error(`schemas: words for ${strangers.join(', ')}, which a ruleset does not have`)
  return publish('ruleset.schema.json', {
    ...worded('ruleset', root, ruleset),
    $defs: Object.fromEntries(
      Object.entries($defs).map(([name, schema]) => [name, worded(name, schema, definitions[name] ?? { title: name })]),
    ),
  })
}

/** A schema with a title, and with a description of each member that has none. */
function worded(
  name: string,
  schema: Schema,
  { title, members = {} }: { readonly title: string; readonly members?: { readonly [member: string]: string } },
): JsonSchema {
  const { properties = {} } = schema
  const strangers = Object.keys(members).filter(member => properties[member] === undefined)
  if (strangers.length > 0) throw new Error(`schemas: words for ${strangers.join(', ')}, which ${name} does not have`)
  const described = Object.entries(properties).map(([member, inner]) => [
    member,
    inner.description === undefined && members[member] !== undefined
      ? { description: members[member], ...inner }
      : inner,
  ])
  const whole = {
    title,
    ...schema,
    ...(schema.properties === undefined ? {} : { properties: Object.fromEntries(described) }),
  }
  // The literal is plain JSON data under a narrower type.
  return JSON.parse(JSON.stringify(whole))
}
