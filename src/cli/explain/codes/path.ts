import { bodies, type Explanations } from '../explanation.js'

const rename = '[{ "op": "replace", "path": "/name", "value": "web" }]'

/** Stage operation: the path. */
export const pathCodes: Explanations<
  'path-missing' | 'path-not-string' | 'path-syntax' | 'path-unusual' | 'path-depth'
> = {
  'path-missing': {
    title: 'An operation does not say what it changes.',
    why: ['In v2.1 the member "path" says it, for remove, too.'],
    fix: 'partly',
    sources: ['RFC 6902 4', 'glance P1'],
    ...bodies('[{ "op": "replace", "Path": "/name", "value": "web" }]', rename),
  },

  'path-not-string': {
    title: 'The path is not a string.',
    why: ['Glance does not expect that and fails with 500. What IMS does is not known.'],
    sources: ['RFC 6902 4', 'glance P2'],
    ...bodies('[{ "op": "replace", "path": ["name"], "value": "web" }]', rename),
  },

  'path-syntax': {
    title: 'The path is no JSON Pointer.',
    why: [
      'A path is "/" and the name of the attribute; in that name "~0" stands for "~" and "~1" for "/".',
      'Beyond the RFC, Glance refuses an empty part within the path, and a "/" at its end.',
    ],
    fix: 'partly',
    sources: ['RFC 6901 3', 'glance P3', 'glance P5', 'glance P6', 'glance P7'],
    ...bodies('[{ "op": "replace", "path": "name", "value": "web" }]', rename),
  },

  'path-unusual': {
    title: 'The server reads the path otherwise than RFC 6901 does.',
    why: [
      'Glance drops a second "/" at the start, and white space around the name.',
      'Other servers, and other tools, take such a path for another name, or refuse it.',
    ],
    fix: 'safe',
    sources: ['RFC 6901 4', 'glance P5', 'glance P8'],
    ...bodies('[{ "op": "replace", "path": "//name", "value": "web" }]', rename, { ruleset: 'glance' }),
  },

  'path-depth': {
    title: 'The path leads into an attribute, or not far enough.',
    why: [
      'Only whole attributes can be changed: tags, too, are set as a whole. A "/" in a name is written "~1".',
      'The exception is /locations of Glance, where add and remove name a position.',
    ],
    sources: ['glance P9', 'glance G1'],
    ...bodies(
      '[{ "op": "add", "path": "/tags/-", "value": "linux" }]',
      '[{ "op": "replace", "path": "/tags", "value": ["linux"] }]',
      { ruleset: 'glance' },
    ),
  },
}
