import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { publications, textOf } from './make/index.js'
import { rulesFile, rulesPage } from './make/rules.js'

const folder = new URL('.', import.meta.url)
const published = publications()

for (const publication of published) writeFileSync(new URL(publication.file, folder), textOf(publication))
writeFileSync(new URL(rulesFile, folder), rulesPage())

const current = new Set(published.map(({ file }) => file))
for (const file of readdirSync(folder))
  if (file.endsWith('.schema.json') && !current.has(file)) rmSync(new URL(file, folder))
