import { bodies, type Explanations } from '../explanation.js'

const rename = '[{ "op": "replace", "path": "/name", "value": "web" }]'
const v21 = 'application/openstack-images-v2.1-json-patch'

/** Stages media-type and text. */
export const textCodes: Explanations<
  'media-type-unsupported' | 'text-encoding' | 'text-byte-order-mark' | 'text-malformed' | 'member-duplicate'
> = {
  'media-type-unsupported': {
    title: 'The endpoint does not take bodies with this Content-Type.',
    why: [
      'The Content-Type is looked at before all else, and it alone chooses the format.',
      'Glance compares what stands before the first ";" exactly: upper case, or a space before the ";", is another type.',
      'IMS documents recommend application/json for every API and name the two types of Glance for the native one.',
    ],
    sources: ['glance C2', 'glance C3', 'glance C4', '003 3.1', '003 6.1.3', 'RFC 5789 2.2'],
    bad: { ruleset: 'glance', mediaType: 'application/json', body: rename },
    good: { ruleset: 'glance', mediaType: v21, body: rename },
  },

  'text-encoding': {
    title: 'The bytes of the body are not UTF-8.',
    why: [
      'JSON that is sent between systems is UTF-8; a charset in the Content-Type changes nothing.',
      'Editors and shells on Windows like to write UTF-16 or Latin-1.',
    ],
    sources: ['RFC 8259 8.1', 'glance J9', 'glance C3'],
    bad: { encoding: 'ISO-8859-1', body: '[{ "op": "replace", "path": "/name", "value": "für alle" }]' },
    good: { body: '[{ "op": "replace", "path": "/name", "value": "fuer alle" }]' },
  },

  'text-byte-order-mark': {
    title: 'The text begins with a byte order mark.',
    why: [
      'The mark is invisible in most editors, and no JSON: the server finds the text malformed.',
      'lint warns only, and judges the body without it: most that reads a file to send it drops the mark.',
    ],
    fix: 'safe',
    sources: ['RFC 8259 8.1', 'glance J3'],
    ...bodies(`\ufeff${rename}`, rename),
  },

  'text-malformed': {
    title: 'The text is not JSON.',
    why: [
      'Comments, single quotes, commas before a closing bracket and raw line breaks in strings are no JSON.',
      'Python, and so Glance, reads NaN and Infinity all the same: do not rely on it.',
    ],
    sources: ['RFC 8259 2', 'glance J2', 'glance J4', 'glance J8'],
    ...bodies('[{ "op": "replace", "path": "/name", "value": "web" },]', rename),
  },

  'member-duplicate': {
    title: 'A member stands more than once in one object.',
    why: ['The server takes the last one and does not look at the others: what was meant by them is lost silently.'],
    fix: 'partly',
    sources: ['RFC 8259 4', 'glance J6'],
    ...bodies('[{ "op": "replace", "path": "/min_ram", "path": "/name", "value": "web" }]', rename),
  },
}
