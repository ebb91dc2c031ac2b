import type { AttributeRule, CustomRule, Source, ValueRule } from '../ruleset.js'
import * as value from './ims-values.js'

type Attributes = Readonly<Record<string, AttributeRule>>

const edit = ['set', 'unset'] as const
const set = ['set'] as const
const closed = [] as const

const every = ['000 step 3', '003 5.1.2 Table 5-4', 'huawei-intl']
const since2023 = ['003 5.1.2 Table 5-4', 'otc-docs updating_an_image', 'huawei-intl']
const current = ['otc-docs updating_an_image', 'huawei-intl']

const nameRequired = { 'attribute-not-removable': { status: 400, code: 'IMG.0013', presumed: true } } as const
const flag = { effects: edit, value: value.flag, sources: every } as const
const newFlag = { ...flag, reading: 'C08: in current documents only', sources: current } as const

/** The attributes that the current documents of PATCH /v2/cloudimages can edit, taken together (C08). */
export const editable = {
  name: {
    title: 'name of the image',
    effects: set,
    presence: 'always',
    default: null,
    value: value.cloudName,
    answers: nameRequired,
    sources: every,
  },
  __description: { title: 'description', effects: edit, value: value.longText, sources: every },
  __support_kvm: { title: 'KVM', ...newFlag, sources: ['huawei-intl', 'huawei-zh'] },
  __support_xen: { title: 'Xen', ...flag },
  __support_largememory: { title: 'large-memory servers', ...flag, aliases: ['__support_large_memory'] },
  __support_diskintensive: { title: 'disk-intensive servers', ...flag, aliases: ['__support_disk_intensive'] },
  __support_highperformance: { title: 'high-performance servers', ...flag, aliases: ['__support_high_performance'] },
  __support_xen_gpu_type: { title: 'GPU on Xen', effects: edit, value: value.xenGpu, sources: every },
  __support_kvm_gpu_type: { title: 'GPU on KVM', effects: edit, value: value.kvmGpu, sources: since2023 },
  __support_xen_hana: { title: 'HANA servers on Xen', ...flag },
  __support_kvm_infiniband: { title: 'InfiniBand on KVM', ...newFlag },
  __support_fc_inject: {
    title: '"true": Cloud-Init cannot inject a password or key',
    effects: edit,
    value: value.trueOrFalse,
    reading: 'C20: the meaning is the opposite of the name',
    sources: ['001 response', ...current],
  },
  __support_amd: { title: 'x86 by AMD', effects: edit, value: value.trueOrFalse, sources: current },
  __support_kvm_hi1822_hisriov: { title: 'SR-IOV of Hi1822', ...newFlag, value: value.hi1822Flag },
  __support_kvm_hi1822_hivirtionet: { title: 'Virtio-Net of Hi1822', ...newFlag, value: value.hi1822Flag },
  __is_config_init: {
    title: 'initial configuration done',
    effects: edit,
    value: value.trueOrFalse,
    sources: since2023,
  },
  enterprise_project_id: {
    title: 'enterprise project',
    effects: edit,
    value: value.enterpriseProject,
    sources: ['001 response', ...current],
  },
  min_ram: {
    title: 'least memory, in MB',
    effects: set,
    presence: 'always',
    default: 0,
    value: value.minRam,
    sources: every,
  },
  max_ram: {
    title: 'most memory, in MB',
    effects: edit,
    value: value.maxRam,
    reading: 'C08: in the union of the current documents, not in those of 2023',
    sources: current,
  },
  hw_vif_multiqueue_enabled: {
    title: 'NIC multi-queue',
    effects: edit,
    value: value.trueOrFalse,
    reading: 'C21: a string, though an FAQ sends a boolean',
    sources: every,
  },
  hw_firmware_type: { title: 'boot mode', effects: edit, value: value.firmware, sources: every },
} as const satisfies Attributes

/** Described in those places, and not among what the endpoints let be edited. */
const outside = (...described: readonly Source[]) => ({
  effects: closed,
  sources: [...described, '000 step 3', '003 5.1.2 Table 5-4', '001 Constraints', '002 Constraints'],
})
const answer = /* @__PURE__ */ outside('001 response', '002 response', '003 5.1.2 response')
const base = { ...answer, presence: 'always' as const }
const topLevel = 'Attributes are top-level: write one operation for each.'
const upstream = /* @__PURE__ */ outside('003 6.3.1', 'glance N1')

