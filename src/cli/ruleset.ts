import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { compile, type Ruleset, rulesets } from '../index.js'
import { locate } from '../text/index.js'
import type { Finding } from './finding.js'
import { faultyFile, readJsonFile } from './json-file.js'
import type { SchemaFault } from './ruleset-schema.js'
import type { Streams } from './streams.js'
import { trouble } from './trouble.js'

const builtIn = new Map<string, Ruleset>(Object.entries(rulesets))

/** The built-in rulesets that judge patches. */
export const rulesetIds = [...builtIn].filter(([, { creates }]) => creates === undefined).map(([id]) => id)

/** The ruleset of patches that an option names: a built-in one by its id, or a file. */
export async function loadRuleset(name: string, streams: Streams): Promise<Ruleset> {
  const ruleset = builtIn.get(name) ?? (await readRuleset(name, streams))
  if (ruleset.creates !== undefined)
    throw trouble(
      `the ruleset ${name} is for bodies that create images: it takes no patches. Try ${rulesetIds.join(', ')}`,
    )
  return ruleset
}

async function readRuleset(name: string, streams: Streams): Promise<Ruleset> {
  const exists = await stat(resolve(streams.cwd, name)).then(
    () => true,
    () => false,
  )
  if (!exists) {
    throw trouble(`no ruleset "${name}", and no such file. Did you mean one of these? ${rulesetIds.join(', ')}`)
  }
  const document = await readJsonFile(name, 'ruleset', streams)
  const { file, text, value } = document
  // Only a user's own ruleset pays for loading the schema and its compiler.
  const { schemaFaults } = await import('./ruleset-schema.js')
  const shape = schemaFaults(value)
  const faults = shape.length > 0 ? shape : compileFaults(value as Ruleset)
  if (faults.length === 0) return value as Ruleset
  const locations = locate(
    text,
    faults.map(({ pointer }) => pointer),
  )
  const findings = faults.map(({ message, key }, index): Finding => {
    const found = locations[index]
    return { file, range: key ? (found?.key ?? found?.value) : found?.value, severity: 'error', message }
  })
  throw faultyFile(findings.sort(byPlace), `the ruleset ${file} is not usable`, document, streams)
}

/** What only `compile` sees, as a pattern that is none. Its message has a line for each fault: "  at /pointer: what is wanted". */
function compileFaults(ruleset: Ruleset): readonly SchemaFault[] {
  try {
    compile(ruleset)
    return []
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const faults = [...message.matchAll(/^ *at (\/.*?): (.+)$/gm)]
    if (faults.length === 0) return [{ pointer: '', key: false, message }]
    return faults.map(([, pointer = '', wants = '']) => ({ pointer, key: false, message: wants }))
  }
}

const byPlace = (a: Finding, b: Finding): number => (a.range?.start.offset ?? 0) - (b.range?.start.offset ?? 0)
