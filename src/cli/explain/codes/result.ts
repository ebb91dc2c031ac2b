import type { Ruleset } from '../../../index.js'
import { bodies, type Explanations } from '../explanation.js'

/** The 128 of Glance would not fit on a page. */
const own: Ruleset = {
  id: 'own',
  mediaTypes: { 'application/json': 'v2.1' },
  attributes: {},
  otherwise: { effects: ['set', 'unset'] },
  constraints: [],
  quota: { attributes: 2 },
}

/** Stages quota to tags: what the whole body leaves behind. */
export const resultCodes: Explanations<
  'quota-exceeded' | 'constraint-excludes' | 'constraint-requires' | 'constraint-at-most' | 'body-kept-in-part'
> = {
  'quota-exceeded': {
    title: 'The image would have more custom attributes than the deployment allows.',
    why: [
      'They are counted when the whole body is done, so that a remove in the same body makes room.',
      'The default of Glance is 128. An image that had more may keep them, but gets no new ones.',
    ],
    sources: ['glance Q2'],
    ...bodies(
      '[{ "op": "add", "path": "/size", "value": "L" }]',
      '[\n  { "op": "remove", "path": "/shade" },\n  { "op": "add", "path": "/size", "value": "L" }\n]',
      { ruleset: own, image: { colour: 'red', shade: 'dark' } },
    ),
  },

  'constraint-excludes': {
    title: 'Attributes that cannot be together would both be there.',
    why: [
      'They are judged on the image that the whole body leaves: remove the one and add the other in one body.',
      'Some pairs only warn, and so does a flag whose value is "false".',
    ],
    sources: ['001 response', '002 response', '003 5.1.2 response', '003 Appendix B'],
    ruled: true,
    ...bodies(
      '[{ "op": "add", "path": "/__support_xen_gpu_type", "value": "M60_vGPU" }]',
      '[\n  { "op": "remove", "path": "/__support_kvm" },\n  { "op": "add", "path": "/__support_xen_gpu_type", "value": "M60_vGPU" }\n]',
      { image: { status: 'active', name: 'db', __support_kvm: 'true' } },
    ),
  },

  'constraint-requires': {
    title: 'An attribute is there without another one that it needs.',
    why: [
      'They are judged on the image that the whole body leaves: set both in one body.',
      'Cloud-Init injection, for example, is a matter of system disk images only.',
    ],
    sources: ['001 response', '002 response'],
    ruled: true,
    bad: {
      image: { status: 'active', virtual_env_type: 'Ironic' },
      body: '[{ "op": "add", "path": "/__support_fc_inject", "value": "true" }]',
    },
    good: {
      image: { status: 'active', virtual_env_type: 'FusionCompute' },
      body: '[{ "op": "add", "path": "/__support_fc_inject", "value": "true" }]',
    },
  },

  'constraint-at-most': {
    title: 'A lower limit is above the upper one.',
    why: ['No server has enough memory and not too much then. 0 means that there is no limit.'],
    sources: ['003 5.1.2 response'],
    ruled: true,
    ...bodies(
      '[{ "op": "replace", "path": "/min_ram", "value": 8192 }]',
      '[{ "op": "replace", "path": "/min_ram", "value": 2048 }]',
      { image: { status: 'active', max_ram: '4096' } },
    ),
  },

  'body-kept-in-part': {
    title: 'The server refuses the body, and keeps a part of it all the same.',
    why: [
      'Glance saves the tags when all else is saved. A tag that the database cannot hold is found too late.',
      'The other changes stay, and some of the new tags, too: which ones, is chance.',
    ],
    sources: ['glance A5'],
    ...bodies(
      '[\n  { "op": "replace", "path": "/name", "value": "party" },\n  { "op": "replace", "path": "/tags", "value": ["🎉"] }\n]',
      '[\n  { "op": "replace", "path": "/name", "value": "party" },\n  { "op": "replace", "path": "/tags", "value": ["party"] }\n]',
      { ruleset: 'glance' },
    ),
  },
}
