import { stripVTControlCharacters } from 'node:util'
import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { type RulesOptions, rules } from '../../src/cli/rules.js'
import { widthOf } from '../../src/cli/width.js'
import { type Ruleset, rulesets } from '../../src/index.js'
import { ruleset as anyRuleset } from '../arbitraries/ruleset.js'
import { bad, folder, run } from './run.js'

type Reporter = RulesOptions['reporter']

async function printed(ruleset: Ruleset, reporter: Reporter, isTTY = false): Promise<string> {
  const pieces: string[] = []
  const output = { isTTY, write: async (piece: string) => pieces.push(piece) > 0, failed: () => false }
  const streams = { stdin: (async function* () {})(), stdout: output, stderr: output, env: {}, cwd: '/', now: () => 0 }
  expect(await rules({ ruleset, reporter }, streams)).toBe(0)
  return pieces.join('')
}

const all = Object.values<Ruleset>(rulesets)

/** Names and words that would break a table, beside rules of every kind. */
const hostile = fc
  .record({
    base: anyRuleset,
    names: fc.dictionary(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 200 }), {
      maxKeys: 5,
    }),
    title: fc.string({ unit: 'binary', maxLength: 150 }),
    source: fc.string({ unit: 'binary', maxLength: 60 }),
  })
  .map(({ base, names, title, source }): Ruleset => {
    const more = Object.entries(names).map(([name, words]) => [
      name,
      { effects: ['set'] as const, title: words, advice: `${words} | \`x\``, sources: [source] },
    ])
    return { ...base, title, attributes: { ...base.attributes, ...Object.fromEntries(more) } }
  })

describe('the table', () => {
  test.each(all)('of $id has every attribute, in columns that a terminal has', async ruleset => {
    const text = await printed(ruleset, 'table')
    const lines = text.split('\n')
    for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(100)
    const [head = '', ...rest] = lines.slice(lines.findIndex(line => line.startsWith('ATTRIBUTE')))
    const rows = rest.slice(0, rest.indexOf(''))
    const [edit, notes] = [head.indexOf('EDIT'), head.indexOf('VALUES')]
    for (const row of rows) {
      expect(row.slice(edit - 2, edit).trim(), row).toBe('')
      expect(row.slice(edit, notes).trim(), row).toMatch(/^(?:set, unset|set|read-only|)$/)
      expect(row.slice(notes - 2, notes).trim(), row).toBe('')
    }
    const edits = rows.map(row => row.slice(edit, notes).trim()).filter(cell => cell !== '')
    const closed = edits.slice(edits.indexOf('read-only'), -1)
    expect(new Set(closed)).toEqual(new Set(['read-only']))
    const cells = rows.map(row => row.slice(0, edit).trim()).filter(cell => cell !== '')
    const names = cells.join('\n').replaceAll(',\n', ', ').split(/\n|, /)
    expect(names.at(-1)).toBe('any other')
    expect(names.slice(0, -1).sort()).toEqual(Object.keys(ruleset.attributes).sort())
  })

  test('begins with what can be edited, and says what a newcomer asks', async () => {
    const text = await printed(rulesets['ims-cloudimages'], 'table')
    expect(text).toMatch(/^ims-cloudimages {2}PATCH \/v2\/cloudimages\/\{image_id\} {2}Huawei IMS, current documents\n/)
    expect(text).toContain(`
__support_xen_gpu_type            set, unset  GPU on Xen
                                              a string
                                              better: "M60_vGPU"
                                              not together with __support_xen, __support_kvm
                                              [000, 003, huawei-intl]
`)
    expect(text).toContain('\n__support_amd                     set, unset  x86 by AMD\n')
    expect(text).toContain('\n                                              "true" or "false"\n')
    expect(text).toContain('  - min_ram should not be above max_ram [003 5.1.2 response]\n')
    expect(text).toContain('  003               IMS API Reference, Paris region, 2023\n')
  })

  test('has colours on a terminal, and the same words', async () => {
    const [plain, coloured] = [await printed(rulesets.glance, 'table'), await printed(rulesets.glance, 'table', true)]
    expect(coloured).not.toBe(plain)
    expect(stripVTControlCharacters(coloured).replaceAll(/ +$/gm, '')).toBe(plain)
  })

  test.prop([hostile])('of any ruleset stays in its columns, and does nothing to a terminal', async ruleset => {
    const text = await printed(ruleset, 'table')
    for (const line of text.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(100)
    expect(text.replaceAll('\n', '')).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  })
})

describe('the Markdown', () => {
  const rowsOf = (text: string): readonly string[] => text.split('\n').filter(line => line.startsWith('| '))
  const cellsOf = (row: string): readonly string[] => row.split(/(?<!\\)(?:\\\\)*\|/).slice(1, -1)

  test.each(all)('of $id names every attribute once', async ruleset => {
    const names = rowsOf(await printed(ruleset, 'markdown'))
      .slice(2)
      .flatMap(row => [...(cellsOf(row)[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name))
    expect(names.sort()).toEqual(Object.keys(ruleset.attributes).sort())
  })

  test.prop([hostile])('of any ruleset is one table of six columns', async ruleset => {
    const rows = rowsOf(await printed(ruleset, 'markdown'))
    for (const row of rows) expect(cellsOf(row), row).toHaveLength(6)
  })

  test('has values, company and sources in their cells', async () => {
    expect(await printed(rulesets['ims-cloudimages'], 'markdown')).toContain(
      '| `min_ram` | set | least memory, in MB<br>an integer or a string; at least 0; a number of MB, in digits<br>better: an integer | yes | better not above `max_ram` | 000 step 3; 003 5.1.2 Table 5-4; huawei-intl; 003 5.1.2 response; huawei-sdk; huawei-terraform |\n',
    )
  })
})

test('a ruleset is printed as a file that lint takes', async () => {
  for (const id of ['glance', 'ims-cloudimages']) {
    const { stdout } = await run(['rules', '--ruleset', id, '--reporter', 'ruleset'])
    const cwd = folder({ 'own.json': stdout, 'a.json': bad })
    const own = await run(['lint', '--ruleset', 'own.json', 'a.json'], { cwd })
    expect(own).toEqual(await run(['lint', '--ruleset', id, 'a.json'], { cwd }))
    expect(own.code).toBe(1)
  }
})

test('what rules prints for programs is no ruleset, and that is said at no great length', async () => {
  const cwd = folder({ 'own.json': (await run(['rules', '--reporter', 'json'])).stdout })
  const { code, stderr } = await run(['lint', '--ruleset', 'own.json', '-'], { cwd })
  expect(code).toBe(2)
  expect(stderr).toMatch(/image-patch: the ruleset own\.json is not usable \(\d+ more faults are not shown\)\n$/)
  expect(stderr.split('\n').length).toBeLessThan(200)
})
