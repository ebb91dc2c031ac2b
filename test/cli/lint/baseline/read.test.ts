import { fc, test as law } from '@fast-check/vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import schema from '../../../../schemas/baseline.schema.json'
import { shapeFaults } from '../../../../src/cli/lint/baseline/read.js'
import { good } from '../../run.js'
import { baselineOf, lint, name, repository } from './world.js'

const nameRule = 'must be the shortest way from the folder of the baseline:'

test.each([
  ['', '1:1: error: The baseline is empty: JSON is wanted.'],
  ['{', '1:2: error: This is not JSON: '],
  ['<<<<<<< HEAD\n{}', '1:1: error: This is not JSON: '],
  ['[]', '1:1: error: must be an object, not an array'],
  ['{"version":1}', '1:1: error: the member "files" is missing'],
  ['{"files":{}}', '1:1: error: the member "version" is missing'],
  ['{"version":2,"files":{}}', '1:12: error: must be 1, the one version that there is, not 2'],
  ['{"version":"1","files":{}}', '1:12: error: must be 1, the one version that there is, not a string'],
  ['{"version":1,"files":[]}', '1:22: error: must be an object, not an array'],
  ['{"version":1,"files":{"a":[]}}', '1:27: error: must be an object, not an array'],
  ['{"version":1,"files":{"a":{"b":{}}}}', '1:32: error: must be an array, not an object'],
  ['{"version":1,"files":{"a":{"b":["/0",1]}}}', '1:38: error: must be a string, not a number'],
  ['{"version":1,"files":{},"file":{}}', '1:25: error: no member "file" belongs here. Did you mean "files"?'],
  ['{"version":1,"files":{"./patches//a":{}}}', `1:23: error: ${nameRule} "patches/a"`],
  ['{"version":1,"files":{"a/../b":{}}}', `1:23: error: ${nameRule} "b"`],
  ['{"version":1,"files":{"a/":{}}}', `1:23: error: ${nameRule} "a"`],
  ['{"version":1,"files":{"/a":{}}}', `1:23: error: ${nameRule} as "patches/web.json" is`],
  ['{"version":1,"files":{"":{}}}', `1:23: error: ${nameRule} as "patches/web.json" is`],
  ['{"version":1,"files":{"..":{"b":[1]}}}', `1:23: error: ${nameRule} as "patches/web.json" is`],
  ['{"version":1,"files":{"a":{},\n"a":{}}}', '2:1: error: Member "a" stands here 2 times'],
])('a broken baseline ends the run, and stays as it is: %s', async (text, fault) => {
  const cwd = repository({ [name]: text, 'a.json': good })
  for (const more of [[], ['--write-baseline'], ['--prune-baseline']]) {
    const { code, stdout, stderr } = await lint(cwd, '.', ...more)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`${name}:${fault}`)
    expect(stderr).toMatch(/^image-patch: the baseline image-patch\.baseline\.json is not usable$/m)
  }
  expect(baselineOf(cwd)).toBe(text)
})

test('a byte order mark and another order are no faults', async () => {
  const cwd = repository({ [name]: '\ufeff{"files":{"../../.a/...":{}},\n"version":1,"$schema":"x"}', 'a.json': good })
  expect(await lint(cwd, '.')).toMatchObject({ code: 0, stderr: '' })
})

const fits = new Ajv2020().compile(schema)

const mapOf = (inner: fc.Arbitrary<unknown>, name = fc.string()) => fc.dictionary(name, inner, { maxKeys: 2 })
/** Steps of a way: most ways are wrong ones. */
const way = fc
  .array(fc.constantFrom('..', '.', '', 'a', 'b.json', '.c', '...', '\n'), { maxLength: 4 })
  .map(all => all.join('/'))
const right = fc.record(
  {
    version: fc.constant(1),
    files: mapOf(mapOf(fc.array(fc.string(), { maxLength: 2 })), fc.oneof(fc.constant('a/b.json'), way)),
    $schema: fc.string(),
  },
  { requiredKeys: ['version', 'files'] },
)
const other = fc.constantFrom<unknown>(0, 2, '1', null, [], {}, [1], { x: 1 })
const wrong = fc.tuple(right, fc.constantFrom('version', 'files', '$schema', 'x', '__proto__'), other)
const deep = fc.record({ version: fc.constant(1), files: mapOf(fc.oneof(mapOf(other), other)) })
const value = fc.oneof(
  right,
  deep,
  wrong.map(([each, member, inner]) => Object.fromEntries([...Object.entries(each), [member, inner]])),
  fc.jsonValue(),
)

test('the checker and the schema agree', () => {
  const told = { true: 0, false: 0 }
  fc.assert(
    fc.property(value, each => {
      const right = shapeFaults(each, '').length === 0
      told[`${right}`]++
      expect({ each, right: fits(each) }).toEqual({ each, right })
    }),
    { numRuns: 1000 },
  )
  expect(Math.min(told.true, told.false)).toBeGreaterThan(200)
})

law.prop([fc.string()])('whatever stands in it, nothing worse than a fault comes of it', async text => {
  const { code } = await lint(repository({ [name]: text, 'a.json': good }), '.')
  expect(code).toBe(2)
})
