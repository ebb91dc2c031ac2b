/** The attributes of `ims-cloudimages` by what a body may do to them, written down a second time for the schemas of peers. */
export const flags = [
  '__support_kvm',
  '__support_xen',
  '__support_largememory',
  '__support_diskintensive',
  '__support_highperformance',
  '__support_xen_hana',
  '__support_kvm_infiniband',
  '__support_fc_inject',
  '__support_amd',
  '__support_kvm_hi1822_hisriov',
  '__support_kvm_hi1822_hivirtionet',
  '__is_config_init',
  'hw_vif_multiqueue_enabled',
] as const

export const readOnly = [
  'id',
  'status',
  'owner',
  'visibility',
  'protected',
  'tags',
  'min_disk',
  'disk_format',
  'container_format',
  'size',
  'virtual_size',
  'checksum',
  'created_at',
  'updated_at',
  'active_at',
  'self',
  'file',
  'schema',
  'direct_url',
  'os_hash_algo',
  'os_hash_value',
  'deleted',
  'deleted_at',
  'location',
  'locations',
  'metadata',
  'properties',
  '__os_bit',
  '__os_version',
  '__os_type',
  '__platform',
  '__isregistered',
  '__system__cmkid',
  'virtual_env_type',
  '__image_source_type',
  '__imagetype',
  '__whole_image',
  '__originalimagename',
  '__backup_id',
  '__productcode',
  '__image_size',
  '__data_origin',
  '__root_origin',
  '__lazyloading',
  '__os_feature_list',
  '__account_code',
  '__is_offshelved',
  '__sequence_num',
  '__support_arm',
  '__image_location',
  '__support_agent_list',
  '__image_displayname',
  '__system_support_market',
] as const

/** Attributes with any string: two documented types of GPU, whose tables are only a warning, and what is known elsewhere. */
export const texts = [
  '__support_xen_gpu_type',
  '__support_kvm_gpu_type',
  'description',
  'instance_uuid',
  'os_distro',
  'os_version',
  'architecture',
  'os_hidden',
  'stores',
  'kernel_id',
  'ramdisk_id',
  'os_shutdown_timeout',
] as const

/** Of each pair at most one may be set to anything but "false". */
export const exclusive = [
  ['__support_xen_gpu_type', '__support_xen'],
  ['__support_xen_gpu_type', '__support_kvm'],
  ['__support_kvm_gpu_type', '__support_xen'],
  ['__support_kvm_gpu_type', '__support_kvm'],
  ['__support_xen_hana', '__support_xen'],
  ['__support_xen_hana', '__support_kvm'],
  ['__support_kvm_infiniband', '__support_xen'],
] as const

/** What has a value rule of its own, so that it is no text. */
export const special = [
  ...flags,
  'name',
  '__description',
  'min_ram',
  'max_ram',
  'hw_firmware_type',
  'enterprise_project_id',
] as const

export const pathOf = (attribute: string): string => `/${attribute}`

/** A path of one token that is none of these names. */
export const otherThan = (names: readonly string[]): string =>
  `^/(?!(?:${names.join('|')})$|os_glance)(?:[^~/]|~[01])*$`

/** Length and characters in one regular expression, where they can be. */
export const patterns = {
  name: '^(?! )[\\w. \\u4E00-\\u9FFF-]{0,127}[\\w.\\u4E00-\\u9FFF-]$',
  description: '^[^\\r\\n<>]{0,1024}$',
  digits: '^[0-9]+$',
  project: '^(?:0|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$',
  removable: otherThan(['name', 'min_ram', ...readOnly]),
  text: otherThan([...special, ...readOnly]),
} as const
