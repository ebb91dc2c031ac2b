import type { Ruleset } from '../../../index.js'
import { bodies, type Explanations } from '../explanation.js'

/** Only locations have members at a built-in endpoint, and those are switched off in most deployments. */
const own: Ruleset = {
  id: 'own',
  mediaTypes: { 'application/json': 'v2.1' },
  attributes: {
    booking: {
      effects: ['set', 'unset'],
      value: [
        { type: 'object', required: ['from'], properties: { from: { type: 'string' } }, additionalProperties: false },
      ],
    },
  },
  constraints: [],
}

/** Stage operation, for some rules a later one: the value. */
export const valueCodes: Explanations<
  'value-type' | 'value-not-allowed' | 'value-length' | 'value-pattern' | 'value-range' | 'value-members'
> = {
  'value-type': {
    title: 'The value has a JSON type that the attribute does not take.',
    why: [
      'Custom attributes and the flags of IMS are strings: "true", not true; "4711", not 4711.',
      'The base attributes of Glance are what they are called: booleans, integers, arrays of strings.',
    ],
    fix: 'partly',
    sources: ['glance S3', 'glance S5', 'glance S10', '003 5.1.2 Table 5-4'],
    ruled: true,
    ...bodies(
      '[{ "op": "add", "path": "/__support_kvm", "value": true }]',
      '[{ "op": "add", "path": "/__support_kvm", "value": "true" }]',
    ),
  },

  'value-not-allowed': {
    title: 'The value is not one of those that the attribute takes.',
    why: [
      'The values are compared exactly, upper and lower case, too.',
      'Some lists hang on the region or the deployment: a value that is missing there is only warned of.',
    ],
    fix: 'unsafe',
    sources: ['glance S2', 'glance S6', 'glance S7', '003 5.1.2 Table 5-4', '003 9.5', '003 Appendix B'],
    ruled: true,
    ...bodies(
      '[{ "op": "replace", "path": "/hw_firmware_type", "value": "UEFI" }]',
      '[{ "op": "replace", "path": "/hw_firmware_type", "value": "uefi" }]',
    ),
  },

  'value-length': {
    title: 'The value is too long or too short, or has too many items.',
    why: [
      'Lengths are counted in Unicode code points: neither in bytes nor in UTF-16 units.',
      'Glance answers 413 to more than 128 tags, in the default configuration.',
    ],
    sources: ['glance S1', 'glance S9', 'glance Q1', '003 9.1', '003 Appendix B'],
    ruled: true,
    ...bodies(
      '[{ "op": "replace", "path": "/name", "value": "" }]',
      '[{ "op": "replace", "path": "/name", "value": "web" }]',
    ),
  },

  'value-pattern': {
    title: 'The value is not written as the attribute wants it.',
    why: [
      'It has characters that are not allowed, or is no number, UUID or the like. The message says what is wanted.',
    ],
    sources: ['003 9.1', '003 Appendix B', 'glance S11', 'glance U1'],
    ruled: true,
    ...bodies(
      '[{ "op": "add", "path": "/__description", "value": "for <b>all</b>" }]',
      '[{ "op": "add", "path": "/__description", "value": "for all" }]',
    ),
  },

  'value-range': {
    title: 'The number is too small or too large.',
    why: [
      'Glance sees a negative number as the operation is applied, one above 2147483647 only when it saves the image.',
    ],
    sources: ['glance D7', 'glance D8', '003 Appendix B'],
    ruled: true,
    ...bodies(
      '[{ "op": "replace", "path": "/min_ram", "value": -1 }]',
      '[{ "op": "replace", "path": "/min_ram", "value": 0 }]',
    ),
  },

  'value-members': {
    title: 'An object lacks a member, or has one that it may not have.',
    why: ['At the built-in endpoints only the locations of Glance are objects; a ruleset of your own may have others.'],
    sources: ['glance G1'],
    ruled: true,
    ...bodies(
      '[{ "op": "add", "path": "/booking", "value": { "colour": "red" } }]',
      '[{ "op": "add", "path": "/booking", "value": { "from": "2026-12-01" } }]',
      { ruleset: own },
    ),
  },
}
