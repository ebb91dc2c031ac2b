import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprinter } from '../../../src/cli/reporters/fingerprint.js'
import type { FileResult } from '../../../src/cli/reporters/reporter.js'
import { broken } from './broken.js'
import { oddResults } from './odd.js'
import { resultOf } from './results.js'

const fingerprintsOf = (result: FileResult): readonly string[] => result.findings.map(fingerprinter(result))
const fingerprintsIn = (text: string): readonly string[] => fingerprintsOf(resultOf('a.json', text))

/** Operations of which most are wrong, in ways that repeat. */
const operation = fc.record({
  op: fc.constantFrom('add', 'replace', 'remove', 'replce'),
  path: fc.constantFrom('/name', '/a/b', 'name', '/__support_xen', '/__support_xen_hana', '/min_ram', '/status'),
  value: fc.constantFrom('web', '', 'true', -1, null),
})
const body = fc.array(operation, { minLength: 1, maxLength: 6 })
const unrelated = { op: 'replace', path: '/unrelated_note', value: 'x' }

test('is 32 hex digits', () => {
  const all = Object.entries(broken).flatMap(([file, content]) => fingerprintsOf(resultOf(file, content)))
  expect(all.filter(each => !/^[0-9a-f]{32}$/.test(each))).toEqual([])
})

test('another file, code, member or fact is another finding', () => {
  const finding = { file: 'a', severity: 'error', message: 'm', code: 'c', pointer: '/0/op', params: { a: 1 } } as const
  const a = { path: 'a', text: '[{}]' }
  const all = [
    fingerprinter(a)(finding),
    fingerprinter({ ...a, path: 'b' })(finding),
    fingerprinter(a)({ ...finding, code: 'd' }),
    fingerprinter(a)({ ...finding, pointer: '/0/value' }),
    fingerprinter(a)({ ...finding, params: { a: 2 } }),
    fingerprinter({ ...a, line: 1 })(finding),
    fingerprinter({ ...a, line: 2, text: '[]' })(finding),
    fingerprinter({ ...a, line: 3, text: '' })(finding),
    fingerprinter({ ...a, line: 4, text: '' })(finding),
  ]
  expect(new Set(all).size).toBe(all.length)
  expect(fingerprinter(a)({ ...finding, message: 'other words', pointer: '/7/op' })).toBe(all[0])
})

test('of a line stays when lines are put before', () => {
  const [finding] = resultOf('a.ndjson', '[{}]').findings
  if (finding === undefined) throw new Error('nothing found')
  const at = (line: number) => fingerprinter({ path: 'a.ndjson', line, text: '[{}]' })(finding)
  expect(at(7)).toBe(at(1))
})

test('stays where a place is a fact', () => {
  expect(fingerprintsIn('[{]')).toEqual(fingerprintsIn('\n\n  [{]'))
})

law.prop([body, fc.integer({ min: 1, max: 8 })])('stays when white space is put between', (operations, indent) => {
  const before = fingerprintsIn(JSON.stringify(operations))
  expect(fingerprintsIn(`\n\n${JSON.stringify(operations, undefined, indent)}`)).toEqual(before)
})

law.prop([body])('stays when an unrelated operation is put before', operations => {
  expect(resultOf('a.json', JSON.stringify([unrelated])).findings).toEqual([])
  const before = fingerprintsIn(JSON.stringify(operations))
  expect(fingerprintsIn(JSON.stringify([unrelated, ...operations]))).toEqual(before)
})

law.prop([fc.array(body, { minLength: 1, maxLength: 3 })])('no two findings of a run have the same', bodies => {
  const all = bodies.flatMap((each, index) => fingerprintsOf(resultOf(`${index}.json`, JSON.stringify(each))))
  expect(new Set(all).size).toBe(all.length)
})

law.prop([oddResults])('no two have the same, whatever their names and facts', results => {
  const all = results.flatMap(fingerprintsOf)
  expect(new Set(all).size).toBe(all.length)
})
