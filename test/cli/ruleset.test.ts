import { expect, test } from 'vitest'
import { type Ruleset, rulesets } from '../../src/index.js'
import { folder, good, run } from './run.js'

const lintWith = (ruleset: string) =>
  run(['lint', '--ruleset', 'own.json', '-'], { cwd: folder({ 'own.json': ruleset }), stdin: good })

/** The lines of stderr that begin with a place. */
const faults = (stderr: string): readonly string[] => stderr.split('\n').filter(line => line.startsWith('own.json:'))

const patching = Object.entries<Ruleset>(rulesets).filter(([, { creates }]) => creates === undefined)

test.each(patching)('a file with the rules of %s judges as they do', async (id, ruleset) => {
  const own = await lintWith(JSON.stringify(ruleset, null, 2))
  expect(own.stderr).toBe('')
  expect(own).toEqual(await run(['lint', '--ruleset', id, '-'], { stdin: good }))
})

test('every fault against the schema is shown with its place', async () => {
  const { code, stdout, stderr } = await lintWith(`{
  "id": "own",
  "mediaTypes": { "application/json": "v3" },
  "attributes": {
    "name": { "effects": ["sett"], "sources": [] },
    "note": { "effect": ["set"], "sources": [] }
  },
  "constrants": [],
  "sources": []
}
`)
  expect([code, stdout]).toEqual([2, ''])
  const shown = faults(stderr)
  expect(shown.map(line => line.split(': ')[0])).toEqual([
    'own.json:1:1',
    'own.json:3:39',
    'own.json:5:27',
    'own.json:6:13',
    'own.json:6:15',
    'own.json:8:3',
  ])
  expect(shown[0]).toContain("required property 'constraints'")
  expect(shown[1]).toContain('must be one of "v2.0","v2.1"')
  expect(shown[4]).toContain('no member "effect" belongs here')
  expect(stderr).toMatch(/\n> 5 \|[\s\S]*\nimage-patch: the ruleset own\.json is not usable\n$/)
})

test('a fault is told once, with what may have been meant', async () => {
  const { stderr } = await lintWith(
    '{ "id": "own", "mediaTypes": {}, "atributes": {}, "attributes": {}, "constraints": [] }',
  )
  expect(faults(stderr)).toEqual([
    'own.json:1:30: error: must not be empty',
    'own.json:1:34: error: no member "atributes" belongs here. Did you mean "attributes"?',
  ])
})

test('a ruleset that is none may be near to one', async () => {
  const said = async (ruleset: string) => (await run(['lint', '--ruleset', ruleset, '-'], { stdin: good })).stderr
  expect(await said('ims-image')).toContain('no ruleset "ims-image", and no such file. Did you mean "ims-images"?')
  expect(await said('foo')).toContain('no ruleset "foo", and no such file. The rulesets are ims-cloudimages, ')
})

test('a fault that only compile sees has its place, too', async () => {
  const { code, stderr } = await lintWith(`{
  "id": "own",
  "mediaTypes": { "application/json": "v2.1" },
  "attributes": { "name": { "effects": ["set"], "value": [
    { "pattern": "(" },
    { "minLength": 3, "maxLength": 2 }
  ], "sources": [] } },
  "constraints": [],
  "sources": []
}
`)
  expect(code).toBe(2)
  expect(faults(stderr).map(line => line.split(': ')[0])).toEqual(['own.json:5:18', 'own.json:6:20'])
})

test('a ruleset that is no JSON, or says a thing twice, is not used', async () => {
  const broken = await lintWith('{ "id": "own",\n  nope }')
  expect([broken.code, faults(broken.stderr)]).toEqual([2, [expect.stringMatching(/^own\.json:2:3: error: /)]])
  const twice = await lintWith(`${JSON.stringify(rulesets.glance).slice(0, -1)},\n"id": "again"}`)
  expect([twice.code, faults(twice.stderr)]).toEqual([2, [expect.stringMatching(/^own\.json:2:1: error: .*2 times/)]])
  expect((await lintWith('')).code).toBe(2)
  expect((await lintWith('[]')).code).toBe(2)
})

test('a ruleset of bodies that create images may be looked at', async () => {
  const cwd = folder({ 'own.json': JSON.stringify(rulesets['ims-images-create']) })
  for (const ruleset of ['ims-images-create', 'own.json']) {
    const listed = await run(['rules', '--ruleset', ruleset], { cwd })
    expect(listed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ims-images-create {2}POST /) })
    const known = await run(['explain', 'visibility', '--ruleset', ruleset], { cwd })
    expect(known).toMatchObject({ code: 0, stdout: expect.stringContaining('who sees the image') })
    const own = await run(['explain', '/__own', '--ruleset', ruleset], { cwd })
    expect(own).toMatchObject({ code: 0, stdout: expect.stringContaining('The name "__own" may be refused') })
  }
})

test('a ruleset of bodies that create images judges no patches', async () => {
  const file = folder({ 'own.json': JSON.stringify(rulesets['ims-images-create']) })
  for (const ruleset of ['ims-images-create', 'own.json']) {
    for (const args of [
      ['lint', '-'],
      ['convert', '--to', 'v2.1'],
      ['convert', '--to', 'v2.1', '--ruleset', 'glance', '--from-ruleset', ruleset],
      ['minimize'],
      ['apply', '--image', 'image.json'],
      ['diff', 'a.json', 'b.json'],
    ]) {
      const given = args.includes('--ruleset') ? args : [...args, '--ruleset', ruleset]
      const { code, stdout, stderr } = await run(given, { cwd: file, stdin: good })
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(
        new RegExp(`^image-patch: the ruleset ${ruleset} is for bodies that create images.* Try .*glance\n$`),
      )
    }
  }
})

test('only rulesets of patches are offered', async () => {
  for (const args of [
    ['lint', '--help'],
    ['lint', '--ruleset', 'x', '-'],
  ]) {
    const { stdout, stderr } = await run(args)
    expect(stdout + stderr).toContain('ims-cloudimages-guide')
    expect(stdout + stderr).not.toContain('create')
  }
})
