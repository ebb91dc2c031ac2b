import type { Image } from '../src/index.js'
import { type Random, random } from './random.js'

const base: Image = {
  id: '3b1f0c52-8a2e-4c6e-9a07-5a2d7c0e4f11',
  name: 'ubuntu-24.04',
  status: 'active',
  visibility: 'private',
  protected: false,
  tags: ['base', 'lts'],
  owner: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  min_ram: 1024,
  min_disk: 40,
  size: 3_221_225_472,
  virtual_size: 42_949_672_960,
  checksum: '4f1d9e0c7a5b3e2d1c0f9a8b7c6d5e4f',
  container_format: 'bare',
  disk_format: 'qcow2',
  created_at: '2026-11-20T08:00:00Z',
  updated_at: '2026-11-21T08:00:00Z',
  file: '/v2/images/3b1f0c52-8a2e-4c6e-9a07-5a2d7c0e4f11/file',
  self: '/v2/images/3b1f0c52-8a2e-4c6e-9a07-5a2d7c0e4f11',
  schema: '/v2/schemas/image',
  __description: 'Ubuntu 24.04 with the agents of the platform team',
  __os_type: 'Linux',
  __platform: 'Ubuntu',
  hw_firmware_type: 'uefi',
}

/** An image of 47 attributes as GET returns it: 23 that every image has, and custom ones. */
export const attributes = 47
const own = Array.from({ length: attributes - Object.keys(base).length }, (_, index) => `acme_attribute_${index}`)

export const imageOf = (seed: number): Image => {
  const stream = random(seed)
  return { ...base, ...Object.fromEntries(own.map(name => [name, value(stream)])) }
}

const value = (stream: Random): string => `value ${stream.below(1e9).toString(36)}`

interface Change {
  readonly op: 'add' | 'replace' | 'remove'
  readonly path: string
  readonly value?: string
}

/** Changes of so many attributes: half of them replaced, a quarter each added and removed; one alone is replaced. */
export function changesOf(seed: number, operations: number): readonly Change[] {
  const stream = random(seed)
  const rest = [...own]
  return Array.from({ length: operations }, (_, index): Change => {
    if (index % 4 === 1) return { op: 'add', path: `/acme_added_${index}`, value: value(stream) }
    const [name] = rest.splice(stream.below(rest.length), 1)
    const path = `/${name}`
    return index % 4 === 3 ? { op: 'remove', path } : { op: 'replace', path, value: value(stream) }
  })
}
