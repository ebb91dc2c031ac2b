import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test as law } from '@fast-check/vitest'
import { Ajv } from 'ajv'
import type { Log, Region, Run } from 'sarif'
import { expect, test } from 'vitest'
import { printable } from '../../../src/cli/printable.js'
import type { FileResult } from '../../../src/cli/reporters/reporter.js'
import { catalog } from '../../../src/index.js'
import { broken } from './broken.js'
import { oddResults } from './odd.js'
import { lostResult, reportOf, resultOf, resultWith } from './results.js'

const schemaFile = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'
/** Draft 4, of which ajv knows all that stands in it but the name of its address. */
const {
  id: _,
  $schema,
  ...schema
} = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(schemaFile), 'utf8'))
const uriCharacters = /^([\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-F]{2})*$/
const fits = new Ajv({
  strictTypes: false,
  unicodeRegExp: false,
  formats: { uri: text => URL.canParse(text), 'uri-reference': uriCharacters, 'date-time': true },
}).compile(schema)

/** The run of a log, when it fits the schema. */
function read(results: readonly FileResult[]): Run {
  const log: Log = JSON.parse(reportOf('sarif', results))
  expect(fits(log), JSON.stringify(fits.errors)).toBe(true)
  const [run] = log.runs
  if (run === undefined) throw new Error('no run')
  return run
}

const regionsOf = (run: Run): (Region | undefined)[] =>
  (run.results ?? []).map(({ locations }) => locations?.[0]?.physicalLocation?.region)

const everything = Object.entries(broken).map(([file, content]) => resultOf(file, content))

test('is a log of the published schema', () => {
  const { results = [], columnKind, invocations } = read(everything)
  expect(results.length).toBe(everything.flatMap(({ findings }) => findings).length)
  expect([columnKind, invocations]).toEqual(['utf16CodeUnits', [{ executionSuccessful: true }]])
})

test('a schema that takes anything would be none', () => {
  expect(fits(JSON.parse(reportOf('sarif', everything).replace('"startLine":1', '"startLine":0')))).toBe(false)
  expect(fits(JSON.parse(reportOf('sarif', everything).replace('"uri":"patches/a%20b', '"uri":"patches/a b')))).toBe(
    false,
  )
})

test('every code is a rule, and every result says which', () => {
  const { tool, results = [] } = read([lostResult('no.json', 'no such file'), ...everything])
  const rules = tool.driver.rules ?? []
  const said = Object.entries(catalog).filter(([, { stage }]) => stage !== 'translate')
  const own = ['input-unreadable', 'baseline-unused']
  expect(rules.map(({ id }) => id)).toEqual([...said.map(([code]) => code), ...own].sort())
  for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId)
})

test('what could not be read makes the run fail', () => {
  const { results, invocations } = read([lostResult('no.json', 'no such file'), resultOf('a.json', '[]')])
  expect(results).toMatchObject([{ ruleId: 'input-unreadable', level: 'error' }, { level: 'warning' }])
  expect(invocations).toMatchObject([
    { executionSuccessful: false, toolExecutionNotifications: [{ associatedRule: { id: 'input-unreadable' } }] },
  ])
})

test('places are 1-based, in UTF-16 units, and end behind the last one', () => {
  expect(regionsOf(read([resultOf('a.json', '[\r{"op":"replce","path":"/name","value":"x"}]')]))).toEqual([
    { startLine: 2, startColumn: 7, endLine: 2, endColumn: 15 },
  ])
  const wide = '[{"path":"/name","value":"x","op":"🎉"}]'
  expect(regionsOf(read([resultOf('a.json', wide)]))).toEqual([
    { startLine: 1, startColumn: 35, endLine: 1, endColumn: 39 },
  ])
})

test('a byte order mark is no column, and three bytes to delete', () => {
  const body = '[{"op":"replce","path":"/name","value":"x"},\n {"op":"replce"}]'
  const [marked, ...others] = regionsOf(read([resultOf('a.json', `\ufeff${body}`)]))
  expect(marked).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 })
  expect(others).toEqual(regionsOf(read([resultOf('a.json', body)])))
  const [first, second] = read([resultOf('a.json', `\ufeff${body}`)]).results ?? []
  const replacements = (each: typeof first) => each?.fixes?.[0]?.artifactChanges[0]?.replacements
  expect(replacements(first)).toEqual([{ deletedRegion: { byteOffset: 0, byteLength: 3 } }])
  expect(replacements(second)).toEqual([
    {
      deletedRegion: { startLine: 1, startColumn: 8, endLine: 1, endColumn: 16 },
      insertedContent: { text: '"replace"' },
    },
  ])
})

test('a file outside of the repository has an address of its own', () => {
  const [finding] = everything.flatMap(({ findings }) => findings)
  const outside = { ...resultOf('a.json', ''), path: '/other place/a.json', findings: [finding ?? expect.fail()] }
  expect(read([outside]).results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
    uri: 'file:///other%20place/a.json',
  })
})

law.prop([oddResults])('gives back every file and message', results => {
  const said = read(results).results?.map(({ locations, message }) => [
    decodeURIComponent(locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? ''),
    message.text?.replace(/\{\{(\d+)\}\}/g, '{$1}'),
  ])
  // A message that has doubled braces itself is not told from one whose braces were doubled.
  const single = (message: string): string => message.replace(/\{\{(\d+)\}\}/g, '{$1}')
  const wanted = results.flatMap(({ path, findings }) =>
    findings.map(({ message }) => [path.replace(/\p{Cs}/gu, printable), message.replace(/\{(\d+)\}/g, '{{$1}}')]),
  )
  expect(said).toEqual(wanted.map(([file, message = '']) => [file, single(message)]))
})

test('braces that would stand for an argument are doubled', () => {
  const text = 'write {0} or {"op": "add"}'
  const run = read([resultWith('a.json', [{ severity: 'error', message: text, code: 'op-missing' }])])
  expect(run.results?.[0]?.message.text).toBe('write {{0}} or {"op": "add"}')
})
