import type { FormatId } from '../../src/formats/format.js'
import { formats } from '../../src/formats/index.js'
import { elements } from './elements.js'
import { pathPattern, pathWords } from './name.js'
import { type Publication, publish } from './schema.js'

const reference = { $ref: '#/$defs/path' }

/** The shape of a body in a format, whatever the attributes. */
export const patchSchema = (format: FormatId): Publication =>
  publish(`patch-${format}.schema.json`, {
    title: `OpenStack image PATCH body, ${format}`,
    description: `The shape of ${formats[format].mediaType}, whatever the attributes.`,
    type: 'array',
    items: { $ref: '#/$defs/operation' },
    $defs: {
      operation: elements[format].element({ settable: reference, removable: reference, topics: [] }),
      path: {
        title: 'path',
        description: pathWords,
        type: 'string',
        pattern: pathPattern,
        errorMessage: pathWords,
      },
    },
  })
