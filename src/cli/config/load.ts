import { dirname, relative, sep } from 'node:path'
import { faultyFile } from '../json-file.js'
import type { Streams } from '../streams.js'
import { isObject } from './checks.js'
import type { Config } from './config.js'
import { byPlace, type Fault, inside, placed } from './fault.js'
import type { Matcher } from './globs.js'
import type { Layer } from './layer.js'
import { type ConfigDocument, readConfig } from './read.js'
import { type OwnFiles, ownFiles, resolveChoices } from './resolve.js'
import { shapeFaults } from './shape.js'

/** A config without faults, and what it names. */
export interface LoadedConfig {
  readonly folder: string
  readonly config: Config
  /** The choices for all files, then those of each override. */
  readonly layers: readonly Layer[]
  /** Which overrides, in their order, are for a file, by its absolute path. */
  matching(path: string): readonly number[]
}

/** Reads a config, by its absolute path. All its faults are one trouble. */
export async function loadConfig(path: string, streams: Streams): Promise<LoadedConfig> {
  const document = await readConfig(path, streams)
  const { value, pointer } = document
  const folder = dirname(path)
  const files = ownFiles(folder, streams)
  const faults = [...shapeFaults(value, pointer)]
  const layers: Layer[] = []
  for (const site of sitesOf(value, pointer)) {
    const resolved = await resolveChoices(site.choices, site.pointer, files)
    layers.push(resolved.layer)
    faults.push(...resolved.faults)
  }
  faults.push(...(await globFaults(value, pointer)))
  if (faults.length + document.twice.length > 0) throw faulty(document, faults, files, streams)
  // Its shape has just been seen.
  const config = value as Config
  const matchers = await matchersOf(config)
  const matching = (file: string): readonly number[] => {
    if (matchers.length === 0) return []
    const way = relative(folder, file).replaceAll(sep, '/')
    return matchers.flatMap((matches, index) => (matches(way) ? [index] : []))
  }
  return { folder, config, layers, matching }
}

interface Site {
  readonly pointer: string
  readonly choices: unknown
}

/** Where a config makes choices, whatever shape it has. */
function sitesOf(value: unknown, pointer: string): readonly Site[] {
  const overrides = overridesOf(value).map((choices, index) => ({
    pointer: inside(`${pointer}/overrides`, index),
    choices,
  }))
  return [{ pointer, choices: value }, ...overrides]
}

const overridesOf = (value: unknown): readonly unknown[] =>
  isObject(value) && Array.isArray(value.overrides) ? value.overrides : []

/** The patterns that are no globs. Only overrides have any. */
async function globFaults(value: unknown, pointer: string): Promise<readonly Fault[]> {
  const patterns = overridesOf(value).flatMap((override, index) =>
    isObject(override) && Array.isArray(override.files)
      ? override.files.map((glob: unknown, place) => ({
          glob,
          pointer: `${pointer}/overrides/${index}/files/${place}`,
        }))
      : [],
  )
  if (patterns.length === 0) return []
  const { globFault } = await import('./globs.js')
  return patterns.flatMap(({ glob, pointer }) => {
    const message = typeof glob === 'string' && glob !== '' ? globFault(glob) : undefined
    return message === undefined ? [] : [{ pointer, key: false, message }]
  })
}

async function matchersOf({ overrides = [] }: Config): Promise<readonly Matcher[]> {
  if (overrides.length === 0) return []
  const { matcherOf } = await import('./globs.js')
  return overrides.map(({ files }) => matcherOf(files))
}

/** All that is wrong: first in the files that the config names, then in itself, in the order of its text. */
function faulty(document: ConfigDocument, faults: readonly Fault[], files: OwnFiles, streams: Streams): Error {
  const { file, json, twice } = document
  const own = [...twice.map(each => ({ ...each, severity: 'error' as const })), ...placed(faults, file, json)]
  return faultyFile(own.sort(byPlace), `the config ${file} is not usable`, document, streams, files.details())
}
