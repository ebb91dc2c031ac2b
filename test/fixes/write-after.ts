// `npx tsx test/fixes/write-after.ts` rewrites what fixes make of the cases, and only that. Read the diff.
import { rmSync, writeFileSync } from 'node:fs'
import { afterOf, cases, fixed } from './case.js'

for (const name of cases) {
  for (const kind of ['safe', 'unsafe'] as const) {
    const { text } = fixed(name, kind === 'unsafe')
    if (text === undefined || (kind === 'unsafe' && text === fixed(name, false).text))
      rmSync(afterOf(name, kind), { force: true })
    else writeFileSync(afterOf(name, kind), text)
  }
}
