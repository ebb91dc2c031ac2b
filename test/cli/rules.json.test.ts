import { test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { rulesJson } from '../../src/cli/explain/rules-json.js'
import { documents, type Ruleset, rulesets } from '../../src/index.js'
import { ruleset as anyRuleset } from '../arbitraries/ruleset.js'
import { run } from './run.js'

const all = Object.values<Ruleset>(rulesets)

describe('the JSON', () => {
  interface Printed {
    readonly id: string
    readonly attributes: { readonly [name: string]: { readonly [member: string]: unknown } }
    readonly documents: { readonly [id: string]: { readonly title: string } }
  }
  const read = (ruleset: Ruleset): Printed => JSON.parse(JSON.stringify(rulesJson(ruleset)))

  test.each(all)('of $id has the same members for every attribute, and every document', ruleset => {
    const { id, attributes, documents: cited } = read(ruleset)
    expect(id).toBe(ruleset.id)
    expect(Object.keys(attributes).sort()).toEqual(Object.keys(ruleset.attributes).sort())
    const shapes = new Set(Object.values(attributes).map(each => Object.keys(each).join()))
    expect([...shapes]).toEqual([
      'title,editable,effects,presence,default,values,demands,depth,stored,notes,company,advice,aliases,answers,reading,sources',
    ])
    const known = new Map<string, { readonly title: string }>(Object.entries(documents))
    const sources = [...JSON.stringify(ruleset).matchAll(/"sources":(\[.*?\])/g)].flatMap(
      ([, list = '[]']) => JSON.parse(list) as string[],
    )
    const named = [...new Set(sources.map(source => source.split(' ')[0] ?? ''))]
    expect(Object.keys(cited).sort()).toEqual(named.sort())
    for (const [name, { title }] of Object.entries(cited)) expect(title).toBe(known.get(name)?.title)
  })

  test('is what the command prints, and nothing else', async () => {
    const { code, stdout } = await run(['rules', '--ruleset', 'glance', '--reporter', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual(read(rulesets.glance))
  })

  test('of a ruleset holds all of its rules', () => {
    const { attributes } = read(rulesets.glance)
    expect(attributes.owner).toMatchObject({
      editable: 'set',
      presence: 'always',
      default: null,
      values: { wants: expect.arrayContaining(['a string or null', 'at most 255 characters']), better: [] },
      demands: rulesets.glance.attributes.owner?.demands,
      stored: 'empty-as-null',
      sources: ['glance S8'],
    })
    expect(Object.keys(attributes)).toContain('__class__')
  })

  test.prop([anyRuleset])('of any ruleset can be read back', ruleset => {
    const { attributes } = read(ruleset)
    expect(Object.keys(attributes).sort()).toEqual(Object.keys(ruleset.attributes).sort())
  })
})
