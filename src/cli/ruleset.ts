import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { compile, type Ruleset, rulesets } from '../index.js'
import { byPlace, type Fault, placed } from './config/fault.js'
import { suggestion } from './config/suggestion.js'
import { faultyFile, readJsonFile } from './json-file.js'
import type { Streams } from './streams.js'
import { trouble } from './trouble.js'

const builtIn = new Map<string, Ruleset>(Object.entries(rulesets))

/** The built-in rulesets that judge patches. */
export const rulesetIds = [...builtIn].filter(([, { creates }]) => creates === undefined).map(([id]) => id)

/** The ruleset that bodies are judged by where nobody names one. */
export const defaultRuleset = 'ims-cloudimages'

/** A ruleset, and the absolute path of the file that it was read from; undefined: it was not read from one. */
export interface FoundRuleset {
  readonly ruleset: Ruleset
  readonly file?: string
}

/** The ruleset of patches that an option names: a built-in one by its id, or a file. */
export const loadRuleset = async (name: string, streams: Streams): Promise<Ruleset> =>
  (await findRuleset(name, streams.cwd, streams)).ruleset

/** The same of rules that are only to be looked at: those of bodies that create images, too. */
export const loadAnyRuleset = async (name: string, streams: Streams): Promise<Ruleset> =>
  (await findAny(name, streams.cwd, streams)).ruleset

/** A ruleset of patches with its file, whose name is relative to a folder. */
export async function findRuleset(name: string, folder: string, streams: Streams): Promise<FoundRuleset> {
  const found = await findAny(name, folder, streams)
  if (found.ruleset.creates !== undefined) throw trouble(`the ruleset ${name} ${creationWords}`)
  return found
}

async function findAny(name: string, folder: string, streams: Streams): Promise<FoundRuleset> {
  const known = builtIn.get(name)
  return known === undefined ? readRuleset(name, resolve(folder, name), streams) : { ruleset: known }
}

/** What to say of a ruleset of bodies that create images. */
export const creationWords = `is for bodies that create images: it takes no patches. Try ${rulesetIds.join(', ')}`

async function readRuleset(name: string, path: string, streams: Streams): Promise<FoundRuleset> {
  if (!existsSync(path)) {
    const near = suggestion(name, rulesetIds) || '.'
    throw trouble(`no ruleset "${name}", and no such file${near} The rulesets are ${rulesetIds.join(', ')}`)
  }
  const document = await readJsonFile(path, 'ruleset', streams)
  const { file, text, value } = document
  const faults = await rulesetFaults(value)
  if (faults.length === 0) return { ruleset: value as Ruleset, file: path }
  const findings = placed(faults, file, text)
  throw faultyFile([...findings].sort(byPlace), `the ruleset ${file} is not usable`, document, streams)
}

/** All that keeps a value from being a ruleset. Only a user's own one pays for loading the schema and its compiler. */
export async function rulesetFaults(value: unknown): Promise<readonly Fault[]> {
  const { schemaFaults } = await import('./ruleset-schema.js')
  const shape = schemaFaults(value)
  return shape.length > 0 ? shape : compileFaults(value as Ruleset)
}

/** What only `compile` sees, as a pattern that is none. Its message has a line for each fault: "  at /pointer: what is wanted". */
function compileFaults(ruleset: Ruleset): readonly Fault[] {
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
