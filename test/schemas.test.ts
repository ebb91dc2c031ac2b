import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { publications, textOf } from '../schemas/make/index.js'
import { rulesFile, rulesPage } from '../schemas/make/rules.js'
import { editorKeywords } from '../schemas/make/schema.js'
import { allCodes } from '../src/cli/explain/code-facts.js'
import { rulesets } from '../src/index.js'

const folder = new URL('../schemas/', import.meta.url)
const published = publications()

describe('the schemas', () => {
  it('are those that the folder has', () => {
    const files = readdirSync(folder).filter(file => file.endsWith('.json'))
    expect(files.sort()).toEqual(published.map(({ file }) => file).sort())
  })

  it.each(published)('$file is not stale; else: npm run schemas', publication => {
    expect(readFileSync(new URL(publication.file, folder), 'utf8')).toBe(textOf(publication))
  })

  it.each(published)('$file is a schema, in the strictest reading', ({ file, schema }) => {
    expect(new Ajv2020({ strict: true, allErrors: true, keywords: [...editorKeywords] }).compile(schema)).toBeTypeOf(
      'function',
    )
    expect(schema.$id).toBe(`https://unpkg.com/openstack-image-patch/schemas/${file}`)
    expect(schema.title).toBeTypeOf('string')
  })
})

describe('the page of codes and rules', () => {
  it('is not stale; else: npm run schemas', () => {
    expect(readFileSync(new URL(rulesFile, folder), 'utf8')).toBe(rulesPage())
  })

  it('has a heading for every code and every ruleset, so that a link to it works', () => {
    const headings = rulesPage().match(/^### .+$/gm)
    expect(headings).toEqual([...allCodes, ...Object.keys(rulesets)].map(name => `### ${name}`))
  })
})

it('no page and no schema has the labels of contradictions, which only the rulesets explain', () => {
  for (const file of readdirSync(folder).filter(name => /\.(json|md)$/.test(name)))
    expect(readFileSync(new URL(file, folder), 'utf8'), file).not.toMatch(/\bC[0-3]\d\b/)
})
