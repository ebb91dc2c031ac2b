import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatsOf } from '../../schemas/make/endpoint.js'
import { compile, type Report, type Ruleset, rulesets } from '../../src/index.js'
import { json } from '../arbitraries/json.js'
import { distinctBody } from './bodies.js'
import { wordyRuleset } from './rulesets.js'

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'))
const fits = new Ajv2020({ strict: true }).compile(schema)

/** A report as its reader gets it, and as the engine made it: no member may be there and be undefined. */
function expectFits(report: Report): void {
  for (const each of [report, JSON.parse(JSON.stringify(report))]) {
    fits(each)
    expect({ report: each, errors: fits.errors }).toEqual({ report: each, errors: null })
  }
}

const image = fc.option(
  fc.dictionary(fc.constantFrom('status', 'name', '__support_xen', 'foo', 'min_ram'), json).map(each => ({ ...each })),
  { nil: undefined },
)
const role = fc.constantFrom('member' as const, 'admin' as const)
const texts = fc.oneof(
  fc.constantFrom('', ' ', '\uFEFF[]', '[', '[{"op":"add","op":"add"}]', '"[]"', '[]]'),
  fc.string(),
)

describe('the schema of reports', () => {
  const endpoints = Object.values(rulesets).flatMap((ruleset: Ruleset) =>
    formatsOf(ruleset).map(format => ({ id: ruleset.id, ruleset, format })),
  )

  it.each(endpoints)('fits those of $id in $format', ({ ruleset, format }) => {
    const validator = compile(ruleset)
    fc.assert(
      fc.property(distinctBody(ruleset, format), image, role, fc.boolean(), (body, image, role, told) =>
        expectFits(
          validator.validate(body, { role, ...(told ? { format } : {}), ...(image === undefined ? {} : { image }) }),
        ),
      ),
      { numRuns: 200 },
    )
  })

  it('fits those of any ruleset', () => {
    const cases = wordyRuleset.chain(ruleset =>
      fc.tuple(fc.constant(ruleset), distinctBody(ruleset, formatsOf(ruleset)[0] ?? 'v2.1')),
    )
    fc.assert(
      fc.property(cases, ([ruleset, body]) => expectFits(compile(ruleset).validate(body))),
      { numRuns: 300 },
    )
  })

  it('fits those of texts, of wrong media types and of no image', () => {
    const validator = compile(rulesets.glance)
    fc.assert(
      fc.property(texts, fc.constantFrom('', 'text/plain', undefined), (text, mediaType) => {
        expectFits(validator.validateText(text, { image: null, ...(mediaType === undefined ? {} : { mediaType }) }))
        expectFits(validator.validateText(Uint8Array.from([...text].map(each => each.charCodeAt(0) & 0xff))))
      }),
      { numRuns: 200 },
    )
  })

  it('does not fit what is no report', () => {
    const right = compile(rulesets.glance).validate([{ op: 'add', path: '/name', value: 5 }])
    const [first] = right.diagnostics
    expect(fits(right)).toBe(true)
    for (const wrong of [
      { ...right, verdict: 'perhaps' },
      { ...right, more: 1 },
      { ...right, diagnostics: [{ ...first, code: 'value-pattern' }] },
      { ...right, diagnostics: [{ ...first, params: {} }] },
      { ...right, diagnostics: [{ ...first, severity: undefined }] },
    ])
      expect({ wrong, fits: fits(wrong) }).toEqual({ wrong, fits: false })
  })
})
