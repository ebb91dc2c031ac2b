import { catalog } from './diagnostic.js'
import { formats } from './formats/index.js'
import { list, map, object, ref, type Schema, text } from './schema.js'
import { isLate, ruleStages } from './stage.js'

const primitive: Schema = {
  anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { enum: [null as unknown as string] }],
}
const effects = list(
  { enum: ['set', 'unset'] },
  { description: 'What a body may do to the attribute; empty: read-only.' },
)
const sources = list(text, { description: 'Where the fact is written: a document, and the place in it.' })
const reading: Schema = {
  ...text,
  description: 'The contradiction of the documents that this rule decides, and the reading it takes.',
}
const size: Schema = { type: 'integer', minimum: 0 }
const depth: Schema = { type: 'integer', minimum: 1, maximum: 2 }
const typeNames: Schema = { enum: ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] }

/** The members of a value rule but severity and answer: those belong to the rule as a whole, not to one inside it. */
export const keywords: { readonly [member: string]: Schema } = {
  type: { anyOf: [typeNames, list(typeNames, { minItems: 1 })] },
  enum: list(primitive, { minItems: 1 }),
  not: object(['enum'], { enum: list(primitive, { minItems: 1 }) }),
  minLength: size,
  maxLength: size,
  pattern: { type: 'string', description: 'A regular expression, matched anywhere in the string, with the u flag.' },
  minimum: { type: 'number' },
  maximum: { type: 'number' },
  maxItems: size,
  items: ref('innerRule'),
  required: list(text),
  properties: map(ref('innerRule')),
  additionalProperties: { const: false },
  description: { ...text, description: 'What is wanted, as a phrase that completes "wants ...".' },
  reading,
  sources,
}

/** The shape of a ruleset; published as `schemas/ruleset.schema.json`. */
export const rulesetSchema: Schema & { readonly $defs: { readonly [name: string]: Schema } } = {
  ...object(
    ['id', 'mediaTypes', 'attributes', 'constraints'],
    {
      $schema: { type: 'string' },
      id: { ...text, description: 'The name of the ruleset.' },
      title: text,
      endpoint: { ...text, description: 'As "PATCH /v2/images/{image_id}".' },
      mediaTypes: map(
        { enum: Object.keys(formats) },
        { description: 'The media types that the endpoint takes, each with the format it chooses.' },
      ),
      creates: object(
        ['mediaTypes'],
        { mediaTypes: list(text, { minItems: 1 }), sources },
        { description: 'The endpoint creates images: its body is the image itself. It then takes no patches.' },
      ),
      meanings: object([], { 'v2.0': ref('meanings'), 'v2.1': ref('meanings') }),
      paths: object(
        [],
        { leadingSlashes: { const: 'dropped' }, whiteSpace: { const: 'trimmed' }, sources },
        { description: 'How the server reads paths, where it is not as RFC 6901 says.' },
      ),
      settings: list(text, { description: 'What the deployment has switched on, of what demands ask for.' }),
      attributes: map(ref('attribute'), { description: 'The attributes that are known by name.' }),
      otherwise: {
        ...ref('custom'),
        description: 'The rule for all other attributes; without it they are unknown, and an error.',
      },
      constraints: list(ref('constraint')),
      ownership: object(['attribute'], { attribute: text, sources }),
      quota: object(['attributes'], { attributes: size, sources }),
      demands: list(ref('demand')),
      answers: ref('answers'),
      sources,
    },
    {
      description: 'The rules of one endpoint that takes image PATCH bodies, or one that creates images.',
      if: { type: 'object', properties: { creates: {} }, required: ['creates'] },
      then: { properties: { mediaTypes: { type: 'object', maxProperties: 0 } } },
      else: { properties: { mediaTypes: { type: 'object', minProperties: 1 } } },
    },
  ),
  $defs: {
    severity: { enum: ['error', 'warning', 'info'] },
    stage: {
      enum: ruleStages,
      description: 'Where the server judges this. From "quota" on, only what the whole body leaves behind counts.',
    },
    answer: object(
      ['status'],
      { status: { type: 'integer', minimum: 100, maximum: 599 }, code: text, presumed: { const: true } },
      {
        description: 'What the server answers; presumed: a reading, not recorded.',
      },
    ),
    answers: map(ref('answer'), {
      propertyNames: { enum: Object.keys(catalog) },
      description: 'Answers by diagnostic code.',
    }),
    meanings: object([], { add: ref('meaning'), replace: ref('meaning'), remove: ref('meaning') }),
    meaning: object(['precondition'], { precondition: { enum: ['absent', 'present', 'none'] }, reading, sources }),
    innerRule: object([], keywords),
    valueRule: object([], { ...keywords, severity: ref('severity'), stage: ref('stage'), answer: ref('answer') }),
    nameRule: object([], {
      ...keywords,
      severity: ref('severity'),
      stage: {
        enum: ruleStages.filter(isLate),
        description: 'Where the server judges the name, if only when it saves.',
      },
      answer: ref('answer'),
    }),
    demand: object([], {
      status: list(text, { minItems: 1 }),
      role: { const: 'admin' },
      setting: { ...text, description: 'What the deployment must have switched on.' },
      unless: object(
        [],
        {
          values: list(primitive, { minItems: 1 }),
          same: text,
          image: object(['attribute', 'values'], { attribute: text, values: list(primitive, { minItems: 1 }) }),
        },
        { minProperties: 1, description: 'What exempts from the demand: one of these is enough.' },
      ),
      value: primitive,
      precondition: { enum: ['absent', 'present', 'none'] },
      before: { const: 'existence' },
      stage: ref('stage'),
      answer: ref('answer'),
      reading,
      sources,
    }),
    attribute: object(
      ['effects'],
      {
        title: text,
        effects,
        presence: { const: 'always' },
        default: {},
        value: list(ref('valueRule')),
        advice: text,
        demands: list(ref('demand')),
        depth: object([], { add: depth, replace: depth, remove: depth }),
        stored: {
          enum: ['as-set', 'empty-as-null', 'not-at-all', 'overshadowed', 'breaks-image', 'breaks-attributes'],
        },
        aliases: list(text),
        answers: ref('answers'),
        reading,
        sources,
      },
      // What is not kept is no attribute of the image: it is there as the server's own.
      {
        if: {
          type: 'object',
          properties: { stored: { enum: ['not-at-all', 'breaks-image', 'breaks-attributes'] } },
          required: ['stored'],
        },
        then: { required: ['presence'], properties: { presence: { const: 'always' } } },
      },
    ),
    custom: object(['effects'], {
      title: text,
      effects,
      value: list(ref('valueRule')),
      name: list(ref('nameRule')),
      reserved: list(object(['prefix'], { prefix: text, answer: ref('answer'), sources })),
      reading,
      sources,
    }),
    end: {
      anyOf: [
        { type: 'string' },
        object(['attribute', 'equals'], { attribute: { type: 'string' }, equals: primitive }),
      ],
    },
    constraint: object(
      ['kind', 'attribute', 'others'],
      {
        kind: { enum: ['excludes', 'requires', 'atMost'] },
        attribute: ref('end'),
        others: list(ref('end'), { minItems: 1 }),
        off: primitive,
        severity: ref('severity'),
        answer: ref('answer'),
        reading,
        sources,
      },
      {
        if: { type: 'object', properties: { kind: { const: 'atMost' } }, required: ['kind'] },
        then: { required: ['severity'], properties: { severity: { enum: ['warning', 'info'] } } },
      },
    ),
  },
}
