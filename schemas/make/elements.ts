import type { FormatId } from '../../src/formats/format.js'
import { all, compact, type JsonSchema, nothing } from './schema.js'

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
    defaultSnippets: [
      { label: 'replace', body: { op: 'replace', path: '/$1', value: '$2' } },
      { label: 'add', body: { op: 'add', path: '/$1', value: '$2' } },
      { label: 'remove', body: { op: 'remove', path: '/$1' } },
    ],
    required: ['op', 'path'],
    properties: {
      op: {
        title: 'operation',
        description: 'add sets an attribute, whether it is there or not; replace and remove want it to be there.',
        enum: ['replace', 'add', 'remove'],
      },
      path: { title: 'path', description: '"/" and the name of one attribute (RFC 6901).' },
      value,
    },
    // An editor completes by what it meets first: as long as there is no op, the paths that may be set.
    if: { properties: { op: { enum: ['replace', 'add'] } } },
    then: {
      properties: { path: settable, value },
      required: ['value'],
      ...all(
        topics.map(({ paths, value }) => ({
          if: { properties: { path: paths }, required: ['path'] },
          then: { properties: { value } },
        })),
      ),
    },
    // The value of a remove is not read.
    else: {
      if: { properties: { op: { const: 'remove' } } },
      then: { properties: { path: removable } },
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
    description: onePath,
    type: 'object',
    defaultSnippets: [
      { label: 'replace', body: { replace: '/$1', value: '$2' } },
      { label: 'add', body: { add: '/$1', value: '$2' } },
      { label: 'remove', body: { remove: '/$1' } },
    ],
    properties: {
      add: {
        title: 'add',
        description: 'The path of an attribute that is set; as a rule it must not be there yet.',
        type: 'string',
        allOf: [settable],
      },
      replace: { title: 'replace', ...there, allOf: [settable] },
      remove: { title: 'remove', ...there, allOf: [removable] },
      value,
    },
    dependentRequired: { add: ['value'], replace: ['value'] },
    allOf: [
      {
        not: { type: 'object', properties: { add: nothing, replace: nothing, remove: nothing } },
        errorMessage: onePath,
      },
      {
        not: { anyOf: [has('add', 'replace'), has('add', 'remove'), has('replace', 'remove')] },
        errorMessage: onePath,
      },
      ...topics.map(({ paths, value }) => ({
        if: { anyOf: setters.map(op => ({ properties: { [op]: paths }, required: [op] })) },
        then: { properties: { value } },
      })),
    ],
  }),
  sets: (path, value) => ({
    type: 'object',
    anyOf: setters.map(op => ({ properties: { [op]: { const: path } }, required: [op] })),
    ...(value === undefined ? {} : { properties: { value } }),
  }),
  unsets: path => ({ type: 'object', properties: { remove: { const: path } }, required: ['remove'] }),
}

const there = { description: 'The path of an attribute that is there.', type: 'string' } as const

const setters = ['add', 'replace']

const onePath = 'One of add, replace and remove holds the path.'

/** ajv, when strict, wants what is required among the properties. */
const has = (...members: readonly string[]): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(members.map(member => [member, {}])),
  required: members,
})

export const elements: Readonly<Record<FormatId, Elements>> = { 'v2.0': v20, 'v2.1': v21 }
