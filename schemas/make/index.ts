import { type Ruleset, rulesets } from '../../src/index.js'
import { baselinePublication } from './baseline.js'
import { configPublication } from './config.js'
import { createSchema } from './create.js'
import { endpointSchema, formatsOf } from './endpoint.js'
import { lintPublication } from './lint.js'
import { patchSchema } from './patch.js'
import { reportPublication } from './report.js'
import { rulesetPublication } from './ruleset.js'
import type { Publication } from './schema.js'

/** Every published schema. */
export const publications = (): readonly Publication[] => [
  patchSchema('v2.0'),
  patchSchema('v2.1'),
  ...Object.values<Ruleset>(rulesets).flatMap(ruleset =>
    ruleset.creates === undefined
      ? formatsOf(ruleset).map(format => endpointSchema(ruleset, format))
      : [createSchema(ruleset, ruleset.creates.mediaTypes)],
  ),
  rulesetPublication(),
  reportPublication(),
  configPublication(),
  baselinePublication(),
  lintPublication(),
]

/** The text of a schema's file. */
export const textOf = ({ schema }: Publication): string => `${JSON.stringify(schema, undefined, 2)}\n`
