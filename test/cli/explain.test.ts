import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { allCodes, codeFacts } from '../../src/cli/explain/code-facts.js'
import { explain } from '../../src/cli/explain.js'
import { isTrouble } from '../../src/cli/trouble.js'
import { widthOf } from '../../src/cli/width.js'
import { catalog, type Ruleset } from '../../src/index.js'
import { run } from './run.js'

/** What is printed, and to whoever cannot have colours. */
const page = async (name: string, ...more: string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(['explain', ...more, '--', name])
  expect([code, stderr]).toEqual([0, ''])
  return stdout
}
const widest = (text: string): number => Math.max(...text.split('\n').map(widthOf))

describe('a code', () => {
  test('is told with all that is known of it', async () => {
    expect(await page('value-missing')).toBe(`value-missing: An operation that sets has no value.

  severity   error
  stage      operation: it looks at each operation by itself
  answer     400 (glance); 400 IMG.0001 (all others)
  fix        lint --fix where only one cure makes sense, --fix-unsafe where one is likely

  add and replace want the member "value", even for an empty string: many programs drop members that
  are empty. null is a value, though few attributes take it.

Bad
  $ image-patch lint body.json
  body.json:
  [{ "op": "add", "path": "/__description" }]

Good
  body.json:
  [{ "op": "add", "path": "/__description", "value": "" }]

Sources
  - RFC 6902, section 4.1
  - Recorded answers of Glance 25.1.0, the same on upstream master of July 2026, by row: V1; V3
  - IMS API Reference: Modifying an Image (Native OpenStack API V2, Deprecated), 2025-10-22: Request

Severity
  "severities": { "value-missing": "off" } in image-patch.config.json switches it off; "info",
  "warning" and "error" are the other levels. The verdict on a body does not change with it.
`)
  })

  test.each(allCodes)('%s has a page of 100 columns', async code => {
    const text = await page(code)
    expect(text).toContain(`${code}: `)
    expect(widest(text)).toBeLessThanOrEqual(100)
    expect(text).not.toMatch(/undefined|\[object/)
  })

  test('is one of the catalog, or of the command itself', () => {
    expect(allCodes).toEqual([...Object.keys(catalog), 'input-unreadable', 'baseline-unused'].sort())
    expect(codeFacts('input-unreadable')).toMatchObject({ severity: 'error', stage: 'input' })
    expect(codeFacts('baseline-unused')).toMatchObject({ severity: 'warning', stage: 'baseline' })
    expect(codeFacts('attribute-absent')).toMatchObject({ severity: 'error', stage: 'apply', status: 409 })
  })

  test('may come in its brackets', async () => {
    expect(await page('[value-missing]')).toBe(await page('value-missing'))
  })

  test('of the command, and of what no linter says, cannot be switched off', async () => {
    expect(await page('input-unreadable')).toContain('It cannot be switched off')
    expect(await page('baseline-unused')).toContain('A config does not change it; --no-baseline')
    expect(await page('attribute-reset')).toContain('lint does not report it')
  })

  test('has colours on a terminal, and the same words', async () => {
    const { stdout } = await run(['explain', 'value-missing'], { terminal: true })
    expect(stdout).toContain('\u001b[31m')
    expect(stripVTControlCharacters(stdout)).toBe(await page('value-missing'))
  })
})

test('an answer of IMS is explained by what leads to it', async () => {
  expect(await run(['explain', 'IMG.0035'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('constraint-excludes'),
  })
  expect(await run(['explain', 'IMG.0141'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('hw_firmware_type'),
  })
  expect((await run(['explain', 'IMG.9999'])).code).toBe(2)
})

describe('what is nearly a name', () => {
  test.each([
    ['value-typ', 'value-type'],
    ['Value_Type', 'value-type'],
    ['min-ram', 'min_ram'],
    ['__support_large_memory', '__support_largememory'],
  ])('%s is asked back', async (written, meant) => {
    const { code, stdout, stderr } = await run(['explain', written])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe(
      `image-patch: "${written}" is no code, and no attribute. Did you mean "${meant}"? For a custom attribute of that name: image-patch explain /${written}\n`,
    )
  })

  test('is a custom attribute where a "/" says so', async () => {
    expect(await page('/min-ram')).toContain('"min-ram" would be a custom attribute. Did you mean "min_ram"?')
  })

  test('nothing, and a name that a closed ruleset does not have, are unknown', async () => {
    const closed: Ruleset = { id: 'own', mediaTypes: { 'application/json': 'v2.1' }, attributes: {}, constraints: [] }
    const streams = { stdout: { isTTY: false }, env: {} } as Parameters<typeof explain>[2]
    const asked = (name: string): Promise<unknown> =>
      explain(name, { ruleset: closed }, streams).catch((error: unknown) => (isTrouble(error) ? error.message : error))
    expect(await asked('colour')).toMatch(
      /^"colour" is no code, and no attribute of own\. image-patch --list-codes .* rules, with the same --ruleset, the attributes\.$/,
    )
    expect(await run(['explain', ''])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/"" is no code/),
    })
    expect(await asked('/colour')).toMatch(/^"\/colour" is no code/)
  })
})

test('the list of codes is aligned, sorted and complete', async () => {
  const { code, stdout } = await run(['--list-codes'])
  const lines = stdout.trimEnd().split('\n')
  expect(code).toBe(0)
  expect(lines.map(line => line.split(' ')[0])).toEqual(allCodes)
  expect(lines).toEqual([...lines].sort())
  const titles = lines.map(line => /^\S+ +(?:error|warning|info) +[a-z-]+ +(?=\S.*\.$)/.exec(line)?.[0].length)
  expect(new Set(titles)).toEqual(new Set([48]))
  expect(stdout).toContain('input-unreadable           error    input       A file')
})
