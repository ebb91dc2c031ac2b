import { fileURLToPath } from 'node:url'
import { type Publication, publish } from './schema.js'
import { interfaceSchema } from './type.js'

/** What a baseline of the command holds, as its TypeScript declarations say. */
export function baselinePublication(): Publication {
  const file = fileURLToPath(new URL('../../src/cli/lint/baseline/baseline-file.ts', import.meta.url))
  const { schema, $defs } = interfaceSchema(file, 'BaselineFile')
  return publish('baseline.schema.json', { title: 'image-patch baseline', ...schema, $defs })
}
