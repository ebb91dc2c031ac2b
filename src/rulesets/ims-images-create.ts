import type { Answer, AttributeRule, ValueRule } from '../ruleset.js'
import { builtIn } from './built-in.js'
import { imsAnswers } from './ims-answers.js'
import { editable, extension, known, system } from './ims-attributes.js'
import { coexistence, memory } from './ims-constraints.js'
import { osVersions } from './ims-os-versions.js'
import { nativeImageId, nativeName } from './ims-values.js'

type Values = readonly ValueRule[]

const set = ['set'] as const
const size: Answer = { status: 400, code: 'IMG.0055' }
const tag: Answer = { status: 400, code: 'IMG.0115' }
const format: Answer = { status: 400, code: 'IMG.0072' }

const minRam: Values = [
  { type: 'integer', answer: size },
  { minimum: 0, answer: size },
]
const minDisk: Values = [
  { type: 'integer', answer: size },
  {
    minimum: 1,
    maximum: 1024,
    answer: size,
    reading: 'C10: the widest of the ranges for system disks',
    sources: ['003 6.1.6'],
  },
  {
    minimum: 40,
    maximum: 255,
    severity: 'warning',
    reading: 'C10: the range of 004 warns, since 003 has a wider one for the same call',
    sources: ['004 request'],
  },
]

const diskFormat: Values = [
  { type: 'string' },
  {
    enum: ['zvhd2', 'vhd', 'zvhd', 'raw', 'iso', 'qcow2'],
    answer: format,
    reading: 'C11: all that a document of IMS names, but for its schema, which is that of Glance',
    sources: ['001 response', '003 9.1', '003 Appendix B'],
  },
  {
    enum: ['zvhd2', 'vhd', 'raw', 'iso', 'qcow2'],
    severity: 'warning',
    reading: 'C11: the list for creation is without zvhd',
    sources: ['004 request', '003 6.1.6'],
  },
]
const containerFormat: Values = [
  { type: 'string' },
  { enum: ['ami', 'ari', 'aki', 'bare', 'ovf', 'ova'], sources: ['003 6.3.1'] },
  {
    enum: ['bare'],
    severity: 'warning',
    reading: 'The request names bare as default, the answer as the value; only the schema has others',
    sources: ['004 request', '004 response'],
  },
]

/** 36 characters of a key and 43 of a value, with what 003 9.2 forbids in both, and no space at their ends. */
const key = '(?! )[^=*<>\\\\,|/]{1,36}(?<! )'
const value = '(?:(?! )[^=*<>\\\\,|/]{1,43}(?<! ))?'
const tags: Values = [
  { type: 'array' },
  { items: { type: 'string', minLength: 1, maxLength: 255 }, answer: tag, sources: ['004 request'] },
  {
    maxItems: 10,
    answer: { status: 400, code: 'IMG.0116', presumed: true },
    reading: 'Said of images, where tags are added in batches',
    sources: ['003 5.2.4'],
  },
  {
    items: {
      pattern: `^(?:[^=]*|${key}=${value})$`,
      description:
        'a key without "=", or "key=value" with up to 36 and 43 characters and none of "=", "*", "<", ">", "\\", ",", "|", "/"',
    },
    severity: 'warning',
    reading: 'C05: 004 wants key=value, 003 9.2 key.value or, here, a key without "=": what is none of them warns',
    sources: ['004 request', '003 9.2', '003 5.2.4'],
  },
]

const osVersion: Values = [
  { type: 'string' },
  {
    enum: osVersions,
    severity: 'warning',
    reading:
      'C12: the tables differ; the default of 004, "Other Linux(64 bit)", is in none, and servers may fail with it',
    sources: ['003 9.5 Table 9-1', '004 request'],
  },
]

/** What 004 does not list. Nothing forbids it, and the schema of the same server takes any further text. */
const later = {
  effects: set,
  advice:
    'The documents do not list it for the creation of an image: PATCH /v2/cloudimages/{image_id} can set it afterwards.',
  reading: 'Not forbidden, as it is to the native PATCH: taken, with a warning',
  sources: ['004 request', '003 6.3.1'],
} satisfies AttributeRule
const topLevel: AttributeRule = {
  effects: [],
  advice: 'Attributes are top-level: write one member for each.',
  sources: ['004 request'],
}
const listed = ['004 request', '003 6.1.6']

