import type { Value } from '../reference-server.js'

/** Values that a server takes for an attribute, and some that it refuses. */
export interface Words {
  readonly good: readonly Value[]
  readonly bad: readonly Value[]
}

/** What bodies and images of one endpoint are made of. */
export interface Vocabulary {
  readonly mediaType: { readonly 'v2.0': string; readonly 'v2.1': string }
  /** Exist on every image. */
  readonly base: ReadonlyMap<string, Words>
  /** May be there or not. */
  readonly optional: ReadonlyMap<string, Words>
  /** Names that no body may touch. */
  readonly closed: readonly string[]
  /** Pairs of names that a rule speaks of, so that collisions are not left to chance. */
  readonly rivals: readonly (readonly string[])[]
  /** The values of `status` of images that the endpoint may meet. */
  readonly status: readonly string[]
}

const uuid = '8f1c4dc1-6b8d-4fd5-9a3b-2f6b5c0e1d11'
const text: Words = { good: ['x', 'y', ''], bad: [null, 1, true, ['x'], { x: 'x' }] }

/** Custom names: the usual ones, and the ones that prototypes and pointers make hard. */
const customNames = ['foo', 'bar', 'a/b', 'm~n', '', '0', 'constructor', '__proto__', 'toString', 'été']
const custom = customNames.map(name => [name, text] as const)

export const glanceVocabulary: Vocabulary = {
  mediaType: {
    'v2.0': 'application/openstack-images-v2.0-json-patch',
    'v2.1': 'application/openstack-images-v2.1-json-patch',
  },
  base: new Map<string, Words>([
    ['name', { good: ['web', '', null, 'é'.repeat(255)], bad: [5, true, 'é'.repeat(256), ['web']] }],
    ['visibility', { good: ['private', 'shared', 'community', 'public'], bad: ['Public', '', null, true] }],
    ['protected', { good: [true, false], bad: ['true', 0, null] }],
    ['os_hidden', { good: [true, false], bad: ['false', 1, null] }],
    ['min_ram', { good: [0, 512, 2147483647], bad: ['512', 1.5, null, true] }],
    ['min_disk', { good: [0, 40, 1e3], bad: ['40', 0.5, null, []] }],
    ['tags', { good: [[], ['a'], ['b', 'a', ''], ['日'.repeat(255)]], bad: [null, 'a', [1], ['日'.repeat(256)], {}] }],
    ['container_format', { good: ['bare', 'ovf', 'docker', null], bad: ['Bare', '', 5] }],
    ['disk_format', { good: ['raw', 'qcow2', 'iso', null], bad: ['zvhd2', 'RAW', true] }],
  ]),
  optional: new Map<string, Words>([
    ...custom,
    ['kernel_id', { good: [uuid, null, uuid.toUpperCase()], bad: ['', 'vmlinuz', 5] }],
    ['os_distro', { good: ['debian', ''], bad: [null, 12] }],
    ['cinder_encryption_key_deletion_policy', { good: ['on_image_deletion', 'do_not_delete'], bad: ['never', null] }],
    ['hw_firmware_type', text],
  ]),
  closed: [
    'status',
    'id',
    'created_at',
    'checksum',
    'os_hash_value',
    'location',
    'deleted',
    'os_glance_x',
    'os_glance',
  ],
  rivals: [],
  status: ['active', 'queued', 'importing', 'deactivated', 'saving'],
}

const onlyTrue: Words = { good: ['true', 'false'], bad: [true, false, 'yes', 'TRUE', '', null] }
const trueOrFalse: Words = { good: ['true', 'false'], bad: [true, false, 'yes', '', null, 1] }
const astral = '\u{1f600}'

export const cloudImagesVocabulary: Vocabulary = {
  mediaType: { 'v2.0': 'application/json', 'v2.1': 'application/json' },
  base: new Map<string, Words>([
    ['name', { good: ['ims_test', 'a b', 'x'.repeat(128)], bad: ['', ' a', 'a ', 'x'.repeat(129), null, 5] }],
    ['min_ram', { good: [0, 512, '1024', 32768], bad: [-1, 0.5, 'much', '', null, true] }],
  ]),
  optional: new Map<string, Words>([
    ...custom,
    [
      '__description',
      { good: ['ims test', '', astral.repeat(1024)], bad: [astral.repeat(1025), 'a\nb', '<b>', null, 5] },
    ],
    ['__support_xen', onlyTrue],
    ['__support_kvm', onlyTrue],
    ['__support_xen_hana', onlyTrue],
    ['__support_kvm_infiniband', onlyTrue],
    ['__support_largememory', onlyTrue],
    ['__support_diskintensive', onlyTrue],
    ['__support_highperformance', onlyTrue],
    ['__support_kvm_hi1822_hisriov', onlyTrue],
    ['__support_kvm_hi1822_hivirtionet', onlyTrue],
    ['__support_xen_gpu_type', { good: ['M60_vGPU'], bad: [true, null, 60] }],
    ['__support_kvm_gpu_type', { good: ['V100', 'P100', 'P4'], bad: [false, null, 100] }],
    ['__support_amd', trueOrFalse],
    ['__support_fc_inject', trueOrFalse],
    ['__is_config_init', trueOrFalse],
    ['hw_vif_multiqueue_enabled', trueOrFalse],
    ['hw_firmware_type', { good: ['bios', 'uefi'], bad: ['BIOS', 'efi', '', null] }],
    ['enterprise_project_id', { good: ['0', '', uuid], bad: ['1', 'default', 0, null] }],
    ['max_ram', { good: [65536, '65536'], bad: [-1, 'all', null, true] }],
  ]),
  closed: [
    'owner',
    'visibility',
    'tags',
    'status',
    'id',
    '__os_version',
    '__os_type',
    'disk_format',
    'min_disk',
    '__platform',
  ],
  rivals: [
    ['__support_xen_gpu_type', '__support_xen', '__support_kvm'],
    ['__support_kvm_gpu_type', '__support_xen', '__support_kvm'],
    ['__support_xen_hana', '__support_xen', '__support_kvm'],
    ['__support_kvm_infiniband', '__support_xen'],
  ],
  status: ['active', 'queued', 'saving', 'killed'],
}

/** The words of an attribute; a name of no list takes text. */
export const wordsOf = (vocabulary: Vocabulary, attribute: string): Words =>
  vocabulary.base.get(attribute) ?? vocabulary.optional.get(attribute) ?? text
