import { describe, expect, it } from 'vitest'
import { open } from './editor.js'

const ims = 'ims-cloudimages.v2.1'
const native = 'ims-images.v2.0'

describe('completion', () => {
  const labels = async (schema: string, text: string): Promise<readonly string[]> =>
    (await open(schema, text)).items.map(({ label }) => label)

  it('of ops, members and values', async () => {
    expect(await labels(ims, '[{"op": "|"}]')).toEqual(['"replace"', '"add"', '"remove"'])
    expect(await labels(ims, '[{|}]')).toEqual(['op', 'path', 'value'])
    expect(await labels(native, '[{|}]')).toEqual(['add', 'replace', 'remove', 'value'])
    expect(await labels(ims, '[{"op": "add", "path": "/hw_firmware_type", "value": |}]')).toEqual(['"bios"', '"uefi"'])
    expect(await labels('glance.v2.0', '[{"replace": "/visibility", "value": "|"}]')).toEqual(
      ['community', 'public', 'private', 'shared'].map(value => `"${value}"`),
    )
    expect(await labels('glance.v2.1', '[{"op": "replace", "path": "/protected", "value": |}]')).toEqual([
      'true',
      'false',
    ])
  })

  it('writes what is to be filled in, in either format', async () => {
    const inserted = async (schema: string, text: string) => (await open(schema, text)).items[0]?.insertText
    expect(await inserted(ims, '[|]')).toBe('{\n\t"op": "replace",\n\t"path": "/$1",\n\t"value": "$2"\n}')
    expect(await inserted('glance.v2.0', '[|]')).toBe('{\n\t"replace": "/$1",\n\t"value": "$2"\n}')
    expect(await inserted(ims, '[{|}]')).toBe('"op": $1')
    expect(await inserted(native, '[{|}]')).toBe('"add": "$1"')
  })

  it('of paths: those of the effect, without what is the server’s or better left out', async () => {
    expect(await labels(ims, '[{"op": "remove", "path": "|"}]')).not.toContain('"/name"')
    expect(await labels(ims, '[{"path": "|"}]')).toContain('"/name"')
    for (const path of ['"/id"', '"/member"', '"/stores"', '"/locations"'])
      expect(await labels('glance.v2.0', '[{"add": "|"}]')).not.toContain(path)
  })
})

describe('hover', () => {
  it.each([
    [
      ims,
      '[{"op": "replace", "path": "/hw_|firmware_type", "value": "uefi"}]',
      /^hw_firmware_type: boot mode\n\nCan be set and removed\. .*Sources: 000 step 3/,
    ],
    [
      ims,
      '[{"op": "replace", "path": "/hw_firmware_type", "value": "ue|fi"}]',
      /^hw_firmware_type: boot mode\n\nWants "bios" or "uefi"\.$/,
    ],
    [ims, '[{"op": "replace", "path": "/i|d", "value": "x"}]', /^read-only attribute\n\nRead-only\. Sources: /],
    [
      ims,
      '[{"op": "add", "path": "/col|our", "value": "x"}]',
      /^extension attribute\n\nAny name that the documents do not have\./,
    ],
    [ims, '[{"o|p": "add", "path": "/colour", "value": "x"}]', /^operation\n\nadd sets an attribute/],
    [ims, '[|]', /^Huawei IMS, current documents: image PATCH body, v2\.1\n\nThe body of PATCH /],
    [
      'glance.v2.0',
      '[{"replace": "/visi|bility", "value": "public"}]',
      /^visibility: who sees the image\n\nCan be set, not removed/,
    ],
    ['glance.v2.0', '[{"replace": "/mem|ber", "value": "x"}]', /^a name of the server itself\n\nGlance keeps nothing/],
  ])('%s: %s', async (schema, text, words) => {
    expect((await open(schema, text)).hover).toMatch(words)
  })
})
