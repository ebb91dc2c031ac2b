import { describe, expect, test } from 'vitest'
import type { Answer, Constraint, Ruleset, ValueRule } from '../../src/ruleset.js'
import { rulesets } from '../../src/rulesets/index.js'

const cloudimages = [
  rulesets['ims-cloudimages'],
  rulesets['ims-cloudimages-guide'],
  rulesets['ims-cloudimages-2023'],
] as const
const native = [rulesets['ims-images'], rulesets['otc-images']] as const
const byId = ({ id }: Ruleset): string => id

describe('co-existence', () => {
  const pairs = (ruleset: Ruleset, kind: Constraint['kind']): readonly string[] =>
    ruleset.constraints
      .filter(constraint => constraint.kind === kind)
      .flatMap(({ attribute, others, severity = 'error' }) =>
        others.map(other => `${JSON.stringify(attribute)} ${JSON.stringify(other)} ${severity}`.replaceAll('"', '')),
      )
      .sort()

  test.each(cloudimages.map(ruleset => [byId(ruleset), ruleset] as const))(
    'should be X1 to X7 and X9 in %s',
    (_, ruleset) => {
      expect(pairs(ruleset, 'excludes')).toEqual([
        '__support_kvm_gpu_type __support_kvm error',
        '__support_kvm_gpu_type __support_xen error',
        '__support_kvm_infiniband __support_xen error',
        '__support_xen_gpu_type __support_kvm error',
        '__support_xen_gpu_type __support_xen error',
        '__support_xen_hana __support_kvm error',
        '__support_xen_hana __support_xen error',
        '{attribute:hw_firmware_type,equals:bios} {attribute:__support_arm,equals:true} warning',
      ])
      expect(pairs(ruleset, 'atMost')).toEqual(['min_ram max_ram warning'])
    },
  )

  test('should be X8 where the attribute can be edited', () => {
    const injection = '__support_fc_inject {attribute:virtual_env_type,equals:FusionCompute} warning'
    expect(cloudimages.map(ruleset => pairs(ruleset, 'requires'))).toEqual([[injection], [], []])
  })

  test('should not matter where nothing of it can be edited', () => {
    for (const { constraints } of [...native, rulesets.glance]) expect(constraints).toEqual([])
  })
})

describe('media types', () => {
  test('should all choose v2.1 for cloudimages', () => {
    for (const { mediaTypes } of cloudimages) {
      expect(mediaTypes).toEqual({
        'application/json': 'v2.1',
        'application/openstack-images-v2.0-json-patch': 'v2.1',
        'application/openstack-images-v2.1-json-patch': 'v2.1',
      })
    }
  })

  test('should choose their own format for the native APIs and Glance', () => {
    for (const { mediaTypes } of [...native, rulesets.glance]) {
      expect(mediaTypes).toEqual({
        'application/openstack-images-v2.0-json-patch': 'v2.0',
        'application/openstack-images-v2.1-json-patch': 'v2.1',
      })
    }
  })

  test('should let a v2.0 add overwrite in the native APIs of IMS only', () => {
    for (const { meanings } of native) expect(meanings?.['v2.0']?.add?.precondition).toBe('none')
    for (const { meanings } of [...cloudimages, rulesets.glance]) expect(meanings).toBeUndefined()
  })
})

