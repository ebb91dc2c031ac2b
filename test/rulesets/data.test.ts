import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile.js'
import { catalog } from '../../src/diagnostic.js'
import type { Ruleset, ValueRule } from '../../src/ruleset.js'
import { isBuiltIn } from '../../src/rulesets/built-in.js'
import { documents } from '../../src/rulesets/documents.js'
import { rulesets } from '../../src/rulesets/index.js'

const folder = new URL('../../src/rulesets/', import.meta.url)
const files = readdirSync(folder).map(name => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
const all: readonly [string, Ruleset][] = Object.entries(rulesets)

describe.each(all)('%s', (id, ruleset) => {
  const rules = Object.entries(ruleset.attributes)

  test('should be plain JSON data under its own id', () => {
    expect(JSON.parse(JSON.stringify(ruleset))).toStrictEqual(ruleset)
    expect(ruleset.id).toBe(id)
  })

  test('should pass the check that it is spared', () => {
    expect(isBuiltIn(ruleset)).toBe(true)
    expect(isBuiltIn({ ...ruleset })).toBe(false)
    expect(() => compile({ ...ruleset })).not.toThrow()
  })

  test('should name a document in every source', () => {
    for (const source of sourcesIn(ruleset)) expect(documents, source).toHaveProperty([source.split(' ')[0] ?? ''])
  })

  test('should have a source for every fact', () => {
    const facts = [
      ruleset,
      ...rules.map(([, rule]) => rule),
      ruleset.otherwise,
      ...(ruleset.creates === undefined ? [] : [ruleset.creates]),
      ...(ruleset.otherwise?.reserved ?? []),
      ...ruleset.constraints,
      ...[ruleset, ...rules.map(([, rule]) => rule)].flatMap(({ demands = [] }) => demands),
      ...Object.values(ruleset.meanings ?? {}).flatMap(meanings => Object.values(meanings)),
    ]
    for (const fact of facts) expect(fact?.sources?.length ?? 0, JSON.stringify(fact)).toBeGreaterThan(0)
  })

  test('should have patterns that compile, say what they want, and let the empty string be judged by minLength', () => {
    for (const rule of patternsIn(ruleset)) {
      const { pattern = '', description } = rule
      expect(description, pattern).toBeTruthy()
      const takesEmpty = new RegExp(pattern, 'u').test('')
      expect(takesEmpty || /digits|UUID|nothing|not empty/.test(description ?? ''), pattern).toBe(true)
    }
  })

  test('should have patterns that answer a long string at once', () => {
    const long = ['a', ' ', '0', '\n', '日', '\u{1f600}'].map(each => each.repeat(100_000))
    const start = performance.now()
    for (const { pattern = '' } of patternsIn(ruleset)) {
      for (const text of long) new RegExp(pattern, 'u').test(`a${text}<`)
    }
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('should know both ends of a constraint', () => {
    for (const { attribute, others } of ruleset.constraints) {
      for (const end of [attribute, ...others]) {
        expect(ruleset.attributes).toHaveProperty([typeof end === 'string' ? end : end.attribute])
      }
    }
  })

  test('should answer with statuses, by codes of the catalog', () => {
    for (const answers of [ruleset.answers, ...rules.map(([, rule]) => rule.answers)]) {
      for (const [code, answer] of Object.entries(answers ?? {})) {
        expect(catalog).toHaveProperty([code])
        expect(answer.status).toBeGreaterThanOrEqual(400)
      }
    }
  })

  test('should not take another attribute for a slip of spelling', () => {
    for (const [, { aliases = [] }] of rules) {
      for (const alias of aliases) expect(ruleset.attributes).not.toHaveProperty([alias])
    }
  })

  test('should list each default value with a presence', () => {
    for (const [name, rule] of rules) if (rule.default !== undefined) expect(rule.presence, name).toBe('always')
  })
})

test('should offer the rulesets in this order, the default first', () => {
  expect(Object.keys(rulesets)).toEqual([
    'ims-cloudimages',
    'ims-cloudimages-guide',
    'ims-cloudimages-2023',
    'ims-images',
    'otc-images',
    'ims-images-create',
    'glance',
  ])
})

test('should mention every contradiction of the documents', () => {
  const text = files.map(file => file.text).join('\n')
  const numbers = Array.from({ length: 32 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`)
  expect(numbers.filter(number => !new RegExp(`\\b${number}\\b`).test(text))).toEqual([])
})

test('should cite every document that it lists', () => {
  const cited = new Set(all.flatMap(([, ruleset]) => sourcesIn(ruleset)).map(source => source.split(' ')[0]))
  expect(Object.keys(documents).filter(id => !cited.has(id))).toEqual([])
})

test('should import types, and other data, only', () => {
  for (const { name, text } of files) {
    for (const [, what = '', from = ''] of text.matchAll(/^(?:import|export) (.*?) from '(.*?)'/gms)) {
      expect(from.startsWith('./') || what.startsWith('type '), `${name}: ${from}`).toBe(true)
    }
  }
})

function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  if (typeof value !== 'object' || value === null) return []
  const object = value as Record<string, unknown>
  return [object, ...Object.values(object).flatMap(objectsIn)]
}

function sourcesIn(value: unknown): readonly string[] {
  return objectsIn(value).flatMap(({ sources }) => (Array.isArray(sources) ? sources : []))
}

function patternsIn(ruleset: Ruleset): readonly ValueRule[] {
  return objectsIn([ruleset.attributes, ruleset.otherwise]).filter(({ pattern }) => typeof pattern === 'string')
}
