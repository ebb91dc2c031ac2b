import { expect, test } from 'vitest'
import { type PrintConfigOptions, printConfig } from '../../src/cli/print-config.js'
import { quiet } from './config-world.js'
import { folder } from './run.js'

async function printed(file: string, cwd: string, options: PrintConfigOptions = {}): Promise<unknown> {
  let said = ''
  const write = (text: string): void => {
    said += text
  }
  expect(await printConfig(file, options, quiet(cwd, write))).toBe(0)
  expect(said).toMatch(/^\{\n {2}"config"[\s\S]*\n\}\n$/)
  return JSON.parse(said)
}

test('what nobody configured', async () => {
  expect(await printed('none.json', folder({ '.git/HEAD': '' }))).toEqual({
    config: null,
    file: 'none.json',
    ruleset: 'ims-cloudimages',
    mediaType: null,
    image: null,
    role: 'member',
    severities: { 'text-byte-order-mark': 'warning' },
    ignored: false,
  })
})

test('what a config says, and what flags say', async () => {
  const inline = { id: 'mine', mediaTypes: { 'application/json': 'v2.1' }, attributes: {}, constraints: [] }
  const cwd = folder({
    'image-patch.config.json': JSON.stringify({
      ruleset: 'own.json',
      image: 'image.json',
      role: 'admin',
      severities: { 'value-type': 'error', 'value-length': 'off', 'text-byte-order-mark': 'error' },
      ignore: ['old/', '!old/keep.json', '*.tmp.json'],
      overrides: [{ files: ['b/**'], ruleset: inline, mediaType: 'a' }],
    }),
    'own.json': JSON.stringify(inline),
    'image.json': '{}',
  })
  // Also a level that the catalog has: a rule of a ruleset may have another one.
  const severities = { 'text-byte-order-mark': 'error', 'value-length': 'off', 'value-type': 'error' }
  const common = { config: 'image-patch.config.json', role: 'admin', severities }
  const root = { ...common, ruleset: 'own.json', image: 'image.json', mediaType: null }
  expect(await printed('a.json', cwd)).toEqual({ ...root, file: 'a.json', ignored: false })
  expect(await printed('old/keep.json', cwd)).toMatchObject({ ignored: true })
  expect(await printed('x/y.tmp.json', cwd)).toMatchObject({ ignored: true })
  expect(await printed('../y.tmp.json', cwd)).toMatchObject({ ignored: false })
  expect(await printed('b/a.json', cwd)).toMatchObject({ ruleset: 'mine', image: 'image.json', mediaType: 'a' })
  const flags = { ruleset: 'glance', mediaType: 'c', role: 'member' } as const
  expect(await printed('b/a.json', cwd, flags)).toMatchObject({ ruleset: 'glance', mediaType: 'c', role: 'member' })
  expect(await printed('b/a.json', cwd, { config: false })).toMatchObject({ config: null, role: 'member' })
})
