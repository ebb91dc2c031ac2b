import { test as law } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import type { Violation } from '../../../src/cli/reporters/gitlab.js'
import type { FileResult } from '../../../src/cli/reporters/reporter.js'
import { broken } from './broken.js'
import { fitsGitlab } from './gitlab-shape.js'
import { oddResults } from './odd.js'
import { lostResult, reportOf, resultOf } from './results.js'

function read(results: readonly FileResult[]): readonly Violation[] {
  const report = JSON.parse(reportOf('gitlab', results))
  expect(fitsGitlab(report), JSON.stringify(fitsGitlab.errors)).toBe(true)
  const fingerprints = new Set(report.map(({ fingerprint }: Violation) => fingerprint))
  expect(fingerprints.size).toBe(report.length)
  return report
}

test('is what GitLab asks for, no fingerprint twice', () => {
  const results = Object.entries(broken).map(([file, content]) => resultOf(file, content))
  expect(read(results).length).toBe(results.flatMap(({ findings }) => findings).length)
  expect(read([])).toEqual([])
})

test('severities and lines', () => {
  const results = [
    lostResult('no.json', 'no such file'),
    resultOf('a.json', '\n[]'),
    resultOf('b.json', '[{"op": "remove", "path": "/my_note",\n\n"value": 1}, {"op": "replce"}]'),
  ]
  expect(read(results).map(({ severity, location }) => [severity, location.path, location.lines.begin])).toEqual([
    ['blocker', 'patches/no.json', 1],
    ['minor', 'patches/a.json', 2],
    ['info', 'patches/b.json', 3],
    ['critical', 'patches/b.json', 3],
  ])
})

law.prop([oddResults])('gives back every file and message', results => {
  expect(read(results).map(({ location, description }) => [location.path, description])).toEqual(
    results.flatMap(({ path, findings }) => findings.map(({ message }) => [path, message])),
  )
})
