import type { Explanations } from '../explanation.js'

const image = { name: 'web', colour: 'red' }

/** Stage translate: what conversions and differences say. No server sees it. */
export const translateCodes: Explanations<
  | 'precondition-dropped'
  | 'precondition-added'
  | 'operation-unsaid'
  | 'operation-untranslatable'
  | 'value-respelled'
  | 'attribute-left-out'
  | 'attribute-reset'
> = {
  'precondition-dropped': {
    title: 'The new body no longer fails where the old one did.',
    why: [
      'A v2.0 add fails where the attribute is there already; nothing in v2.1 does.',
      'If that was a guard against overwriting, it is gone: look at the image first, or give it with --image.',
    ],
    sources: ['glance D2', 'RFC 6902 4.1'],
    bad: { to: 'v2.1', ruleset: 'glance', body: '[{ "add": "/colour", "value": "red" }]' },
    good: { to: 'v2.1', ruleset: 'glance', body: '[{ "replace": "/colour", "value": "red" }]' },
  },

  'precondition-added': {
    title: 'The new body fails on images on which the old one did not.',
    why: [
      'Whether an attribute is there was not known, and `--assume` decided; or the format has no other way to say it.',
      'With --image nothing has to be assumed.',
    ],
    sources: ['glance D2', 'glance D4', 'RFC 7396 2'],
    bad: {
      to: 'v2.0',
      ruleset: 'glance',
      assume: 'absent',
      body: '[{ "op": "add", "path": "/colour", "value": "red" }]',
    },
    good: { to: 'v2.0', ruleset: 'glance', image, body: '[{ "op": "add", "path": "/colour", "value": "red" }]' },
  },

  'operation-unsaid': {
    title: 'The new body says only how things end, not this step on the way.',
    why: ['A merge patch has one value for each attribute. An earlier operation that could fail can do so no more.'],
    sources: ['RFC 7396 2', 'glance A1'],
    bad: {
      to: 'merge-patch',
      ruleset: 'glance',
      body: '[\n  { "op": "add", "path": "/name", "value": 5 },\n  { "op": "replace", "path": "/name", "value": "web" }\n]',
    },
    good: {
      to: 'merge-patch',
      ruleset: 'glance',
      body: '[{ "op": "replace", "path": "/name", "value": "web" }]',
    },
  },

  'operation-untranslatable': {
    title: 'The other format has no honest equivalent, or nothing decides between two.',
    why: [
      'No body is written then. A v2.1 add is add or replace in v2.0, and whether the attribute is there decides.',
      'Give the image with --image, or say what to --assume. Merge patches cannot set null, or objects.',
    ],
    sources: ['glance D1', 'glance D2', 'RFC 6902 4', 'RFC 7396 1'],
    bad: { to: 'v2.0', ruleset: 'glance', body: '[{ "op": "add", "path": "/colour", "value": "red" }]' },
    good: { to: 'v2.0', ruleset: 'glance', image, body: '[{ "op": "add", "path": "/colour", "value": "red" }]' },
  },

  'value-respelled': {
    title: 'The value is written in another way at the other endpoint.',
    why: ['Endpoints want the same number or flag as different JSON types. It means the same there.'],
    sources: ['003 5.1.2 Table 5-4', 'glance S5', 'glance S10'],
    bad: {
      to: 'v2.1',
      fromRuleset: 'ims-cloudimages',
      ruleset: 'glance',
      body: '[{ "op": "replace", "path": "/min_ram", "value": "1024" }]',
    },
    good: {
      to: 'v2.1',
      fromRuleset: 'ims-cloudimages',
      ruleset: 'glance',
      body: '[{ "op": "replace", "path": "/min_ram", "value": 1024 }]',
    },
  },

  'attribute-left-out': {
    title: 'A difference between two images is left out: this caller cannot make it.',
    why: [
      'The server keeps the attribute itself, as the time of the last change, or the caller may not change it.',
      'It is info where it is the server that makes it, and a warning where somebody may have wanted it.',
    ],
    sources: ['glance N1', 'glance D6', 'glance D9'],
    ruled: true,
    bad: { ruleset: 'glance', image: { ...image, size: 1 }, after: { ...image, size: 2, colour: 'blue' } },
    good: { ruleset: 'glance', image, after: { ...image, colour: 'blue' } },
  },

  'attribute-reset': {
    title: 'An attribute that cannot be removed is set to its neutral value instead.',
    why: ['`diff --prune` removes what the second image does not list; base attributes are there on every image.'],
    sources: ['glance D5'],
    bad: { ruleset: 'glance', prune: true, image: { min_ram: 512, colour: 'red' }, after: {} },
    good: { ruleset: 'glance', prune: true, image: { min_ram: 512, colour: 'red' }, after: { min_ram: 512 } },
  },
}
