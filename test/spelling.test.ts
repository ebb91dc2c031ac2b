import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { speller } from '../src/spelling.js'

const attributes = [
  'name',
  'min_ram',
  'max_ram',
  'min_disk',
  '__support_kvm',
  '__support_xen',
  '__description',
  'hw_firmware_type',
]

describe('a speller', () => {
  const similar = speller(attributes, { create_at: 'created_at' })

  it.each([
    ['Name', 'name'],
    ['min-ram', 'min_ram'],
    ['minram', 'min_ram'],
    ['description', '__description'],
    ['__suport_kvm', '__support_kvm'],
    ['__support_vkm', '__support_kvm'],
    ['hw_firmware_tipe', 'hw_firmware_type'],
    ['create_at', 'created_at'],
    ['nmae', 'name'],
  ])('takes %j for %j', (written, meant) => {
    expect(similar(written)).toBe(meant)
  })

  it.each(['name', 'min_ram', 'max_ram', '', 'x', 'hw_disk_bus', 'os_distro', 'owner', 'n'.repeat(1_000_000)])(
    'leaves %.20s alone',
    written => {
      expect(similar(written)).toBeUndefined()
    },
  )

  test.prop([fc.string()])('answers one of its words, and never the word itself', written => {
    const meant = similar(written)
    expect(meant === undefined || (meant !== written && [...attributes, 'created_at'].includes(meant))).toBe(true)
  })
})
