import { describe, expect, it } from 'vitest'
import { compile, type Diagnostic, type Image, rulesets, describe as words } from '../../src/index.js'

type RulesetId = keyof typeof rulesets

const validate = (id: RulesetId, path: string, value: unknown, image: Image): readonly Diagnostic[] =>
  compile(rulesets[id]).validate([{ op: 'add', path, value }], { image: { name: 'x', status: 'active', ...image } })
    .diagnostics

describe('what to do about a constraint', () => {
  it.each<[string, RulesetId, string, unknown, Image, string]>([
    [
      'is no change of an end that is read-only',
      'ims-cloudimages-2023',
      '/__support_kvm_gpu_type',
      'V100',
      { __support_kvm: 'true' },
      '"__support_kvm_gpu_type" cannot be together with "__support_kvm": "__support_kvm" cannot be changed here, so leave "__support_kvm_gpu_type" out.',
    ],
    [
      'nor the leaving out of more than is in the way',
      'ims-cloudimages-2023',
      '/__support_xen_gpu_type',
      'M60_vGPU',
      { __support_kvm: 'true' },
      '"__support_xen_gpu_type" cannot be together with "__support_kvm": "__support_kvm" cannot be changed here, so leave "__support_xen_gpu_type" out.',
    ],
    [
      'nor where that one is the subject',
      'ims-cloudimages-guide',
      '/__support_xen',
      'true',
      { __support_kvm_gpu_type: 'V100' },
      '"__support_kvm_gpu_type" cannot be together with "__support_xen": "__support_kvm_gpu_type" cannot be changed here, so leave "__support_xen" out.',
    ],
    [
      'nor where it only warns',
      'ims-cloudimages',
      '/hw_firmware_type',
      'bios',
      { __support_arm: 'true' },
      '"hw_firmware_type" = "bios" may conflict with "__support_arm" = "true": "__support_arm" cannot be changed here, so leave "hw_firmware_type" = "bios" out.',
    ],
    [
      'nor of what is wanted beside it',
      'ims-cloudimages',
      '/__support_fc_inject',
      'true',
      {},
      '"__support_fc_inject" is only of use with "virtual_env_type" = "FusionCompute" beside it: "virtual_env_type" cannot be changed here, so leave "__support_fc_inject" out.',
    ],
    [
      'nor of a limit',
      'ims-cloudimages-2023',
      '/min_ram',
      2048,
      { max_ram: '1024' },
      '"min_ram" is 2048, more than "max_ram", which is 1024: lower "min_ram".',
    ],
    [
      'is either where both can be changed',
      'ims-cloudimages',
      '/min_ram',
      2048,
      { max_ram: '1024' },
      '"min_ram" is 2048, more than "max_ram", which is 1024: lower the one or raise the other.',
    ],
  ])('%s', (_, id, path, value, image, message) => {
    expect(validate(id, path, value, image).map(words)).toEqual([message])
  })
})

describe('a name that is nearly that of an attribute', () => {
  it('is mended where that attribute can be changed', () => {
    expect(validate('ims-cloudimages', '/min-ram', 'x', {})).toMatchObject([
      { code: 'attribute-similar', suggestion: { replacement: '/min_ram' } },
    ])
  })

  it('is not mended to one that is read-only: the server would refuse what it takes as it is', () => {
    const [found, ...others] = validate('ims-cloudimages', '/create_at', 'x', {})
    expect(others).toEqual([])
    expect(found).not.toHaveProperty('suggestion')
    expect(found === undefined ? '' : words(found)).toBe(
      '"create_at" would be a custom attribute. Did you mean "created_at"? That one cannot be changed here.',
    )
  })
})

it('a custom attribute without a name is warned of', () => {
  expect(validate('ims-cloudimages', '/', 'x', {}).map(words)).toEqual([
    'The name "" may be refused: wants a name that is not empty.',
  ])
})
