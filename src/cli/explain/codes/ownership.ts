import { bodies, type Explanations } from '../explanation.js'

const rename = '[{ "op": "replace", "path": "/name", "value": "web" }]'
const glance = { ruleset: 'glance' } as const

/** Stage apply: who the caller is, and whose the image. */
export const ownershipCodes: Explanations<'role-required' | 'image-not-owned' | 'image-given-away'> = {
  'role-required': {
    title: 'Only a caller with another role may do this.',
    why: [
      'By the default policy of Glance only admins make an image public, even one that is public already.',
      'Only admins replace the owner, too. `--role admin` says that the caller is one.',
    ],
    sources: ['glance D9', 'glance D10'],
    ...bodies(
      '[{ "op": "replace", "path": "/visibility", "value": "public" }]',
      '[{ "op": "replace", "path": "/visibility", "value": "shared" }]',
      glance,
    ),
  },

  'image-not-owned': {
    title: 'An earlier operation has given the image away, and this one wants its owner.',
    why: ['Glance applies the operations in order and judges each by the owner that the image has by then.'],
    sources: ['glance D10'],
    ...bodies(
      '[\n  { "op": "add", "path": "/owner", "value": "" },\n  { "op": "replace", "path": "/name", "value": "web" }\n]',
      '[\n  { "op": "replace", "path": "/name", "value": "web" },\n  { "op": "add", "path": "/owner", "value": "" }\n]',
      glance,
    ),
  },

  'image-given-away': {
    title: 'The body gives the image away.',
    why: [
      'A v2.1 add of the owner passes where a replace does not. Its former owner then cannot change the image any more.',
      'The owner null, or "", means that nobody owns it.',
    ],
    sources: ['glance D10'],
    ...bodies('[{ "op": "add", "path": "/owner", "value": null }]', rename, glance),
  },
}
