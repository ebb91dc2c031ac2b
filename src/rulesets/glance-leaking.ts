import type { AttributeRule, ValueRule } from '../ruleset.js'

const base = { effects: ['set'], presence: 'always', stored: 'not-at-all' } as const
const string: ValueRule = { type: 'string', sources: ['glance X5'] }
/** No value will do: the server fails on any. */
const failing: ValueRule = {
  pattern: '^(?!)',
  description: 'nothing: the server fails on any value',
  stage: 'apply',
  answer: { status: 500 },
  sources: ['glance X3'],
}
const unusable = 'Glance keeps nothing of this name: it is one of its own. Take another one.'

/** Takes a string and does nothing with it. */
const inert: AttributeRule = {
  title: 'a name of the server itself',
  ...base,
  value: [string],
  advice: unusable,
  sources: ['glance X4'],
}
const broken: AttributeRule = { ...base, value: [string, failing], sources: ['glance X3'] }

/** Names that PATCH can reach though no property is behind them: Python's own on the object that stands for the image. */
const inertNames = [
  'member',
  'repo',
  'helper',
  'context',
  'notifier',
  'delete',
  'deactivate',
  'reactivate',
  'get_data',
  'set_data',
  'get_payload',
  'get_super_class',
  'send_notification',
  '_abc_impl',
  '_format_image_send',
  '_format_import_properties',
  '_get_chunk_data_iterator',
  '__abstractmethods__',
  '__delattr__',
  '__dir__',
  '__doc__',
  '__eq__',
  '__format__',
  '__ge__',
  '__getattribute__',
  '__getstate__',
  '__gt__',
  '__hash__',
  '__init__',
  '__init_subclass__',
  '__le__',
  '__lt__',
  '__module__',
  '__ne__',
  '__new__',
  '__reduce__',
  '__reduce_ex__',
  '__repr__',
  '__setattr__',
  '__sizeof__',
  '__str__',
  '__subclasshook__',
] as const

/** "Has the image this attribute?" is asked of a Python object: its internals count as base attributes (glance X). */
export const leaking: Readonly<Record<string, AttributeRule>> = {
  ...Object.fromEntries(inertNames.map(name => [name, inert])),
  base: { ...base, value: [string], stored: 'breaks-image', advice: unusable, sources: ['glance X3'] },
  __class__: broken,
  __dict__: broken,
  __weakref__: broken,
  extra_properties: {
    ...base,
    value: [string],
    stored: 'breaks-attributes',
    advice: 'Properties are top-level: write one operation for each.',
    sources: ['glance X2'],
  },
  image_id: {
    ...base,
    value: [
      string,
      {
        pattern: '^[\\u0000-\\uFFFF]*$',
        description: 'no characters above U+FFFF',
        stage: 'save',
        sources: ['glance X1'],
      },
      // The image is looked for by it before anything is stored.
      {
        pattern: '^[^\\uD800-\\uDFFF]*$',
        description: 'no halves of surrogate pairs',
        stage: 'identity',
        answer: { status: 500 },
        sources: ['glance X1', 'glance U2'],
      },
    ],
    demands: [
      // Without data there is nothing that the empty id is then looked for with.
      {
        value: '',
        status: ['queued', 'deactivated'],
        stage: 'identity',
        answer: { status: 404 },
        sources: ['glance X1'],
      },
      { stage: 'identity', unless: { values: [''], same: 'id' }, answer: { status: 404 }, sources: ['glance X1'] },
    ],
    advice: unusable,
    sources: ['glance X1'],
  },
}
