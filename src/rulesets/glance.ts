import type { AttributeRule, Demand, InnerRule, ValueRule } from '../ruleset.js'
import { builtIn } from './built-in.js'
import { leaking } from './glance-leaking.js'
import { patchTypes } from './media-types.js'

const edit = ['set', 'unset'] as const
const set = ['set'] as const

const above = { pattern: '^[\\u0000-\\uFFFF]*$', description: 'no characters above U+FFFF, such as emoji' } as const
const alone = { pattern: '^[^\\uD800-\\uDFFF]*$', description: 'no halves of surrogate pairs' } as const
/** What the database cannot hold is seen when the image is saved. */
const storable = [
  { ...above, stage: 'save', sources: ['glance U1'] },
  { ...alone, stage: 'store', answer: { status: 500 }, sources: ['glance U2'] },
] satisfies readonly ValueRule[]
const text = [
  { type: 'string' },
  ...storable,
  { maxLength: 65535, severity: 'warning', sources: ['glance U4'] },
] satisfies readonly ValueRule[]
const shortText = [{ type: ['string', 'null'] }, { maxLength: 255 }, ...storable] satisfies readonly ValueRule[]
const size = [
  { type: 'integer' },
  { minimum: 0, stage: 'apply', sources: ['glance D7'] },
  { maximum: 2147483647, stage: 'save', sources: ['glance D8', 'glance A6'] },
] satisfies readonly ValueRule[]
const imageId = [
  { type: ['string', 'null'] },
  {
    // Python's $ lets one line break pass.
    pattern: '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\n?$',
    description: 'a UUID',
  },
] satisfies readonly ValueRule[]

/** An owner that is not the image's own makes it invisible to its former owner, who gets 403: Glance saves and then looks. */
const stranger: Demand = {
  precondition: 'none',
  role: 'admin',
  stage: 'handover',
  unless: {
    values: [null, ''],
    same: 'owner',
    image: { attribute: 'visibility', values: ['community', 'public'] },
  },
  sources: ['glance D10'],
}
const location = {
  type: 'object',
  required: ['url', 'metadata'],
  properties: {
    url: { type: 'string', maxLength: 255 },
    metadata: { type: 'object' },
    validation_data: {
      type: 'object',
      required: ['os_hash_algo', 'os_hash_value'],
      properties: {
        checksum: { type: 'string', minLength: 32, maxLength: 32 },
        os_hash_algo: { type: 'string', maxLength: 64 },
        os_hash_value: { type: 'string', maxLength: 128 },
      },
      additionalProperties: false,
    },
  },
} satisfies InnerRule

const unborn: Demand = { status: ['queued', 'importing'], sources: ['glance D6'] }
const readOnly: AttributeRule = { effects: [], sources: ['glance N1'] }
const reserved: AttributeRule = { effects: [], sources: ['glance N2'] }
const custom: AttributeRule = { effects: edit, value: text, sources: ['glance S11'] }
const topLevel = 'Properties are top-level: write one operation for each.'

/**
 * Upstream Glance 25.1 in its default configuration. What a deployment configures is changed by spreading it: `settings`
 * (show_multiple_locations), `quota`, the lists of formats, the attributes of its schema-image.json. Where locations are
 * visible, only their shape is judged: which of them may be added or removed hangs on the stores and on those there are.
 */
export const glance = /* @__PURE__ */ builtIn({
  id: 'glance',
  title: 'OpenStack Glance, upstream',
  endpoint: 'PATCH /v2/images/{image_id}',
  mediaTypes: patchTypes,
  paths: { leadingSlashes: 'dropped', whiteSpace: 'trimmed', sources: ['glance P4', 'glance P5', 'glance P8'] },
  attributes: {
    ...leaking,
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
      value: [
        { type: 'array', items: { type: 'string', maxLength: 255 } },
        { maxItems: 128, stage: 'apply', answer: { status: 413 }, sources: ['glance Q1'] },
        { items: above, stage: 'tags', sources: ['glance A5'] },
        { items: alone, stage: 'tags', answer: { status: 500 }, sources: ['glance A5'] },
      ],
      stored: 'as-set',
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
      demands: [{ precondition: 'present', role: 'admin', before: 'existence', sources: ['glance D10'] }, stranger],
      stored: 'empty-as-null',
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
      title: 'where the data is; add and remove name a position',
      effects: edit,
      presence: 'always',
      default: [],
      depth: { add: 2, remove: 2 },
      value: [{ type: 'array', items: location, sources: ['glance G1', 'glance G2'] }],
      demands: [{ setting: 'show_multiple_locations', sources: ['glance G1', 'glance G2'] }],
      stored: 'not-at-all',
      sources: ['glance G1'],
    },

    // A Glance with several stores shows in them where the data is, whatever was set (row N4 had one store).
    stores: {
      ...custom,
      stored: 'overshadowed',
      advice:
        'Leave it out: Glance would keep it as a custom property, and where it has several stores show those instead.',
      sources: ['glance N4', 'glance-src glance/api/v2/images.py'],
    },
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
      ...storable,
      { pattern: '[\\s\\S]', description: 'a name that is not empty', severity: 'warning', sources: ['glance P4'] },
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
  ownership: { attribute: 'owner', sources: ['glance D10'] },
  quota: { attributes: 128, sources: ['glance Q2'] },
  sources: ['glance D1', 'glance-src glance/api/v2/images.py'],
})
