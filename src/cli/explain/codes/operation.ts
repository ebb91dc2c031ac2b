import { bodies, type Explanations } from '../explanation.js'

const rename = '[{ "op": "replace", "path": "/name", "value": "web" }]'

/** Stage operation: the members of an operation. */
export const operationCodes: Explanations<
  | 'operation-not-object'
  | 'operation-format-mismatch'
  | 'op-missing'
  | 'op-unknown'
  | 'op-ambiguous'
  | 'value-missing'
  | 'value-ignored'
  | 'member-ignored'
> = {
  'operation-not-object': {
    title: 'An item of the array is not an object.',
    why: ['Every item is one operation. Strings that hold JSON were encoded twice.'],
    sources: ['RFC 6902 3', 'glance B3'],
    ...bodies('["{\\"op\\": \\"replace\\", \\"path\\": \\"/name\\", \\"value\\": \\"web\\"}"]', rename),
  },

  'operation-format-mismatch': {
    title: 'One operation is written in another format than the rest of the body.',
    why: ['A body has one format. The server finds no op in such an operation and refuses the body.'],
    fix: 'partly',
    sources: ['glance O5', 'glance O6'],
    ...bodies(
      '[\n  { "op": "replace", "path": "/name", "value": "web" },\n  { "remove": "/colour" }\n]',
      '[\n  { "op": "replace", "path": "/name", "value": "web" },\n  { "op": "remove", "path": "/colour" }\n]',
    ),
  },

  'op-missing': {
    title: 'An operation does not say what to do.',
    why: [
      'In v2.1 the member "op" says it; in v2.0 one of the members "add", "remove" and "replace" does, and holds the path.',
      'Names of members are case-sensitive.',
    ],
    fix: 'partly',
    sources: ['RFC 6902 4', 'glance O1', 'glance O3'],
    ...bodies('[{ "Op": "replace", "path": "/name", "value": "web" }]', rename),
  },

  'op-unknown': {
    title: 'The op is none that the endpoint has.',
    why: [
      'There are add, remove and replace, in lower case.',
      'The test, move and copy of RFC 6902 are refused; `image-patch convert --from json-patch` can often do without them.',
    ],
    fix: 'partly',
    sources: ['RFC 6902 4', 'glance O2', 'glance O3', '003 5.1.2 Table 5-4'],
    ...bodies('[{ "op": "update", "path": "/name", "value": "web" }]', rename),
  },

  'op-ambiguous': {
    title: 'An operation of v2.0 has more than one op.',
    why: ['The server refuses to choose, whatever their values are, even null.'],
    sources: ['glance O4'],
    ...bodies(
      '[{ "add": "/colour", "remove": "/shade", "value": "red" }]',
      '[\n  { "add": "/colour", "value": "red" },\n  { "remove": "/shade" }\n]',
      { ruleset: 'glance' },
    ),
  },

  'value-missing': {
    title: 'An operation that sets has no value.',
    why: [
      'add and replace want the member "value", even for an empty string: many programs drop members that are empty.',
      'null is a value, though few attributes take it.',
    ],
    fix: 'partly',
    sources: ['RFC 6902 4.1', 'glance V1', 'glance V3', '001 Request'],
    ...bodies(
      '[{ "op": "add", "path": "/__description" }]',
      '[{ "op": "add", "path": "/__description", "value": "" }]',
    ),
  },

  'value-ignored': {
    title: 'A remove has a value, which the server ignores.',
    why: ['Nothing goes wrong, but who reads the body may take it for a condition.'],
    fix: 'unsafe',
    sources: ['RFC 6902 4.2', 'glance V2'],
    ...bodies('[{ "op": "remove", "path": "/colour", "value": "red" }]', '[{ "op": "remove", "path": "/colour" }]'),
  },

  'member-ignored': {
    title: 'An operation has a member that means nothing.',
    why: ['The server ignores it. Often it is a comment, a slip in another name, or a rest of the other format.'],
    fix: 'unsafe',
    sources: ['RFC 6902 4', 'glance O5', 'glance O6', 'glance O7'],
    ...bodies('[{ "op": "replace", "path": "/name", "value": "web", "comment": "as agreed" }]', rename),
  },
}
