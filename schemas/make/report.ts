import { fileURLToPath } from 'node:url'
import { type Publication, publish } from './schema.js'
import { interfaceSchema } from './type.js'

/** What `validate` returns, as its TypeScript declarations say, the parameters of each code among them. */
export function reportPublication(): Publication {
  const { schema, $defs } = interfaceSchema(fileURLToPath(new URL('../../src/report.ts', import.meta.url)), 'Report')
  return publish('report.schema.json', { title: 'image-patch report', ...schema, $defs })
}
