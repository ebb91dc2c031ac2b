import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import type { JsonReport } from '../../../src/cli/reporters/json-report.js'
import type { FileResult } from '../../../src/cli/reporters/reporter.js'
import { broken } from './broken.js'
import { oddResults } from './odd.js'
import { lostResult, reportOf, resultOf } from './results.js'

const schema = JSON.parse(readFileSync(new URL('../../../schemas/lint.schema.json', import.meta.url), 'utf8'))
const fits = new Ajv2020({ strict: true }).compile(schema)

/** The report as its readers have it, when it fits its schema. */
function read(results: readonly FileResult[]): JsonReport {
  const document = JSON.parse(reportOf('json', results))
  expect(fits(document), JSON.stringify(fits.errors)).toBe(true)
  return document
}

test('is one document of its schema, with all that was found', () => {
  const results = Object.entries(broken).map(([file, content]) => resultOf(file, content))
  const { files, summary } = read(results)
  expect(files.map(({ file, verdict, findings }) => [file, verdict, findings.length])).toEqual(
    results.map(({ file, judgement, findings }) => [file, judgement?.verdict, findings.length]),
  )
  expect(summary.errors).toBe(
    files.flatMap(({ findings }) => findings).filter(each => each.severity === 'error').length,
  )
  const [first] = files
  expect(first).toMatchObject({ verdict: 'refused', status: 400, refusal: { code: 'op-unknown' }, format: 'v2.1' })
  expect(first?.findings[0]).toMatchObject({ code: 'op-unknown', pointer: '/0/op', range: { start: { column: 9 } } })
})

test('what could not be read has no verdict', () => {
  const { files, summary } = read([lostResult('no.json', 'no such file')])
  expect(files).toEqual([
    { file: 'no.json', findings: [{ code: 'input-unreadable', severity: 'error', message: expect.any(String) }] },
  ])
  expect(summary).toMatchObject({ files: 1, unreadable: 1 })
})

test('of nothing is a document, too', () => {
  expect(read([])).toMatchObject({ files: [], summary: { files: 0 } })
})

law.prop([oddResults])('gives back whatever was said', results => {
  expect(read(results).files.map(({ file, findings }) => [file, findings])).toEqual(
    results.map(({ file, findings }) => [file, findings.map(({ file: _, ...rest }) => rest)]),
  )
})
