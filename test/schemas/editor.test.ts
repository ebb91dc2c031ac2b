import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { endpointSchema, formatsOf } from '../../schemas/make/endpoint.js'
import { editorKeywords } from '../../schemas/make/schema.js'
import { type Code, compile, type Ruleset, rulesets } from '../../src/index.js'
import type { FormatId } from '../arbitraries/operation.js'
import { recipe } from '../pipeline/recipes.js'
import { distinctBody } from './bodies.js'
import { editor, editorWith } from './editor.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const endpoints = Object.values<Ruleset>(rulesets).flatMap(ruleset =>
  formatsOf(ruleset).map(format => ({ file: `${ruleset.id}.${format}.schema.json`, ruleset, format })),
)

/** What hangs on the image and on who sends the body. */
const beyond: readonly Code[] = ['attribute-present', 'add-disputed', 'role-required', 'image-given-away']

const operation = (format: FormatId, op: string, path: string): string =>
  format === 'v2.1' ? `{"op": "${op}", "path": ${path}` : `{"${op}": ${path}`

/** The editor counts halves of surrogate pairs in a row otherwise, and 1.5e+21 is no integer to it. */
const isReadAlike = (body: unknown): boolean => !/\\ud|\.\d+e\+/.test(JSON.stringify(body))

/** A body as text that has no caret: a caret is taken out of the text, and what is left may be another body. */
const withoutCaret = (body: unknown): string => JSON.stringify(body).replaceAll('|', '\\u007c')

const labels = (items: readonly { readonly label: string }[]): string[] => items.map(({ label }) => JSON.parse(label))

describe('the settings of the README', () => {
  const open = editor(JSON.parse(recipe('.vscode/settings.json'))['json.schemas'])
  const complete = async (file: string): Promise<string[]> =>
    labels((await open(file, '[{"op": "replace", "path": "|"}]')).items)

  it('give bodies the schema of their endpoint, one for each file', async () => {
    const [ims, glance] = [await complete('patches/a.json'), await complete('patches/glance/a.json')]
    expect(ims).toEqual(expect.arrayContaining(['/name', '/__support_kvm']))
    expect(ims).not.toContain('/visibility')
    expect(glance).toEqual(expect.arrayContaining(['/name', '/visibility']))
    expect(glance).not.toContain('/__support_kvm')
  })

  it('leave other files alone', async () => {
    for (const file of ['package.json', 'src/patches.json'])
      expect(await open(file, '{"name": 5|}')).toMatchObject({ errors: [], items: [] })
  })
})

describe.each(endpoints)('in the editor, $file', ({ file, ruleset, format }) => {
  const open = editorWith(file)
  const validator = compile(ruleset)
  const judge = (text: string) => validator.validateText(text, { format }).diagnostics

  it('completes a whole operation where there is none', async () => {
    for (const text of ['|', '[|]', '[{"x": 1}, |]'])
      expect((await open('a.json', text)).items.map(({ label }) => label)).toEqual(['replace', 'add', 'remove'])
  })

  it.each(['add', 'replace', 'remove'])('completes the paths that %s takes and nothing is to be said of', async op => {
    const { items } = await open('a.json', `[${operation(format, op, '"|"')}}]`)
    const faults = (attribute: string) =>
      judge(`[${operation(format, op, JSON.stringify(`/${attribute}`))}, "value": "x"}]`).filter(
        ({ pointer, code }) => /\/(?:path|add|replace|remove)$/.test(pointer) && !beyond.includes(code),
      )
    const attributes = Object.keys(ruleset.attributes)
    const offered = labels(items).map(path => path.slice(1))
    expect(offered.length).toBeGreaterThan(5)
    expect(offered.filter(attribute => !attributes.includes(attribute) || faults(attribute).length > 0)).toEqual([])
    for (const { documentation } of items) expect(documentation).toMatch(/Sources: /)
  })

  it('completes values that the server takes', async () => {
    const paths = labels((await open('a.json', `[${operation(format, 'replace', '"|"')}}]`)).items)
    for (const path of paths) {
      const begun = `[${operation(format, 'replace', `"${path}"`)}, "value": `
      for (const { label } of (await open('a.json', `${begun}|}]`)).items) {
        const refused = judge(`${begun}${label}}]`).filter(
          ({ code, severity }) => /^value-|^text-/.test(code) && severity === 'error',
        )
        expect(refused, `${begun}${label}}]`).toEqual([])
      }
    }
  })

  it('agrees with ajv, and says all it says in words', async () => {
    const fits = new Ajv2020({ strict: true, keywords: [...editorKeywords] }).compile(
      endpointSchema(ruleset, format).schema,
    )
    const told = { true: 0, false: 0 }
    await fc.assert(
      fc.asyncProperty(distinctBody(ruleset, format).filter(isReadAlike), async body => {
        const { errors } = await open('a.json', withoutCaret(body))
        const taken = fits(body)
        told[`${taken}`]++
        expect({ body, taken: errors.length === 0 }).toEqual({ body, taken })
        for (const [message] of errors) expect(message).not.toMatch(/schema|pattern|contains/i)
      }),
      { numRuns: 300 },
    )
    expect(Math.min(told.true, told.false)).toBeGreaterThan(30)
  })
})
