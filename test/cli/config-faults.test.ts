import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rulesets } from '../../src/index.js'
import { configured, refusal } from './config-world.js'
import { folder } from './run.js'

const name = 'image-patch.config.json'

/** The faults of a config, each as its place and what is said of it. */
const faultsOf = async (text: string, file = name, more = {}): Promise<readonly string[]> => {
  const { faults, why } = await refusal(folder({ '.git/HEAD': '', [file]: text, ...more }), file)
  expect(why).toBe(`the config ${file} is not usable`)
  return faults.map(fault => fault.replace(`${file}:`, '').replace(': error', ''))
}

test.each([
  ['[]', '1:1: must be an object, not an array'],
  ['null', '1:1: must be an object, not null'],
  ['"glance"', '1:1: must be an object, not a string'],
  ['', '1:1: The config is empty: JSON is wanted.'],
  ['{"role":"admin",}', '1:16: This is not JSON: '],
  ['{} // x', '1:4: This is not JSON: a comment'],
  ['{"ruleset":5}', '1:12: must be a string or a ruleset, not a number'],
  ['{"ruleset":""}', '1:12: must not be empty'],
  ['{"mediaType":["a"]}', '1:14: must be a string, not an array'],
  ['{"image":""}', '1:10: must not be empty'],
  ['{"role":"amdin"}', '1:9: must be one of "member", "admin". Did you mean "admin"?'],
  ['{"role":null}', '1:9: must be one of "member", "admin"'],
  ['{"severities":[]}', '1:15: must be an object, not an array'],
  [
    '{"severities":{"value-type":"warn"}}',
    '1:29: must be one of "off", "info", "warning", "error". Did you mean "warning"?',
  ],
  ['{"severities":{"value-type":2}}', '1:29: must be one of "off", "info", "warning", "error"'],
  ['{"severities":{"value-tpye":"off"}}', '1:16: no code "value-tpye". Did you mean "value-type"?'],
  ['{"severities":{"__proto__":"off"}}', '1:16: no code "__proto__": reports name the code'],
  ['{"severities":{"input-unreadable":"off"}}', '1:16: the level of "input-unreadable" cannot be set: '],
  ['{"severities":{"baseline-unused":"off"}}', '1:16: the level of "baseline-unused" cannot be set: --prune-baseline'],
  ['{"rulset":"glance"}', '1:2: no member "rulset" belongs here. Did you mean "ruleset"?'],
  ['{"rules":{}}', '1:2: no member "rules" belongs here. Did you mean "severities"?'],
  [
    '{"constructor":{}}',
    '1:2: no member "constructor" belongs here: there are $schema, files, ignore, overrides, ruleset, ',
  ],
  ['{"$schema":1}', '1:12: must be a string, not a number'],
  ['{"files":[]}', '1:10: must not be empty: name something, or leave it out'],
  ['{"files":"a"}', '1:10: must be an array, not a string'],
  ['{"files":["-"]}', '1:11: standard input can only be named on the command line'],
  ['{"ignore":["a",1]}', '1:16: must be a string, not a number'],
  ['{"overrides":{}}', '1:14: must be an array, not an object'],
  ['{"overrides":[1]}', '1:15: must be an object, not a number'],
  ['{"overrides":[{"role":"admin"}]}', '1:15: the member "files" is missing'],
  ['{"overrides":[{"files":[]}]}', '1:24: must not be empty: name something'],
  ['{"overrides":[{"files":[""]}]}', '1:25: must not be empty'],
  ['{"overrides":[{"files":["/a"]}]}', '1:25: a pattern is relative to the folder of the config'],
  ['{"overrides":[{"files":["!a"]}]}', '1:25: a pattern cannot exclude'],
  ['{"overrides":[{"files":["[z-a]"]}]}', '1:25: this is no glob: Invalid regular expression'],
  ['{"overrides":[{"files":["{a,b"]}]}', '1:25: this is no glob: Missing closing: "}"'],
  [
    '{"overrides":[{"files":["a"],"ignore":["b"]}]}',
    '1:30: no member "ignore" belongs here: there are files, ruleset, ',
  ],
  ['{"overrides":[{"files":["a"],"overrides":[]}]}', '1:30: no member "overrides" belongs here'],
  ['{"role":"admin","role":"admin"}', '1:17: the member "role" stands here 2 times: keep one'],
  ['{"ruleset":"ims-image"}', '1:12: no ruleset "ims-image", and no such file. Did you mean "ims-images"?'],
  [
    '{"ruleset":"rules/own.json"}',
    '1:12: no ruleset "rules/own.json", and no such file. The rulesets are ims-cloudimages, ',
  ],
  ['{"ruleset":"ims-images-create"}', '1:12: the ruleset ims-images-create is for bodies that create images'],
  ['{"ruleset":".git"}', '1:12: cannot read the ruleset .git: it is a folder'],
  ['{"image":"none.json"}', '1:10: cannot read the image none.json: no such file or directory'],
])('%s', async (text, fault) => {
  expect((await faultsOf(text)).map(each => each.slice(0, fault.length))).toEqual([fault])
})

test('all faults are told at once, in the order of the text, with the lines around them', async () => {
  const text = `{
  "overrides": [
    { "files": ["(", 1], "ruleset": { "id": "x", "mediaTypes": { "a": "v2.1" }, "attributes": {
      "name": { "effects": ["sett"], "value": [{ "pattern": "(" }] } }, "constraints": [], "tilte": "x" } },
    { "files": ["a"], "image": "none.json", "severities": { "op-missing": "warn" } },
    { "files": ["b"], "file": 1, "file": 2 }
  ],
  "role": "root",
  "ruleset": "glanc"
}
`
  const faults = await faultsOf(text)
  expect(faults.map(each => each.split(': ')[0])).toEqual([
    '3:17',
    '3:22',
    '4:29',
    '4:92',
    '5:32',
    '5:75',
    '6:34',
    '6:34',
    '8:11',
    '9:14',
  ])
  const { details } = await refusal(folder({ [name]: text }), name)
  expect(details).toContain('>  9 |   "ruleset": "glanc"\n     |              ^^^^^^^\n')
})

