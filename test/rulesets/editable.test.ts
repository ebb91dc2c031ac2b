import { describe, expect, test } from 'vitest'
import type { Ruleset } from '../../src/ruleset.js'
import { rulesets } from '../../src/rulesets/index.js'

/** The rulesets that take patches. */
type Id = Exclude<keyof typeof rulesets, 'ims-images-create'>
const ids = Object.keys(rulesets).filter((id): id is Id => id !== 'ims-images-create')

/** Typed in from the facts: what may be set, custom attributes aside. */
const settable: Readonly<Record<Id, string>> = {
  'ims-cloudimages': `name __description __support_kvm __support_xen __support_largememory __support_diskintensive
    __support_highperformance __support_xen_gpu_type __support_kvm_gpu_type __support_xen_hana __support_kvm_infiniband
    __support_fc_inject __support_amd __support_kvm_hi1822_hisriov __support_kvm_hi1822_hivirtionet __is_config_init
    enterprise_project_id min_ram max_ram hw_vif_multiqueue_enabled hw_firmware_type`,
  'ims-cloudimages-guide': `name __description __support_xen __support_largememory __support_diskintensive
    __support_highperformance __support_xen_gpu_type __support_xen_hana min_ram hw_vif_multiqueue_enabled
    hw_firmware_type`,
  'ims-cloudimages-2023': `name __description __support_xen __support_largememory __support_diskintensive
    __support_highperformance __support_xen_gpu_type __support_kvm_gpu_type __support_xen_hana __is_config_init min_ram
    hw_vif_multiqueue_enabled hw_firmware_type`,
  'ims-images': 'name __description hw_vif_multiqueue_enabled',
  'otc-images': 'name __description hw_vif_multiqueue_enabled',
  glance: `name visibility protected os_hidden tags min_disk min_ram container_format disk_format owner locations`,
}

/** Names that are custom to the server, and listed because they have a rule or a meaning of their own. */
const custom: Readonly<Record<Id, string>> = {
  'ims-cloudimages': `description instance_uuid os_distro os_version architecture os_hidden stores kernel_id ramdisk_id
    os_shutdown_timeout`,
  'ims-cloudimages-guide':
    'description instance_uuid os_distro os_version architecture os_hidden stores kernel_id ramdisk_id',
  'ims-cloudimages-2023':
    'description instance_uuid os_distro os_version architecture os_hidden stores kernel_id ramdisk_id',
  'ims-images': 'description instance_uuid os_distro os_version architecture os_hidden stores kernel_id ramdisk_id',
  'otc-images': 'description instance_uuid os_distro os_version architecture os_hidden stores kernel_id ramdisk_id',
  glance: `stores metadata properties kernel_id ramdisk_id architecture os_distro os_version instance_uuid description
    cinder_encryption_key_id cinder_encryption_key_deletion_policy`,
}

/** What may be set and never removed. */
const fixed: Readonly<Record<Id, string>> = {
  'ims-cloudimages': 'name min_ram',
  'ims-cloudimages-guide': 'name min_ram',
  'ims-cloudimages-2023': 'name min_ram',
  'ims-images': 'name',
  'otc-images': 'name',
  glance: `name visibility protected os_hidden tags min_disk min_ram container_format disk_format owner`,
}

const warned: Readonly<Record<Id, string>> = {
  'ims-cloudimages': 'description os_hidden stores',
  'ims-cloudimages-guide': 'description os_hidden stores',
  'ims-cloudimages-2023': 'description os_hidden stores',
  'ims-images': 'hw_vif_multiqueue_enabled description os_hidden stores',
  'otc-images': 'hw_vif_multiqueue_enabled description os_hidden stores',
  glance: 'stores metadata properties',
}

/** Documented for every IMS endpoint, editable at none. */
const systemOfIms = `id status owner visibility protected tags min_disk disk_format container_format size virtual_size
  checksum created_at updated_at active_at self file schema direct_url os_hash_algo os_hash_value deleted deleted_at
  location locations metadata properties __os_bit __os_version __os_type __platform __isregistered __system__cmkid
  virtual_env_type __image_source_type __imagetype __whole_image __originalimagename __backup_id __productcode
  __image_size __data_origin __root_origin __lazyloading __os_feature_list __account_code __is_offshelved
  __sequence_num __support_arm __image_location __support_agent_list __image_displayname __system_support_market`

