import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endpointSchema, formatsOf } from '../../schemas/make/endpoint.js'
import { editorKeywords, type JsonSchema } from '../../schemas/make/schema.js'
import { type Code, compile, type Ruleset, rulesets } from '../../src/index.js'
import type { FormatId } from '../arbitraries/operation.js'
import { distinctBody } from './bodies.js'
import { wordyRuleset } from './rulesets.js'

/**
 * What no schema can know: the image and the caller. A body that only these refuse, it takes. (With distinct targets and
 * without an image `attribute-absent` refuses only what no image can have, which the schema knows by its name.)
 */
const beyond: readonly Code[] = ['attribute-present', 'image-status', 'image-not-owned', 'role-required', 'value-fixed']
/** What a server reads with indulgence, and the schema does not: nobody should write it. */
const unwelcome: readonly Code[] = ['path-unusual']

const onDisk = (file: string): JsonSchema =>
  JSON.parse(readFileSync(new URL(`../../schemas/${file}`, import.meta.url), 'utf8'))

const schemaTakes = (schema: JsonSchema): ((body: unknown) => boolean) =>
  new Ajv2020({ strict: true, keywords: [...editorKeywords] }).compile(schema)

const engineTakes = (ruleset: Ruleset, format: FormatId): ((body: unknown) => boolean) => {
  const validator = compile(ruleset)
  return body =>
    validator
      .validate(body, { format })
      .diagnostics.every(
        ({ severity, code }) => !unwelcome.includes(code) && (severity !== 'error' || beyond.includes(code)),
      )
}

/** Asks both of many bodies; both answers must come often. */
function agree(schema: JsonSchema, ruleset: Ruleset, format: FormatId, numRuns: number): void {
  const bySchema = schemaTakes(schema)
  const byEngine = engineTakes(ruleset, format)
  const told = { true: 0, false: 0 }
  fc.assert(
    fc.property(distinctBody(ruleset, format), body => {
      const taken = byEngine(body)
      told[`${taken}`]++
      expect({ body, taken: bySchema(body) }).toEqual({ body, taken })
    }),
    { numRuns },
  )
  expect(Math.min(told.true, told.false)).toBeGreaterThan(numRuns / 10)
}

const endpoints = Object.values(rulesets).flatMap((ruleset: Ruleset) =>
  formatsOf(ruleset).map(format => ({ id: ruleset.id, ruleset, format })),
)

describe('a schema and the engine agree', () => {
  it.each(endpoints)('on $id in $format', ({ id, ruleset, format }) => {
    agree(onDisk(`${id}.${format}.schema.json`), ruleset, format, 1500)
  })

  it.each(['v2.0', 'v2.1'] as const)('on the shape of %s', format => {
    const anything: Ruleset = {
      id: 'anything',
      mediaTypes: { 'application/json': format },
      attributes: {},
      otherwise: { effects: ['set', 'unset'] },
      constraints: [],
    }
    agree(onDisk(`patch-${format}.schema.json`), anything, format, 1000)
  })

  it('on any ruleset', () => {
    fc.assert(
      fc.property(wordyRuleset, fc.infiniteStream(fc.nat()), (ruleset, seeds) => {
        const [format = 'v2.1'] = formatsOf(ruleset)
        const bySchema = schemaTakes(endpointSchema(ruleset, format).schema)
        const byEngine = engineTakes(ruleset, format)
        for (const body of fc.sample(distinctBody(ruleset, format), { numRuns: 40, seed: seeds.next().value }))
          expect({ body, taken: bySchema(body) }).toEqual({ body, taken: byEngine(body) })
      }),
      { numRuns: 100 },
    )
  })
})
