import { bodies, type Explanations } from '../explanation.js'

const v20 = 'application/openstack-images-v2.0-json-patch'
const rename = '[{ "op": "replace", "path": "/name", "value": "web" }]'
const image = { status: 'active', name: 'db', owner: 'shop' }
const atGlance = { ruleset: 'glance', image } as const

/** Stages lookup and apply: the image, and the state that it has. */
export const imageCodes: Explanations<
  | 'image-missing'
  | 'image-status'
  | 'attribute-absent'
  | 'attribute-present'
  | 'add-disputed'
  | 'setting-required'
  | 'server-fails'
  | 'value-fixed'
> = {
  'image-missing': {
    title: 'There is no such image, or the caller cannot see it.',
    why: ['The server looks for the image when every operation by itself is in order: a broken body is told first.'],
    sources: ['glance D12', '003 6.1.3'],
    bad: { ruleset: 'glance', image: null, body: rename },
    good: { ...atGlance, body: rename },
  },

  'image-status': {
    title: 'The image is in a status in which this cannot be changed.',
    why: [
      'Glance changes the formats of an image only while it is queued or importing, even to what they are already.',
      'IMS updates active images only.',
    ],
    sources: ['glance D6', '003 5.1.2', '003 Appendix B'],
    ...bodies('[{ "op": "replace", "path": "/disk_format", "value": "raw" }]', rename, atGlance),
  },

  'attribute-absent': {
    title: 'What is to be replaced or removed is not there.',
    why: [
      'The image never had it, or an earlier operation of the body has removed it. Without --image only the latter is known.',
      'In v2.1 an add sets an attribute whether it is there or not.',
    ],
    fix: 'unsafe',
    sources: ['glance D3', 'glance D4', 'glance A3', 'huawei-terraform'],
    ...bodies(
      '[{ "op": "replace", "path": "/colour", "value": "red" }]',
      '[{ "op": "add", "path": "/colour", "value": "red" }]',
      atGlance,
    ),
  },

  'attribute-present': {
    title: 'What is to be added is there already, and add does not overwrite here.',
    why: [
      'This is where the two formats differ: in v2.0 it is 409 Conflict, in v2.1 add overwrites.',
      'Base attributes, such as name and tags, are there on every image.',
    ],
    fix: 'unsafe',
    sources: ['glance D1', 'glance D2'],
    ...bodies('[{ "add": "/name", "value": "web" }]', '[{ "replace": "/name", "value": "web" }]', {
      ruleset: 'glance',
      mediaType: v20,
    }),
  },

  'add-disputed': {
    title: 'Documents and servers do not agree on what this add does.',
    why: [
      'IMS documents say that its two formats differ in shape only, so that add overwrites in v2.0, too.',
      'Glance answers 409 to a v2.0 add of what is there. Use replace, which is right at both.',
    ],
    sources: ['001 Request', '002 Request', '003 6.1.3 Table 6-6', 'glance D1', 'glance D2'],
    ...bodies('[{ "add": "/name", "value": "web" }]', '[{ "replace": "/name", "value": "web" }]', {
      ruleset: 'ims-images',
      mediaType: v20,
    }),
  },

  'setting-required': {
    title: 'The deployment has not switched on what this wants, as far as is known.',
    why: [
      'Locations can be changed only where they are visible, which is not the default.',
      'For a deployment that shows them, write a ruleset with "settings": ["show_multiple_locations"].',
    ],
    sources: ['glance G1', 'glance G2'],
    ...bodies('[{ "op": "remove", "path": "/locations/0" }]', rename, atGlance),
  },

  'server-fails': {
    title: 'Glance fails with 500 when this is set.',
    why: [
      'Glance looks for attributes on an object of its own, and some names reach parts of that object instead.',
      'After such a name was set, the server cannot go on with the image.',
    ],
    sources: ['glance X2', 'glance X3'],
    ...bodies(
      '[{ "op": "add", "path": "/base", "value": "ubuntu" }]',
      '[{ "op": "add", "path": "/base_image", "value": "ubuntu" }]',
      atGlance,
    ),
  },

  'value-fixed': {
    title: 'The attribute can only be set to what another attribute of the image is.',
    why: [
      '/image_id of Glance is its name for the id: with another value Glance looks for another image, or finds none.',
    ],
    sources: ['glance X1'],
    ...bodies(
      '[{ "op": "add", "path": "/image_id", "value": "4711" }]',
      '[{ "op": "add", "path": "/ticket", "value": "4711" }]',
      atGlance,
    ),
  },
}
