import type { Ruleset } from '../ruleset.js'

type MediaTypes = Ruleset['mediaTypes']

/** Both formats: Glance, and the native API of IMS in front of one (glance C1; 001, 002 and 003 6.1.3). */
export const patchTypes: MediaTypes = {
  'application/openstack-images-v2.0-json-patch': 'v2.0',
  'application/openstack-images-v2.1-json-patch': 'v2.1',
}

/**
 * C29: 000 and 003 5.1.2 name no media type, 003 3.1 recommends application/json for every API, clients send that or the
 * v2.1 type. Whatever is sent, the body that they describe is that of v2.1.
 */
export const cloudImagesTypes: MediaTypes = {
  'application/json': 'v2.1',
  'application/openstack-images-v2.0-json-patch': 'v2.1',
  'application/openstack-images-v2.1-json-patch': 'v2.1',
}