/** The attributes that no PATCH of IMS edits: those of the image itself, and those that the service keeps. */
export const system: Attributes = {
  id: base,
  status: { ...base, default: 'active', reading: 'C14: the lists of values differ' },
  owner: { ...base, default: null },
  visibility: {
    ...base,
    default: 'private',
    advice: 'Share the image by its members instead; only some deployments take the visibility here.',
    reading: 'C06: the documents decide. C15: private, public, shared',
  },
  protected: { ...base, default: false },
  tags: {
    ...base,
    default: [],
    advice: 'Use the tag APIs instead; only some deployments take tags here.',
    reading: 'C06: the documents decide. C05: three formats of tags, judged by the tag APIs',
  },
  min_disk: { ...base, default: 0, reading: 'C10: five ranges, for creation only' },
  disk_format: { ...base, default: null, reading: 'C11: the lists of formats differ' },
  container_format: { ...base, default: null },
  size: base,
  virtual_size: answer,
  checksum: answer,
  created_at: { ...base, aliases: ['create_at'] },
  updated_at: { ...base, aliases: ['update_at'] },
  active_at: answer,
  self: base,
  file: base,
  schema: base,
  direct_url: upstream,
  os_hash_algo: outside('glance N1'),
  os_hash_value: outside('glance N1'),
  deleted: outside('003 9.1', 'glance N2'),
  deleted_at: outside('003 9.1', 'glance N2'),
  location: outside('glance N2'),
  locations: outside('003 6.3.1'),
  metadata: { effects: closed, advice: topLevel, sources: ['003 5.1.2 Table 5-4'] },
  properties: { ...outside('004 response'), advice: topLevel },

  __os_bit: answer,
  __os_version: { ...answer, aliases: ['_os_version'], reading: 'C12: the tables differ; none is asked here' },
  __os_type: { ...answer, reading: 'C16: Linux, Windows, Other' },
  __platform: { ...answer, reading: 'C13: spelled in several ways' },
  __isregistered: answer,
  __system__cmkid: { ...answer, aliases: ['__system_cmkid'], reading: 'C17: slips of spelling, as all aliases' },
  virtual_env_type: { ...answer, aliases: ['virtual_environment_type'] },
  __image_source_type: answer,
  __imagetype: answer,
  __whole_image: outside('003 9.1'),
  __originalimagename: { ...answer, aliases: ['__originalimage_name'] },
  __backup_id: answer,
  __productcode: outside('001 response'),
  __image_size: answer,
  __data_origin: answer,
  __root_origin: answer,
  __lazyloading: answer,
  __os_feature_list: answer,
  __account_code: answer,
  __is_offshelved: outside('001 response'),
  __sequence_num: { ...answer, aliases: ['__sequence_number'] },
  __support_arm: outside('001 response', 'huawei-zh'),
  __image_location: outside('001 response', '002 response', '003 6.1.3 response'),
  __support_agent_list: outside('001 response', '002 response', '003 6.1.3 response'),
  __image_displayname: outside('huawei-sdk'),
  __system_support_market: outside('huawei-sdk'),
}

const custom = { effects: edit, value: value.text, sources: ['003 6.3.1'] } as const

/** Custom attributes that have a meaning elsewhere, so that they are neither odd nor taken for a slip. */
export const known = {
  description: {
    ...custom,
    advice: 'The description of an IMS image is __description.',
    sources: ['003 5.1.3', '003 9.1'],
  },
  instance_uuid: custom,
  os_distro: custom,
  os_version: custom,
  architecture: custom,
  os_hidden: { ...custom, advice: 'No IMS document names it; it is an attribute of Glance.', sources: ['glance S4'] },
  stores: { ...custom, advice: 'Leave it out: it belongs to what a GET of Glance answers.', sources: ['glance N4'] },
} as const satisfies Attributes

/** The same at PATCH /v2/cloudimages. That the IDs are UUIDs is written of the native API only, so here it warns. */
export const cloudKnown = {
  ...known,
  kernel_id: { effects: edit, value: value.cloudImageId, sources: ['003 6.3.1'] },
  ramdisk_id: { effects: edit, value: value.cloudImageId, sources: ['003 6.3.1'] },
} as const satisfies Attributes

const notEmpty: ValueRule = {
  pattern: '[\\s\\S]',
  description: 'a name that is not empty',
  severity: 'warning',
  sources: ['001 Table 3', '003 5.1.2 Table 5-4'],
}
const notSystem: ValueRule = {
  pattern: '^(?!__)',
  description: 'a name that does not begin with "__", as those of the system do',
  severity: 'warning',
  sources: ['003 9.1'],
}
const noCapitals: ValueRule = {
  pattern: '^[^A-Z]*$',
  description: 'a name without upper-case letters',
  sources: ['otc-docs updating_an_image'],
}

/** Extension attributes, as cloudimages calls them, or customized attributes, as the native API does. */
export const extension: CustomRule = {
  title: 'extension attribute',
  effects: edit,
  value: value.text,
  name: [notEmpty, { ...noCapitals, severity: 'warning' }, notSystem],
  reserved: [{ prefix: 'os_glance', sources: ['glance N3'] }],
  reading: 'C23: replace as well as "add or delete"',
  sources: ['000 step 3', '003 5.1.2 Table 5-4', '001 Constraints'],
}
export const otcExtension: CustomRule = {
  ...extension,
  name: [notEmpty, noCapitals, notSystem],
  sources: ['002 Constraints', 'otc-docs updating_an_image'],
}