test('faults of files that a config names are told with their own places, once', async () => {
  const overrides = [{ files: ['a'], ruleset: 'own.json', image: 'image.json' }]
  const { faults, why } = await refusal(
    folder({
      'c/c.json': JSON.stringify({ ruleset: 'own.json', overrides }),
      'c/own.json': '{\n"id": 5, "mediaTypes": { "a": "v2.1" }, "attributes": {}, "constraints": [] }',
      'c/image.json': '[{}]',
    }),
    'c/c.json',
  )
  expect(faults).toEqual([
    'c/own.json:2:7: error: must be string',
    'c/c.json:1:12: error: the ruleset c/own.json is not usable',
    'c/c.json:1:61: error: the ruleset c/own.json is not usable',
    expect.stringMatching(/^c\/c\.json:1:80: error: c\/image\.json: an image is a JSON object/),
  ])
  expect(why).toBe('the config c/c.json is not usable')
})

test('an inline ruleset has its faults in the config, those that only compile sees, too', async () => {
  expect(await faultsOf('{"ruleset":{}}')).toContain("1:12: must have required property 'id'")
  const creates = JSON.stringify({ ruleset: rulesets['ims-images-create'] })
  expect(await faultsOf(creates)).toEqual([
    expect.stringMatching(/^1:\d+: the ruleset ims-images-create is for bodies/),
  ])
  const pattern =
    '{"ruleset":{"id":"x","mediaTypes":{"a":"v2.1"},"attributes":{},"constraints":[],\n"otherwise":{"effects":[],"value":[{"pattern":"("}]}}}'
  expect(await faultsOf(pattern)).toEqual([expect.stringMatching(/^2:47: a regular expression wanted/)])
})

test('in package.json only the config is looked at', async () => {
  const text = '{\n"scripts": {}, "scripts": {},\n"imagePatch": { "role": 1 } }'
  expect(await faultsOf(text, 'package.json')).toEqual(['3:25: must be one of "member", "admin"'])
  expect(await faultsOf('{"imagePatch":{},"imagePatch":null}', 'package.json')).toEqual([
    '1:18: the member "imagePatch" stands here 2 times: keep one',
    '1:31: must be an object, not null',
  ])
  expect(await faultsOf('{"imagePatch":{}', 'package.json')).toEqual([expect.stringMatching(/^1:17: This is not JSON/)])
})

test.each([
  ['{\n// a "comment"\n"role": "root", }', '3:9: must be one of "member", "admin"'],
  ['{ /* a\n */ "role": "root", /* " */ "x": [1, /**/ ], }', '2:13: must be one of'],
  ['{ "image": "no /* comment,}" }', '1:12: cannot read the image no /* comment,}: '],
  ['{"files":[,]}', '1:11: This is not JSON'],
  ['{"files":["a",,]}', '1:15: This is not JSON'],
  ['{,}', '1:2: This is not JSON'],
  ['{"role":"admin" /* never }', '1:17: This comment does not end.'],
  ['{"role":\'admin\'}', '1:9: This is not JSON: single quotes'],
])('comments and trailing commas are for .jsonc: %s', async (text, fault) => {
  const [first] = await faultsOf(text, 'image-patch.config.jsonc')
  expect(first?.slice(0, fault.length)).toBe(fault)
})

test('a config that is no UTF-8 is not used', async () => {
  for (const file of ['c.json', 'c.jsonc']) {
    const wide = folder({ [file]: Buffer.from('\ufeff{}', 'utf16le') })
    expect((await refusal(wide, file)).faults).toEqual([
      expect.stringMatching(/:1:1: error: The text is UTF-16: save it/),
    ])
    const comment = file.endsWith('c') ? ' // \xe4' : ''
    const latin = folder({ [file]: Buffer.from(`{"image":"\xe4"}${comment}`, 'latin1') })
    expect((await refusal(latin, file)).faults).toEqual([expect.stringMatching(/:1:11: error: Byte 10 is not UTF-8/)])
  }
})

test('a config that cannot be read is never passed over', async () => {
  const cwd = folder({ 'a/x': '' })
  mkdirSync(join(cwd, 'a', name))
  expect((await refusal(join(cwd, 'a'))).why).toMatch(/^cannot read the config: .*it is a folder.*--no-config none$/)
  await configured(join(cwd, 'a'), {}, false)
  mkdirSync(join(cwd, 'package.json'))
  writeFileSync(join(cwd, 'image-patch.config.jsonc'), '{}')
  expect((await configured(cwd)).file).toBe(join(cwd, 'image-patch.config.jsonc'))
  expect((await refusal(folder({ '.git/HEAD': '', [name]: ' \n' }))).why).toContain('not usable')
  const closed = folder({ [name]: '{}' })
  chmodSync(join(closed, name), 0)
  // root may read everything
  if (process.getuid?.() !== 0) expect((await refusal(closed)).why).toContain('permission denied')
})

test('what a frame shows of a config acts on no terminal', async () => {
  const { details, why } = await refusal(folder({ [name]: '{"ruleset":"\u202e\u001b[31m"}' }), name)
  expect(details + why).not.toMatch(/[\u202e\u001b]/)
})
