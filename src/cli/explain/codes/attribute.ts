import type { Ruleset } from '../../../index.js'
import { bodies, type Explanations } from '../explanation.js'

/** No built-in ruleset has a closed list, or an attribute that can only be removed. */
const own: Ruleset = {
  id: 'own',
  mediaTypes: { 'application/json': 'v2.1' },
  attributes: { name: { effects: ['set'], presence: 'always' }, expired: { effects: ['unset'] } },
  constraints: [],
}
const rename = '[{ "op": "replace", "path": "/name", "value": "web" }]'

/** Stages operation and apply: which attribute it is, and what may be done to it. */
export const attributeCodes: Explanations<
  | 'attribute-read-only'
  | 'attribute-reserved'
  | 'attribute-unknown'
  | 'attribute-similar'
  | 'attribute-name'
  | 'attribute-advice'
  | 'attribute-not-settable'
  | 'attribute-not-removable'
> = {
  'attribute-read-only': {
    title: 'The attribute cannot be changed at this endpoint.',
    why: [
      'It is kept by the server, or the documents of the endpoint do not list it among those that can be edited.',
      'It is refused whatever the value, and as an admin, too. Answers of GET list many such attributes.',
      '`image-patch rules` lists what can be edited where.',
    ],
    sources: ['glance N1', 'glance N2', '001 Constraints', '002 Constraints', '003 5.1.2 Table 5-4'],
    ...bodies(
      '[{ "op": "replace", "path": "/status", "value": "active" }]',
      '[{ "op": "replace", "path": "/min_ram", "value": 1024 }]',
    ),
  },

  'attribute-reserved': {
    title: 'Names that begin so belong to the server.',
    why: ['Glance keeps notes of its own under such names and refuses every change of them, even their removal.'],
    sources: ['glance N3'],
    ...bodies(
      '[{ "op": "add", "path": "/os_glance_ticket", "value": "4711" }]',
      '[{ "op": "add", "path": "/ticket", "value": "4711" }]',
    ),
  },

  'attribute-unknown': {
    title: 'The ruleset does not list the attribute, and allows no others.',
    why: [
      'All built-in rulesets allow custom attributes; a ruleset of your own without "otherwise" is a closed list.',
      'A slip in a name is then an error, and not a new attribute.',
    ],
    fix: 'unsafe',
    sources: [],
    ...bodies('[{ "op": "replace", "path": "/nmae", "value": "web" }]', rename, { ruleset: own }),
  },

  'attribute-similar': {
    title: 'A custom attribute has nearly the name of a known one.',
    why: [
      'Names are case-sensitive. The server would make a new attribute, and the one that was meant stays as it is.',
    ],
    fix: 'unsafe',
    sources: ['glance N5'],
    ...bodies(
      '[{ "op": "add", "path": "/min-ram", "value": "1024" }]',
      '[{ "op": "replace", "path": "/min_ram", "value": 1024 }]',
      { ruleset: 'glance' },
    ),
  },

  'attribute-name': {
    title: 'A custom attribute has a name that will not do, or may not.',
    why: [
      'IMS documents want names without upper-case letters that do not begin as those of the system do.',
      'Glance takes no characters above U+FFFF, and on MariaDB no more than 255 of them.',
    ],
    fix: 'unsafe',
    sources: ['003 9.1', 'otc-docs updating_an_image', 'glance U1', 'glance U4', 'glance P4'],
    ruled: true,
    ...bodies(
      '[{ "op": "add", "path": "/CostCenter", "value": "4711" }]',
      '[{ "op": "add", "path": "/cost_center", "value": "4711" }]',
      { ruleset: 'otc-images' },
    ),
  },

  'attribute-advice': {
    title: 'The server takes the attribute, but it will hardly do what was meant.',
    why: [
      'The description of an IMS image is __description, for example: /description makes a custom attribute beside it.',
      'The advice is that of the ruleset; `image-patch explain ATTRIBUTE` shows it.',
    ],
    sources: ['003 5.1.3', 'glance N4', 'glance N5', 'glance X4'],
    ...bodies(
      '[{ "op": "add", "path": "/description", "value": "for the shop" }]',
      '[{ "op": "add", "path": "/__description", "value": "for the shop" }]',
    ),
  },

  'attribute-not-settable': {
    title: 'The attribute can be removed, but not set.',
    why: ['No built-in ruleset has such an attribute; one of your own may.'],
    sources: [],
    ...bodies('[{ "op": "add", "path": "/expired", "value": "yes" }]', '[{ "op": "remove", "path": "/expired" }]', {
      ruleset: own,
    }),
  },

  'attribute-not-removable': {
    title: 'The attribute exists on every image and cannot be removed.',
    why: ['Set it to a neutral value instead: null, 0, false or [], whichever it takes.'],
    fix: 'unsafe',
    sources: ['glance D5', '003 Appendix B'],
    ...bodies('[{ "op": "remove", "path": "/tags" }]', '[{ "op": "replace", "path": "/tags", "value": [] }]', {
      ruleset: 'glance',
    }),
  },
}