describe('answers', () => {
  const answerOf = (rules: readonly ValueRule[] | undefined, holds: (rule: ValueRule) => boolean): Answer | undefined =>
    rules?.find(rule => holds(rule) && rule.severity === undefined)?.answer

  test.each(cloudimages.map(ruleset => [byId(ruleset), ruleset] as const))(
    'should be the codes of IMS in %s',
    (_, ruleset) => {
      const { attributes, answers } = ruleset
      const name = attributes.name?.value
      expect(answerOf(name, rule => rule.maxLength === 128)).toEqual({ status: 400, code: 'IMG.0002' })
      expect(answerOf(name, rule => rule.pattern !== undefined)?.code).toBe('IMG.0003')
      expect(answerOf(name, rule => rule.minLength === 1)?.code).toBe('IMG.0013')
      const description = attributes.__description?.value
      expect(answerOf(description, rule => rule.maxLength === 1024)?.code).toBe('IMG.0004')
      expect(answerOf(description, rule => rule.pattern !== undefined)?.code).toBe('IMG.0054')
      expect(answerOf(attributes.hw_firmware_type?.value, rule => rule.enum !== undefined)?.code).toBe('IMG.0141')
      expect(answerOf(attributes.min_ram?.value, rule => rule.minimum === 0)?.code).toBe('IMG.0055')
      expect(answers).toMatchObject({
        'body-empty': { status: 400, code: 'IMG.0007' },
        'text-malformed': { status: 400, code: 'IMG.0001' },
        'op-missing': { status: 400, code: 'IMG.0001' },
        'attribute-absent': { status: 400, code: 'IMG.0035' },
        'constraint-excludes': { status: 400, code: 'IMG.0035' },
        'attribute-read-only': { status: 400, code: 'IMG.0105', presumed: true },
        'image-status': { status: 400, code: 'IMG.0046', presumed: true },
        'image-missing': { status: 404, presumed: true },
        'media-type-unsupported': { status: 415, presumed: true },
      })
    },
  )

  test('should be those of the catalog for Glance', () => {
    expect(rulesets.glance.answers).toBeUndefined()
  })
})

describe('demands', () => {
  test('should want an active image for cloudimages only', () => {
    for (const { demands } of cloudimages) expect(demands).toMatchObject([{ status: ['active'] }])
    for (const { demands } of [...native, rulesets.glance]) expect(demands).toBeUndefined()
  })

  test('should be those of Glance: D6, D9, D10', () => {
    const { disk_format, container_format, visibility, owner } = rulesets.glance.attributes
    for (const rule of [disk_format, container_format]) {
      expect(rule?.demands).toMatchObject([{ status: ['queued', 'importing'] }])
    }
    expect(visibility?.demands).toMatchObject([{ value: 'public', role: 'admin', before: 'existence' }])
    expect(owner?.demands).toMatchObject([
      { precondition: 'present', role: 'admin' },
      { precondition: 'none', role: 'admin', unless: { same: 'owner' } },
    ])
  })
})

