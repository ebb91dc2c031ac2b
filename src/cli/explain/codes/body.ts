import { bodies, type Explanations } from '../explanation.js'

const rename = '[{ "op": "replace", "path": "/name", "value": "web" }]'
const v20 = 'application/openstack-images-v2.0-json-patch'

/** Stage body, and whether the body as a whole is in the format that is wanted. */
export const bodyCodes: Explanations<
  | 'body-empty'
  | 'body-unreadable'
  | 'body-not-array'
  | 'body-not-object'
  | 'body-without-operations'
  | 'format-mismatch'
> = {
  'body-empty': {
    title: 'The body has no bytes.',
    why: ['Often a file that was never written, or a variable that was empty. To change nothing, send nothing.'],
    sources: ['glance J1', '003 Appendix B'],
    ...bodies('', rename),
  },

  'body-unreadable': {
    title: 'A value that a program passed as body or image cannot be read.',
    why: [
      'It has a getter or a proxy that throws, or is nested too deep to be walked.',
      'Only callers of the library meet it: what JSON.parse gives can always be read, unless it is nested that deep.',
      'Glance answers 500 to a text that is nested a thousand levels deep.',
    ],
    sources: ['glance J7'],
    bad: { line: "compile(rulesets.glance).validate([{ get op() { throw new Error('gone') } }])" },
    good: { line: "compile(rulesets.glance).validate([{ op: 'remove', path: '/colour' }])" },
  },

  'body-not-array': {
    title: 'The body is JSON, but not an array of operations.',
    why: [
      'A single operation wants an array around it, too.',
      'A string that holds JSON was encoded twice; an object of attributes is an image, or a merge patch.',
    ],
    fix: 'unsafe',
    sources: ['RFC 6902 3', 'glance B1', 'glance J10'],
    ...bodies('{ "op": "replace", "path": "/name", "value": "web" }', rename),
  },

  'body-not-object': {
    title: 'The body of a merge patch, or of the creation of an image, is no JSON object.',
    why: [
      'A merge patch that is no object would replace the whole image, which no endpoint can do.',
      'An image is created from an object of attributes.',
    ],
    sources: ['RFC 7396 2', '004 request'],
    bad: { from: 'merge-patch', to: 'v2.1', ruleset: 'glance', body: rename },
    good: { from: 'merge-patch', to: 'v2.1', ruleset: 'glance', body: '{ "name": "web" }' },
  },

  'body-without-operations': {
    title: 'The array is empty.',
    why: [
      'Glance answers 200 and changes nothing, not even the time of the last change.',
      'It still answers 404 where there is no such image.',
      'IMS has an answer to a body that is empty, 400 IMG.0007; no document says whether an empty array is one.',
    ],
    sources: ['glance B2', '003 Appendix B'],
    ...bodies('[]', rename),
  },

  'format-mismatch': {
    title: 'The whole body is in another format than the endpoint or the Content-Type wants.',
    why: [
      'The Content-Type alone chooses the format; the server never looks at the shape of the body.',
      'PATCH /v2/cloudimages of IMS knows the shape of v2.1 only. `image-patch convert` translates.',
    ],
    fix: 'partly',
    sources: ['glance C1', 'glance O5', 'glance O6', '003 5.1.2'],
    ...bodies(rename, '[{ "replace": "/name", "value": "web" }]', { ruleset: 'glance', mediaType: v20 }),
  },
}