const closed: Readonly<Record<Id, string>> = {
  'ims-cloudimages': systemOfIms,
  'ims-cloudimages-guide': `${systemOfIms} __support_kvm __support_kvm_gpu_type __support_kvm_infiniband
    __support_fc_inject __support_amd __support_kvm_hi1822_hisriov __support_kvm_hi1822_hivirtionet __is_config_init
    enterprise_project_id max_ram`,
  'ims-cloudimages-2023': `${systemOfIms} __support_kvm __support_kvm_infiniband __support_fc_inject __support_amd
    __support_kvm_hi1822_hisriov __support_kvm_hi1822_hivirtionet enterprise_project_id max_ram`,
  'ims-images': `${systemOfIms} ${settable['ims-cloudimages'].replace(/\b(name|__description|hw_vif_\w+)\s/g, '')}`,
  'otc-images': `${systemOfIms} ${settable['ims-cloudimages'].replace(/\b(name|__description|hw_vif_\w+)\s/g, '')}`,
  glance: `id status size virtual_size checksum os_hash_algo os_hash_value created_at updated_at direct_url self file
    schema location deleted deleted_at`,
}

type Rule = Ruleset['attributes'][string]
/** One of Python's own names, which have a test of their own below. */
const isLeak = ({ sources }: Rule): boolean => sources?.some(source => source.startsWith('glance X')) === true

const words = (...lists: readonly string[]): readonly string[] => lists.join(' ').trim().split(/\s+/).sort()

describe.each(ids)('%s', id => {
  const { attributes, otherwise } = rulesets[id]
  const names = (holds: (rule: (typeof attributes)[string]) => boolean): readonly string[] =>
    Object.entries(attributes)
      .filter(([, rule]) => holds(rule) && !isLeak(rule))
      .map(([name]) => name)
      .sort()

  test('should let a body set what the documents list', () => {
    expect(names(({ effects }) => effects.includes('set'))).toEqual(words(settable[id], custom[id]))
  })

  test('should let a body remove all of that but what every image has', () => {
    expect(names(({ effects }) => effects.includes('set') && !effects.includes('unset'))).toEqual(words(fixed[id]))
    expect(names(({ effects }) => effects.includes('unset') && !effects.includes('set'))).toEqual([])
  })

  test('should warn where another way is better', () => {
    expect(names(({ effects, advice }) => effects.length > 0 && advice !== undefined)).toEqual(words(warned[id]))
  })

  test('should keep the attributes of the server closed', () => {
    expect(names(({ effects }) => effects.length === 0)).toEqual(words(closed[id]))
  })

  test('should take custom attributes, to set and to remove', () => {
    expect(otherwise?.effects).toEqual(['set', 'unset'])
    expect(otherwise?.reserved?.map(({ prefix }) => prefix)).toEqual(['os_glance'])
  })
})

test('should have 21, 11 and 13 names in the rulesets of cloudimages', () => {
  const count = (id: Id): number => words(settable[id]).length
  expect([count('ims-cloudimages'), count('ims-cloudimages-guide'), count('ims-cloudimages-2023')]).toEqual([
    21, 11, 13,
  ])
})

test('should have the names of Python that Glance lets a body reach: X', () => {
  const leaks = Object.entries(rulesets.glance.attributes).filter(([, rule]) => isLeak(rule))
  const seen = words(
    'image_id extra_properties base __class__ __dict__ __weakref__ member repo helper context notifier delete deactivate',
    'reactivate get_data set_data get_payload get_super_class send_notification __doc__ __init__ __hash__ __module__',
    '_abc_impl _format_image_send _format_import_properties _get_chunk_data_iterator',
  )
  expect(leaks.map(([name]) => name)).toEqual(expect.arrayContaining([...seen]))
  expect(leaks.map(([name]) => name).filter(name => !seen.includes(name) && !/^__\w+__$/.test(name))).toEqual([])
  for (const [, rule] of leaks) expect(rule).toMatchObject({ effects: ['set'], presence: 'always' })
})
