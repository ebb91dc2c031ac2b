import { test as law } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { printable } from '../../../src/cli/printable.js'
import type { FileResult } from '../../../src/cli/reporters/reporter.js'
import { broken } from './broken.js'
import { oddResults } from './odd.js'
import { lostResult, piecesOf, reportOf, resultOf, resultWith } from './results.js'

interface Annotation {
  readonly command: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/**
 * Reads a line as the runner does: `::name key=value,key=value::message`
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
function annotationOf(line: string): Annotation {
  const [, command = '', list = '', message = ''] = /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? expect.fail(line)
  const properties = list.split(',').map(each => {
    const [name = '', ...value] = each.split('=')
    return [name, decoded(value.join('='))]
  })
  return { command, properties: Object.fromEntries(properties), message: decoded(message) }
}

const meanings: Readonly<Record<string, string>> = { '0D': '\r', '0A': '\n', '3A': ':', '2C': ',', '25': '%' }
const decoded = (text: string): string => text.replace(/%(0D|0A|3A|2C|25)/g, (_, digits) => meanings[digits] ?? '')

const linesOf = (results: readonly FileResult[]): string[] => reportOf('github', results).split('\n').slice(0, -1)

test('annotates a place', () => {
  const [line = ''] = linesOf([resultOf('a b%:,é.json', broken['error.json'] ?? '')])
  expect(annotationOf(line)).toEqual({
    command: 'error',
    properties: {
      file: 'patches/a b%:,é.json',
      line: '2',
      endLine: '2',
      col: '10',
      endColumn: '18',
      title: 'op-unknown',
    },
    message: expect.stringContaining('Did you mean "replace"?'),
  })
})

test('columns only where the place is in one line, no place where there is none', () => {
  const [long = '', lost = ''] = linesOf([resultOf('a.json', '[{\n}]'), lostResult('no.json', 'no such file')])
  expect(annotationOf(long).properties).toEqual({
    file: 'patches/a.json',
    line: '1',
    endLine: '2',
    title: 'op-missing',
  })
  expect(annotationOf(lost).properties).toEqual({ file: 'patches/no.json', title: 'input-unreadable' })
})

test('the most severe first, ten of each, and how many are not shown', () => {
  const finding = (severity: 'error' | 'warning' | 'info') => ({ severity, message: severity, code: 'c' })
  const all = [finding('info'), finding('warning'), finding('error')]
  const lines = linesOf(Array.from({ length: 11 }, (_, index) => resultWith(`${index}.json`, all)))
  expect(lines.slice(0, 30).map(line => annotationOf(line).command)).toEqual(
    ['error', 'warning', 'notice'].flatMap(command => Array(10).fill(command)),
  )
  expect(annotationOf(lines[0] ?? '').properties.file).toBe('patches/0.json')
  expect(lines.slice(30)).toEqual([
    'Not shown: 1 error, 1 warning, 1 notice (GitHub shows 10 of each in a step; another reporter has all)',
  ])
  const few = linesOf(Array.from({ length: 10 }, (_, index) => resultWith(`${index}.json`, all)))
  expect(few.length).toBe(30)
})

test('holds no more than it shows', () => {
  const results = (function* () {
    for (let index = 0; index < 10_000; index++)
      yield resultWith(`${index}.json`, [{ severity: 'warning', message: 'm', code: 'c' }])
  })()
  const pieces = [...piecesOf('github', results)]
  expect(pieces.length).toBe(11)
  expect(pieces.at(-1)).toMatch(/^Not shown: 9990 warnings /)
})

law.prop([oddResults])('gives back every file and message, in lines of their own', results => {
  const annotations = linesOf(results)
    .filter(line => !line.startsWith('Not shown: '))
    .map(annotationOf)
    .map(({ command, properties, message }) => [command, properties.file, message])
  const commands = { error: 'error', warning: 'warning', info: 'notice' }
  const wanted = (['error', 'warning', 'info'] as const).flatMap(severity =>
    results
      .flatMap(({ path, findings }) => findings.map(each => ({ ...each, path })))
      .filter(each => each.severity === severity)
      .slice(0, 10)
      .map(({ path, message }) => [commands[severity], printable(path), printable(message)]),
  )
  expect(annotations).toEqual(wanted)
})
