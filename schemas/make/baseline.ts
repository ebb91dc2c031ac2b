import { fileURLToPath } from 'node:url'
import { fileName } from '../../src/cli/lint/baseline/file-name.js'
import { type JsonSchema, type Publication, publish } from './schema.js'
import { interfaceSchema } from './type.js'

/** What a baseline of the command holds, as its TypeScript declarations say, and how it calls files. */
export function baselinePublication(): Publication {
  const source = fileURLToPath(new URL('../../src/cli/lint/baseline/baseline-file.ts', import.meta.url))
  const { schema, $defs } = interfaceSchema(source, 'BaselineFile')
  const properties = schema.properties as Readonly<Record<string, JsonSchema>>
  const files = { ...properties.files, propertyNames: { pattern: fileName.source } }
  return publish('baseline.schema.json', {
    title: 'image-patch baseline',
    ...schema,
    properties: { ...properties, files },
    $defs,
  })
}
