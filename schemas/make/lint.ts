import { fileURLToPath } from 'node:url'
import { type Publication, publish } from './schema.js'
import { interfaceSchema } from './type.js'

/** What `image-patch lint --reporter json` prints, as its TypeScript declarations say. */
export function lintPublication(): Publication {
  const file = fileURLToPath(new URL('../../src/cli/reporters/json-report.ts', import.meta.url))
  const { schema, $defs } = interfaceSchema(file, 'JsonReport')
  return publish('lint.schema.json', { title: 'image-patch lint report', ...schema, $defs })
}
