import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configure } from '../../src/cli/config/settings.js'
import { rulesets } from '../../src/index.js'
import { configured, quiet, refusal } from './config-world.js'
import { folder } from './run.js'

const own = { id: 'own', mediaTypes: { 'application/json': 'v2.1' }, attributes: {}, constraints: [] }
const json = (value: unknown): string => JSON.stringify(value)

test('without a config the defaults hold', async () => {
  const cwd = folder({ '.git/HEAD': '', 'package.json': '{"name":"x"}' })
  const configuration = await configured(cwd)
  expect(configuration).toMatchObject({ folder: cwd, files: [], ignore: [], uses: [] })
  expect('file' in configuration).toBe(false)
  expect(configuration.settingsOf(join(cwd, 'a.json'))).toEqual({
    ruleset: rulesets['ims-cloudimages'],
    context: {},
    severities: { 'text-byte-order-mark': 'warning' },
  })
  expect(configuration.settingsOf(undefined)).toBe(configuration.settingsOf('/elsewhere'))
})

test.each([
  ['image-patch.config.json', '{"role":"admin"}'],
  ['image-patch.config.json', '\ufeff{"role":"admin"}'],
  ['image-patch.config.jsonc', '{"role":"admin", // who\n/* and */ "files":["[",], }'],
  ['package.json', '{"name":"x","name":"y","imagePatch":{"role":"admin"}}'],
])('%s is found from a folder below it', async (name, content) => {
  const cwd = folder({ '.git/HEAD': '', [name]: content, 'a/package.json': '{"imagePatched":1}', 'a/b/x': '' })
  const configuration = await configured(join(cwd, 'a/b'))
  expect(configuration).toMatchObject({ file: join(cwd, name), folder: cwd })
  expect(configuration.settingsOf(undefined).context).toEqual({ role: 'admin' })
  expect((await configured(join(cwd, 'a/b'), {}, false)).settingsOf(undefined).context).toEqual({})
})

test('the nearest config counts, and none above the repository', async () => {
  const cwd = folder({
    'image-patch.config.json': '{"role":"admin"}',
    'repository/.git': 'gitdir: elsewhere',
    'repository/a/b/x': '',
    'c/d/x': '',
    'c/package.json': '{"imagePatch":{"mediaType":"text/plain"}}',
  })
  expect((await configured(join(cwd, 'repository/a/b'))).file).toBeUndefined()
  expect((await configured(join(cwd, 'c/d'))).settingsOf(undefined).context).toEqual({ mediaType: 'text/plain' })
})

test.each([
  ['image-patch.config.json', 'image-patch.config.jsonc'],
  ['image-patch.config.json', 'package.json'],
  ['image-patch.config.jsonc', 'package.json'],
])('%s and %s in one folder are one too many', async (one, other) => {
  const cwd = folder({ '.git/HEAD': '', [one]: '{"imagePatch":{}}', [other]: '{"imagePatch":{}}', 'a/x': '' })
  const { why } = await refusal(join(cwd, 'a'))
  expect(why).toContain(one)
  expect(why).toContain(other)
  expect(why).toContain('keep one')
})

test('a config beside a package.json that has none stands alone', async () => {
  const packages = ['{"name":"imagePatch"}', '{"a":{"imagePatch":1}}', '{ broken', 'null', '[]']
  for (const each of packages) {
    const cwd = folder({ '.git/HEAD': '', 'package.json': each, 'image-patch.config.jsonc': '{}' })
    expect((await configured(cwd)).file).toBe(join(cwd, 'image-patch.config.jsonc'))
  }
})

test('--config names any file', async () => {
  const cwd = folder({
    'image-patch.config.json': '[',
    'shared/my.jsonc': '{"files":["../x"] /**/}',
    'b/package.json': '{}',
  })
  expect(await configured(cwd, {}, 'shared/my.jsonc')).toMatchObject({ folder: join(cwd, 'shared'), files: ['../x'] })
  expect((await refusal(cwd, 'no.json')).why).toBe('cannot read the config no.json: no such file or directory')
  expect((await refusal(cwd, 'shared')).why).toBe('cannot read the config shared: it is a folder')
  expect((await refusal(cwd, 'b/package.json')).why).toContain('b/package.json has no member "imagePatch"')
})

