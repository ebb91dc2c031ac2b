import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { explain } from '../../src/cli/explain.js'
import { widthOf } from '../../src/cli/width.js'
import { type Ruleset, rulesets } from '../../src/index.js'
import { run } from './run.js'

const patching = Object.values<Ruleset>(rulesets).filter(({ creates }) => creates === undefined)
const listed = [...new Set(patching.flatMap(({ attributes }) => Object.keys(attributes)))]

/** What is printed, and to whoever cannot have colours. */
const page = async (name: string, ...more: string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(['explain', ...more, '--', name])
  expect([code, stderr]).toEqual([0, ''])
  return stdout
}
const widest = (text: string): number => Math.max(...text.split('\n').map(widthOf))

describe('an attribute', () => {
  test('is told by each ruleset, those that say the same together', async () => {
    expect(await page('/tags', '--ruleset', 'glance')).toBe(`tags

glance  PATCH /v2/images/{image_id}  OpenStack Glance, upstream
  is         tags, as a whole
  may be     set
  image      every image has it; where GET does not list it, it is []
  values     an array, each item: a string (at most 255 characters)
             at most 128 items; else 413; [glance Q1]
             each item: no characters above U+FFFF, such as emoji; [glance A5]
             each item: no halves of surrogate pairs; else 500; [glance A5]
  notes      kept as a set: without order, each item once
  reading    no format beyond the length
  sources    glance S9; glance Q1; glance A5

Documents
  glance            Recorded answers of Glance 25.1.0, the same on upstream master of July 2026, by
                    row
`)
    const all = await page('tags')
    const heads = patching.map(({ id }) => all.indexOf(`\n${id}  PATCH`))
    expect(heads.every((head, index) => head > (heads[index - 1] ?? 0))).toBe(true)
    expect(all.match(/^ {2}may be {5}read-only$/gm)).toHaveLength(1)
  })

  test('tells its company, its advice, what is asked of the caller, and misprints of its name', async () => {
    expect(await page('__support_kvm')).toContain(
      'together   not together with __support_xen_gpu_type, __support_kvm_gpu_type, __support_xen_hana',
    )
    expect(await page('hw_firmware_type')).toContain('as "bios": better not together with __support_arm "true"')
    expect(await page('min_ram')).toContain('together   better not above max_ram')
    expect(await page('properties')).toContain('advice     Properties are top-level')
    expect(await page('__support_largememory')).toContain('misprints  __support_large_memory')
    expect(await page('visibility')).toContain('as "public": only by an admin')
    expect(await page('disk_format')).toContain('only while the image is queued or importing')
    expect(await page('locations')).toContain('only where show_multiple_locations is switched on')
    expect(await page('image_id')).toContain('only if it is "" or it is what the image has in id')
    expect(await page('name')).toContain('at most 128 characters; else 400 IMG.0002; reading: 128; [003 9.1; 003')
    expect(await page('name')).toContain('attribute-not-removable: 400 IMG.0013, presumed')
    expect(await page('min_ram')).toContain('better: an integer; else info; reading: answers have an integer')
  })

  test.each(listed)('%s has a page of 100 columns', async attribute => {
    const text = await page(attribute)
    expect(widest(text)).toBeLessThanOrEqual(100)
    expect(text).not.toMatch(/undefined|\[object/)
  })

  test('may come as a path, or as a path into it', async () => {
    const tags = await page('tags')
    expect(await page('/tags')).toBe(tags)
    expect(await page('/tags/0')).toBe(tags)
  })

  test('that no ruleset lists is a custom one, whatever its name', async () => {
    const text = await page('/CostCenter')
    expect(text).toContain('is         not listed: extension attribute')
    expect(text).toContain('sources    glance S10; glance P10; glance U1; glance U2; glance U4; glance P4; glance N3')
    expect(text).toContain('The name "CostCenter" may be refused: wants a name without upper-case letters.')
    expect(text).toContain('The name "CostCenter" will not do: wants a name without upper-case letters.')
    expect(await page('/a~1b')).toMatch(/^a\/b\n/)
    expect(await page('/~b')).toMatch(/^~b\n/)
    expect(await page('/')).toMatch(/^""\n/)
    // Without the slash it may as well be a code that is none.
    expect(await run(['explain', 'CostCenter'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/For a custom attribute of that name: image-patch explain \/CostCenter\n$/),
    })
    expect(await page('/__proto__')).toContain('not listed: extension attribute')
    expect(await page('/constructor', '--ruleset', 'glance')).toContain('not listed: custom property')
  })

  test('is quoted in a message without its controls', async () => {
    expect(await page('/A\u009b31m\u202e')).toContain('The name "A\\u{9b}31m\\u{202e}" may be refused')
  })

  test('that belongs to the server is said to do so, and nothing of its values', async () => {
    const text = await page('/os_glance_x', '--ruleset', 'glance')
    expect(text).toContain('"os_glance_x" cannot be changed')
    expect(text).not.toContain('values')
  })

  test.prop([fc.string({ unit: 'binary', minLength: 1, maxLength: 300 })])(
    'of any name does nothing to a terminal',
    async name => {
      const pieces: string[] = []
      const output = { isTTY: false, write: async (piece: string) => pieces.push(piece) > 0, failed: () => false }
      const streams = {
        stdin: (async function* () {})(),
        stdout: output,
        stderr: output,
        env: {},
        cwd: '/',
        now: () => 0,
      }
      await explain(`/${name}`, {}, streams)
      const text = pieces.join('')
      expect(text.replaceAll('\n', '')).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      expect(widest(text)).toBeLessThanOrEqual(100)
    },
  )
})
