import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createSchema } from '../../schemas/make/create.js'
import { editorKeywords, type JsonSchema } from '../../schemas/make/schema.js'
import { compile, type Ruleset, rulesets } from '../../src/index.js'
import { json } from '../arbitraries/json.js'
import type { Value } from '../reference-server.js'
import { member } from './bodies.js'
import { custom, wordyRuleset } from './rulesets.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const body = (ruleset: Ruleset): fc.Arbitrary<Value> =>
  fc.oneof(
    { weight: 30, arbitrary: fc.array(member(ruleset), { maxLength: 4 }).map(each => Object.fromEntries(each)) },
    { weight: 1, arbitrary: json },
  )

const schemaTakes = (schema: JsonSchema): ((body: unknown) => boolean) =>
  new Ajv2020({ strict: true, keywords: [...editorKeywords] }).compile(schema)

const engineTakes = (ruleset: Ruleset): ((body: unknown) => boolean) => {
  const validator = compile(ruleset)
  return body => validator.validateCreate(body).verdict === 'accepted'
}

/** ajv passes over properties that are named so. */
const withoutProto = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('"__proto__"', '"proto"'))

const creating: readonly Ruleset[] = Object.values<Ruleset>(rulesets).filter(({ creates }) => creates !== undefined)

describe('a schema of images and the engine agree', () => {
  it.each(creating)('on $id', ruleset => {
    const file = new URL(`../../schemas/${ruleset.id}.schema.json`, import.meta.url)
    const bySchema = schemaTakes(JSON.parse(readFileSync(file, 'utf8')))
    const byEngine = engineTakes(ruleset)
    const told = { true: 0, false: 0 }
    fc.assert(
      fc.property(body(ruleset), body => {
        const taken = byEngine(body)
        told[`${taken}`]++
        expect({ body, taken: bySchema(body) }).toEqual({ body, taken })
      }),
      { numRuns: 3000 },
    )
    expect(Math.min(told.true, told.false)).toBeGreaterThan(300)
  })

  it('on any ruleset', () => {
    const wordy = fc
      .tuple(wordyRuleset, fc.option(custom(fc.constantFrom([], [{ pattern: '^[^A-Z]*$' }, { maxLength: 3 }]))))
      .map(
        ([{ otherwise, ...ruleset }, other]): Ruleset => ({
          ...withoutProto(ruleset),
          ...(other === null ? {} : { otherwise: other }),
          mediaTypes: {},
          creates: { mediaTypes: ['application/json'] },
        }),
      )
    fc.assert(
      fc.property(wordy, fc.infiniteStream(fc.nat()), (ruleset, seeds) => {
        const bySchema = schemaTakes(createSchema(ruleset, ['application/json']).schema)
        const byEngine = engineTakes(ruleset)
        for (const each of fc.sample(body(ruleset), { numRuns: 40, seed: seeds.next().value }))
          expect({ body: each, taken: bySchema(each) }).toEqual({ body: each, taken: byEngine(each) })
      }),
      { numRuns: 100 },
    )
  })
})
