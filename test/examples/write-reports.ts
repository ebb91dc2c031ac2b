// `npx tsx test/examples/write-reports.ts` rewrites the reports, and only them; ruleset and context stay. Read the diff.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder, judged, namesOf, readReport } from './example.js'

const rulesetOf: Readonly<Record<string, string>> = {
  cloudimages: 'ims-cloudimages',
  images: 'ims-images',
  glance: 'glance',
  own: 'own/private-cloud.ruleset',
}

for (const name of namesOf('.json')) {
  const file = join(folder, `${name}.report`)
  const endpoint = name.slice(0, name.indexOf('/'))
  const given = existsSync(file) ? readReport(name) : { ruleset: rulesetOf[endpoint] ?? '', context: {} }
  writeFileSync(file, `${JSON.stringify(judged(name, given), undefined, 2)}\n`)
}
