import type { FormatId } from '../../src/formats/format.js'
import { compact, type JsonSchema } from './schema.js'

/** What the operations of a body may say. */
export interface Vocabulary {
  /** The paths that may be set, and those that may be removed. */
  readonly settable: JsonSchema
  readonly removable: JsonSchema
  /** The values that some paths may be set to. */
  readonly topics: readonly Topic[]
}

export interface Topic {
  /** The paths, as a schema of them. */
  readonly paths: JsonSchema
  readonly value: JsonSchema
}

/** How the elements of a body are written in one format. */
export interface Elements {
  element(vocabulary: Vocabulary): JsonSchema
  /** The elements that set a path, to a value that fits a schema. */
  sets(path: string, value?: JsonSchema): JsonSchema
  /** The elements that remove a path. */
  unsets(path: string): JsonSchema
}

const value = { title: 'value', description: 'What the attribute is set to; remove takes none.' }

const v21: Elements = {
  element: ({ settable, removable, topics }) => ({
    title: 'operation',
    type: 'object',
    required: ['op', 'path'],
    properties: {
      op: {
        title: 'operation',
        description: 'add sets an attribute, whether it is there or not; replace and remove want it to be there.',
        enum: ['add', 'replace', 'remove'],
      },
      path: { title: 'path', description: '"/" and the name of one attribute (RFC 6901).' },
      value,
    },
    if: { properties: { op: { const: 'remove' } }, required: ['op'] },
    then: { properties: { path: removable } },
    // The value of a remove is not read.
    else: {
      properties: { path: settable, value: {} },
      required: ['value'],
      ...all(
        topics.map(({ paths, value }) => ({
          if: { properties: { path: paths }, required: ['path'] },
          then: { properties: { value } },
        })),
      ),
    },
  }),
  sets: (path, value) => ({
    type: 'object',
    properties: compact({ op: { enum: ['add', 'replace'] }, path: { const: path }, value }),
    required: ['op', 'path'],
  }),
  unsets: path => ({
    type: 'object',
    properties: { op: { const: 'remove' }, path: { const: path } },
    required: ['op', 'path'],
  }),
}

const v20: Elements = {
  element: ({ settable, removable, topics }) => ({
    title: 'operation',
    description: 'One of add, replace and remove holds the path.',
    type: 'object',
    properties: {
      add: {
        title: 'add',
        description: 'The path of an attribute that is set; as a rule it must not be there yet.',
        allOf: [settable],
      },
      replace: { title: 'replace', description: 'The path of an attribute that is there.', allOf: [settable] },
      remove: { title: 'remove', description: 'The path of an attribute that is there.', allOf: [removable] },
      value,
    },
    // Each of the two keywords names what it demands: ajv, when strict, wants that.
    oneOf: [...setters, 'remove'].map(op => ({ properties: { [op]: {} }, required: [op] })),
    dependentRequired: { add: ['value'], replace: ['value'] },
    ...all(
      topics.map(({ paths, value }) => ({
        if: { anyOf: setters.map(op => ({ properties: { [op]: paths }, required: [op] })) },
        then: { properties: { value } },
      })),
    ),
  }),
  sets: (path, value) => ({
    type: 'object',
    anyOf: setters.map(op => ({ properties: { [op]: { const: path } }, required: [op] })),
    ...(value === undefined ? {} : { properties: { value } }),
  }),
  unsets: path => ({ type: 'object', properties: { remove: { const: path } }, required: ['remove'] }),
}

const setters = ['add', 'replace']

const all = (schemas: readonly JsonSchema[]): JsonSchema => (schemas.length === 0 ? {} : { allOf: schemas })

export const elements: Readonly<Record<FormatId, Elements>> = { 'v2.0': v20, 'v2.1': v21 }