/**
 * The creation of an image without its data, by the native API of IMS (sources 004 and 003 6.1.6): the nine parameters
 * that they list. The other attributes of their answer are the server's own, as they are to a PATCH.
 */
export const imsImagesCreate = /* @__PURE__ */ builtIn({
  id: 'ims-images-create',
  title: 'Huawei IMS, creation of an image by the native OpenStack API',
  endpoint: 'POST /v2/images',
  mediaTypes: {},
  creates: { mediaTypes: ['application/json'], sources: ['003 3.1'] },
  attributes: {
    ...system,
    name: { ...editable.name, value: nativeName, sources: listed },
    __os_version: {
      title: 'operating system',
      effects: set,
      value: osVersion,
      aliases: ['_os_version'],
      reading: 'C17: _os_version, as an example prints it, is a slip',
      sources: listed,
    },
    visibility: {
      title: 'who sees the image',
      effects: set,
      presence: 'always',
      default: 'private',
      value: [{ enum: ['private'] }],
      reading: 'C15: private only, since an image is created so',
      sources: listed,
    },
    protected: {
      title: 'cannot be deleted',
      effects: set,
      presence: 'always',
      default: false,
      value: [{ type: 'boolean' }],
      sources: listed,
    },
    container_format: {
      title: 'container format',
      effects: set,
      presence: 'always',
      default: 'bare',
      value: containerFormat,
      sources: listed,
    },
    disk_format: {
      title: 'disk format',
      effects: set,
      presence: 'always',
      default: 'zvhd2',
      value: diskFormat,
      sources: listed,
    },
    tags: { title: 'tags', effects: set, presence: 'always', default: [], value: tags, sources: listed },
    min_ram: { ...editable.min_ram, value: minRam, reading: 'C07: an integer here', sources: listed },
    min_disk: {
      title: 'least disk, in GB',
      effects: set,
      presence: 'always',
      default: 0,
      value: minDisk,
      sources: listed,
    },

    __description: { ...editable.__description, ...later },
    __support_kvm: { ...editable.__support_kvm, ...later },
    __support_xen: { ...editable.__support_xen, ...later },
    __support_largememory: { ...editable.__support_largememory, ...later },
    __support_diskintensive: { ...editable.__support_diskintensive, ...later },
    __support_highperformance: { ...editable.__support_highperformance, ...later },
    __support_xen_gpu_type: { ...editable.__support_xen_gpu_type, ...later },
    __support_kvm_gpu_type: { ...editable.__support_kvm_gpu_type, ...later },
    __support_xen_hana: { ...editable.__support_xen_hana, ...later },
    __support_kvm_infiniband: { ...editable.__support_kvm_infiniband, ...later },
    __support_fc_inject: { ...editable.__support_fc_inject, ...later },
    __support_amd: { ...editable.__support_amd, ...later },
    __support_kvm_hi1822_hisriov: { ...editable.__support_kvm_hi1822_hisriov, ...later },
    __support_kvm_hi1822_hivirtionet: { ...editable.__support_kvm_hi1822_hivirtionet, ...later },
    __is_config_init: { ...editable.__is_config_init, ...later },
    enterprise_project_id: { ...editable.enterprise_project_id, ...later },
    max_ram: { ...editable.max_ram, ...later },
    hw_vif_multiqueue_enabled: { ...editable.hw_vif_multiqueue_enabled, ...later },
    hw_firmware_type: { ...editable.hw_firmware_type, ...later },

    ...known,
    kernel_id: { effects: set, value: nativeImageId, sources: ['003 6.3.1'] },
    ramdisk_id: { effects: set, value: nativeImageId, sources: ['003 6.3.1'] },
    metadata: topLevel,
    properties: topLevel,
  },
  otherwise: {
    ...extension,
    effects: set,
    reading: '004 lists none; the schema of the same server takes any text, and the native PATCH any such attribute',
    sources: ['003 6.3.1', '001 Constraints'],
  },
  constraints: [...coexistence, memory],
  answers: imsAnswers,
  sources: ['004 request', '003 6.1.6'],
})
