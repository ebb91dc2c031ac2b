import type { AttributeRule, Demand, Ruleset, ValueRule } from '../ruleset.js'
import { patchTypes } from './media-types.js'

const edit = ['set', 'unset'] as const
const set = ['set'] as const

const basicPlane: ValueRule = {
  pattern: '^[\\u0000-\\uFFFF]*$',
  description: 'no characters above U+FFFF, such as emoji',
}
const storable: ValueRule = { ...basicPlane, sources: ['glance U1'] }
const text = [
  { type: 'string' },
  storable,
  { maxLength: 65535, severity: 'warning', sources: ['glance U4'] },
] satisfies readonly ValueRule[]
const shortText = [{ type: ['string', 'null'] }, { maxLength: 255 }, storable] satisfies readonly ValueRule[]
const size = [
  { type: 'integer' },
  { minimum: 0, sources: ['glance D7'] },
  { maximum: 2147483647, sources: ['glance D8'] },
] satisfies readonly ValueRule[]
const imageId = [
  { type: ['string', 'null'] },
  {
    // Python's $ lets one line break pass.
    pattern: '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\n?$',
    description: 'a UUID',
  },
] satisfies readonly ValueRule[]

const unborn: Demand = { status: ['queued', 'importing'], sources: ['glance D6'] }
const readOnly: AttributeRule = { effects: [], sources: ['glance N1'] }
const reserved: AttributeRule = { effects: [], sources: ['glance N2'] }
const custom: AttributeRule = { effects: edit, value: text, sources: ['glance S11'] }
const topLevel = 'Properties are top-level: write one operation for each.'

/**
 * Upstream Glance in its default configuration. It stands for the rules of one attribute at a time: quotas (Q), the names
 * of Python's own that leak (X) and deeper paths of /locations (G) are not in it.
 */
export const glance: Ruleset = {
  id: 'glance',
  title: 'OpenStack Glance, upstream',
  endpoint: 'PATCH /v2/images/{image_id}',
  mediaTypes: patchTypes,
  attributes: {
    name: {
      title: 'name of the image',
      effects: set,
      presence: 'always',
      default: null,
      value: shortText,
      reading: 'C03: 255',
      sources: ['glance S1'],
    },
    visibility: {
      title: 'who sees the image',
      effects: set,
      presence: 'always',
      default: 'shared',
      value: [{ enum: ['community', 'public', 'private', 'shared'] }],
      demands: [{ value: 'public', role: 'admin', before: 'existence', sources: ['glance D9'] }],
      reading: 'C15: upstream has community, too',
      sources: ['glance S2'],
    },
    protected: {
      title: 'cannot be deleted',
      effects: set,
      presence: 'always',
      default: false,
      value: [{ type: 'boolean' }],
      sources: ['glance S3'],
    },
    os_hidden: {
      title: 'not in lists',
      effects: set,
      presence: 'always',
      default: false,
      value: [{ type: 'boolean' }],
      sources: ['glance S4'],
    },
    tags: {
      title: 'tags, as a whole',
      effects: set,
      presence: 'always',
      default: [],
      value: [{ type: 'array', items: { type: 'string', maxLength: 255, ...basicPlane }, sources: ['glance U1'] }],
      reading: 'C05: no format beyond the length',
      sources: ['glance S9'],
    },
    min_ram: {
      title: 'least memory, in MB',
      effects: set,
      presence: 'always',
      default: 0,
      value: size,
      sources: ['glance S5'],
    },
    min_disk: {
      title: 'least disk, in GB',
      effects: set,
      presence: 'always',
      default: 0,
      value: size,
      sources: ['glance S5'],
    },
    container_format: {
      title: 'container format',
      effects: set,
      presence: 'always',
      default: null,
      value: [{ enum: [null, 'ami', 'ari', 'aki', 'bare', 'ovf', 'ova', 'docker', 'compressed'] }],
      demands: [unborn],
      sources: ['glance S6'],
    },
    disk_format: {
      title: 'disk format',
      effects: set,
      presence: 'always',
      default: null,
      value: [{ enum: [null, 'ami', 'ari', 'aki', 'vhd', 'vhdx', 'vmdk', 'raw', 'qcow2', 'vdi', 'iso', 'ploop'] }],
      demands: [unborn],
      reading: 'C11: the default list',
      sources: ['glance S7'],
    },
    owner: {
      title: 'project that owns the image',
      effects: set,
      presence: 'always',
      default: null,
      value: shortText,
      demands: [{ precondition: 'present', role: 'admin', sources: ['glance D10'] }],
      sources: ['glance S8'],
    },

    id: readOnly,
    status: { ...readOnly, presence: 'always', default: 'active' },
    size: readOnly,
    virtual_size: readOnly,
    checksum: readOnly,
    os_hash_algo: readOnly,
    os_hash_value: readOnly,
    created_at: readOnly,
    updated_at: readOnly,
    direct_url: readOnly,
    self: readOnly,
    file: readOnly,
    schema: readOnly,
    location: reserved,
    deleted: reserved,
    deleted_at: reserved,
    locations: {
      effects: [],
      advice: 'Glance hides locations, and refuses changes to them, unless show_multiple_locations is on.',
      sources: ['glance G2'],
    },

    stores: { ...custom, advice: 'Leave it out: Glance would keep it as a custom property.', sources: ['glance N4'] },
    metadata: { ...custom, advice: topLevel, sources: ['glance S10'] },
    properties: { ...custom, advice: topLevel, sources: ['glance N5'] },
    kernel_id: { effects: edit, value: imageId, sources: ['glance S11'] },
    ramdisk_id: { effects: edit, value: imageId, sources: ['glance S11'] },
    architecture: custom,
    os_distro: custom,
    os_version: custom,
    instance_uuid: custom,
    description: custom,
    cinder_encryption_key_id: custom,
    cinder_encryption_key_deletion_policy: {
      effects: edit,
      value: [{ enum: ['on_image_deletion', 'do_not_delete'] }],
      sources: ['glance S11'],
    },
  },
  otherwise: {
    title: 'custom property',
    effects: edit,
    value: text,
    name: [
      storable,
      {
        pattern: '^[\\s\\S]{0,255}$',
        description: 'a name of at most 255 characters, as MariaDB holds',
        severity: 'warning',
        sources: ['glance U4'],
      },
    ],
    reserved: [{ prefix: 'os_glance', sources: ['glance N3'] }],
    sources: ['glance S10', 'glance P10'],
  },
  constraints: [],
  sources: ['glance D1', 'glance-src glance/api/v2/images.py'],
}