test('files are relative to the config, and read once', async () => {
  const cwd = folder({
    'image-patch.config.json': json({
      ruleset: 'rules/own.json',
      image: 'image.json',
      overrides: [
        { files: ['a/**'], ruleset: './rules/own.json', image: 'other.json' },
        { files: ['b'], ruleset: { ...own, id: 'inline' } },
      ],
    }),
    'rules/own.json': json(own),
    'image.json': '{"name":"x"}',
    'other.json': '{"name":"y"}',
    'below/z': '',
  })
  const configuration = await configured(join(cwd, 'below'))
  expect(configuration.uses).toEqual(['rules/own.json', 'image.json', 'other.json'].map(each => join(cwd, each)))
  const [root, a, b] = ['x.json', 'a/x.json', 'b'].map(each => configuration.settingsOf(join(cwd, each)))
  expect(root).toMatchObject({ ruleset: own, context: { image: { name: 'x' } } })
  expect(a).toMatchObject({ ruleset: own, context: { image: { name: 'y' } } })
  expect(b).toMatchObject({ ruleset: { id: 'inline' }, context: { image: { name: 'x' } } })
  expect(structuredClone(a)).toEqual(a)
})

test('later overrides win, member by member and code by code', async () => {
  const cwd = folder({
    'image-patch.config.json': json({
      mediaType: 'a',
      severities: { 'value-type': 'off', 'text-byte-order-mark': 'error' },
      overrides: [
        {
          files: ['*.json'],
          mediaType: 'b',
          role: 'admin',
          severities: { 'value-type': 'info', 'value-length': 'off' },
        },
        { files: ['x/**'], mediaType: 'c', severities: { 'value-type': 'warning' } },
      ],
    }),
  })
  const { settingsOf } = await configured(cwd)
  const of = (name: string) => settingsOf(join(cwd, name))
  expect(of('a.txt')).toMatchObject({
    context: { mediaType: 'a' },
    severities: { 'value-type': 'off', 'text-byte-order-mark': 'error' },
  })
  expect(of('x/.a/a.json')).toMatchObject({
    context: { mediaType: 'c', role: 'admin' },
    severities: { 'value-type': 'warning', 'value-length': 'off', 'text-byte-order-mark': 'error' },
  })
  expect(of('a.json').context.mediaType).toBe('b')
  expect(settingsOf(undefined)).toBe(of('a.txt'))
  expect(of('y/.b.json')).toBe(of('a.json'))
  expect(of('x/a.json')).not.toBe(of('a.json'))
})

test.each([
  ['*.json', ['a.json', '.a.json', 'b/c/a.json', '../a.json'], ['a.txt']],
  ['b/*.json', ['b/a.json'], ['a.json', 'b/c/a.json', 'x/b/a.json']],
  ['**/*.json', ['a.json', '.b/c/a.json'], ['../a.json']],
  ['./b/**', ['b/a', 'b/c/.d'], ['bb/a']],
  ['../*.json', ['../a.json'], ['a.json']],
  ['!(a|b).json', ['c.json', 'x/c.json'], ['a.json', 'x/b.json']],
  ['{a,b}.json', ['a.json', 'x/b.json'], ['c.json']],
  ['b\\[1\\].json', ['b[1].json'], ['b1.json']],
])('the glob %s', async (glob, inside, outside) => {
  const cwd = join(
    folder({ 'in/image-patch.config.json': json({ overrides: [{ files: [glob], role: 'admin' }] }) }),
    'in',
  )
  const { settingsOf } = await configured(cwd)
  const matched = [...inside, ...outside].filter(each => settingsOf(join(cwd, each)).context.role === 'admin')
  expect(matched).toEqual(inside)
})

test('flags win over all of it', async () => {
  const cwd = folder({
    'image-patch.config.json': json({
      ruleset: 'glance',
      role: 'admin',
      overrides: [
        { files: ['*'], ruleset: 'ims-images', image: 'i.json', mediaType: 'a', severities: { 'op-missing': 'off' } },
      ],
    }),
    'i.json': '{}',
    'below/own.json': json(own),
    'below/j.json': '{"name":"j"}',
  })
  const flags = { ruleset: 'own.json', image: 'j.json', role: 'member', mediaType: '' } as const
  const configuration = await configured(join(cwd, 'below'), flags)
  expect(configuration.settingsOf(join(cwd, 'x'))).toEqual({
    ruleset: own,
    context: { mediaType: '', role: 'member', image: { name: 'j' } },
    severities: { 'text-byte-order-mark': 'warning', 'op-missing': 'off' },
  })
  expect(configuration.uses).toEqual(['i.json', 'below/own.json', 'below/j.json'].map(each => join(cwd, each)))
})

test('the image of the command line may be standard input, that of a config is a file', async () => {
  const cwd = folder({ 'c.json': '{"image":"-"}', '-': '{"name":"file"}' })
  const fromFile = await configured(cwd, {}, 'c.json')
  expect(fromFile.settingsOf(undefined).context.image).toEqual({ name: 'file' })
  expect(fromFile.uses).toEqual([join(cwd, '-')])
  const streams = quiet(cwd, () => {}, ['{"name":"stdin"}'])
  const read = await configure({ config: false, flags: { image: '-' } }, streams)
  expect(read.settingsOf(undefined).context.image).toEqual({ name: 'stdin' })
  expect(read.uses).toEqual([])
})