describe('values', () => {
  /** The severities of the rules that a string or another value breaks, by what JSON Schema says of each keyword. */
  const broken = (rules: readonly ValueRule[] = [], value: unknown): readonly string[] =>
    rules.filter(rule => !holds(rule, value)).map(({ severity = 'error' }) => severity)

  const holds = (rule: ValueRule, value: unknown): boolean => {
    if (rule.enum !== undefined && !rule.enum.some(each => each === value)) return false
    if (rule.not?.enum.some(each => each === value)) return false
    if (typeof value === 'number' && value < (rule.minimum ?? value)) return false
    if (typeof value !== 'string') return true
    const length = [...value].length
    if (length < (rule.minLength ?? 0) || length > (rule.maxLength ?? length)) return false
    return rule.pattern === undefined || new RegExp(rule.pattern, 'u').test(value)
  }

  const a = (length: number): string => 'a'.repeat(length)
  const table: readonly (readonly [keyof typeof rulesets, string, unknown, ...string[]])[] = [
    ['ims-cloudimages', 'name', 'Ab 9._-x'],
    ['ims-cloudimages', 'name', a(128)],
    ['ims-cloudimages', 'name', '', 'error'],
    ['ims-cloudimages', 'name', null, 'error'],
    ['ims-cloudimages', 'name', a(129), 'error'],
    ['ims-cloudimages', 'name', ' a', 'error'],
    ['ims-cloudimages', 'name', 'a ', 'error'],
    ['ims-cloudimages', 'name', ' ', 'error'],
    ['ims-cloudimages', 'name', 'a/b', 'error'],
    ['ims-cloudimages', 'name', 'a\n', 'error'],
    ['ims-cloudimages', 'name', '镜像', 'warning'],
    ['ims-images', 'name', a(129), 'warning'],
    ['ims-images', 'name', a(255), 'warning'],
    ['ims-images', 'name', a(256), 'error'],
    ['ims-images', 'name', '镜'.repeat(128), 'warning'],
    ['ims-cloudimages', '__description', 'ims test, (x) 镜像'],
    ['ims-cloudimages', '__description', ''],
    ['ims-cloudimages', '__description', a(1025), 'error'],
    ['ims-cloudimages', '__description', 'a\nb', 'error'],
    ['ims-cloudimages', '__description', 'a<b', 'error'],
    ['ims-cloudimages', '__support_xen', 'true'],
    ['ims-cloudimages', '__support_xen', 'false', 'warning'],
    ['ims-cloudimages', '__support_xen', 'True', 'error'],
    ['ims-cloudimages', '__support_amd', 'false'],
    ['ims-cloudimages', '__support_amd', 'no', 'error'],
    ['ims-cloudimages', '__support_xen_gpu_type', 'M60', 'warning'],
    ['ims-cloudimages', '__support_kvm_gpu_type', 'RTX5000'],
    ['ims-cloudimages-guide', '__support_xen_gpu_type', 'M60', 'warning'],
    ['ims-cloudimages-2023', '__support_xen_gpu_type', 'M60', 'error'],
    ['ims-cloudimages-2023', '__support_kvm_gpu_type', 'P4', 'error'],
    ['ims-cloudimages-2023', '__support_kvm_gpu_type', 'P2V_V100'],
    ['ims-cloudimages', 'min_ram', 0],
    ['ims-cloudimages', 'min_ram', '1024'],
    ['ims-cloudimages', 'min_ram', -1, 'error'],
    ['ims-cloudimages', 'min_ram', '-1', 'error'],
    ['ims-cloudimages', 'min_ram', '', 'error'],
    ['ims-cloudimages', 'enterprise_project_id', '0'],
    ['ims-cloudimages', 'enterprise_project_id', ''],
    ['ims-cloudimages', 'enterprise_project_id', 'ABCDEF01-2345-6789-abcd-ef0123456789'],
    ['ims-cloudimages', 'enterprise_project_id', 'default', 'error'],
    ['ims-cloudimages', 'hw_firmware_type', 'UEFI', 'error'],
    ['ims-cloudimages', 'os_shutdown_timeout', '60'],
    ['ims-cloudimages', 'os_shutdown_timeout', '300'],
    ['ims-cloudimages', 'os_shutdown_timeout', '301', 'warning'],
    ['ims-cloudimages', 'kernel_id', 'x', 'warning'],
    ['otc-images', 'kernel_id', 'x', 'error'],
    ['glance', 'name', ''],
    ['glance', 'name', null],
    ['glance', 'name', a(256), 'error'],
    ['glance', 'name', '\u{1f600}', 'error'],
    ['glance', 'visibility', 'community'],
    ['glance', 'visibility', 'Public', 'error'],
    ['glance', 'min_disk', -1, 'error'],
    ['glance', 'disk_format', null],
    ['glance', 'disk_format', 'zvhd2', 'error'],
    ['glance', 'kernel_id', '6bd3d1c4-1d51-4b0a-9c0e-4b1d2c3a4f5e\n'],
    ['glance', 'kernel_id', '6bd3d1c4', 'error'],
  ]

  for (const [id, attribute, value, ...severities] of table) {
    test(`should find ${severities.join() || 'nothing'} in ${id} ${attribute} = ${JSON.stringify(value).slice(0, 40)}`, () => {
      expect(broken(rulesets[id].attributes[attribute]?.value, value)).toEqual(severities)
    })
  }

  test('should warn of, or on Open Telekom Cloud refuse, upper-case letters in custom names', () => {
    expect(broken(rulesets['ims-cloudimages'].otherwise?.name, 'Foo')).toEqual(['warning'])
    expect(broken(rulesets['ims-images'].otherwise?.name, 'Foo')).toEqual(['warning'])
    expect(broken(rulesets['otc-images'].otherwise?.name, 'Foo')).toEqual(['error'])
    expect(broken(rulesets['otc-images'].otherwise?.name, '__foo')).toEqual(['warning'])
    expect(broken(rulesets.glance.otherwise?.name, '__Foo')).toEqual([])
  })
})
