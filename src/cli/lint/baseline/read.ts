import { type Check, kindOf, listOf, mapOf, objectOf, strangeMember, text } from '../../config/checks.js'
import { placed } from '../../config/fault.js'
import type { Source } from '../../document.js'
import { faultyFile, readJsonFile } from '../../json-file.js'
import type { Streams } from '../../streams.js'
import type { BaselineFile } from './baseline-file.js'
import { fileNameFaults } from './file-name.js'

/** A baseline as it was read. */
export interface BaselineDocument extends Source {
  readonly value: BaselineFile
}

/** Reads a baseline, by its absolute path. Whatever is wrong with it is trouble, with its places. */
export async function readBaseline(path: string, streams: Streams): Promise<BaselineDocument> {
  const { value, ...source } = await readJsonFile(path, 'baseline', streams)
  const { file } = source
  const faults = placed(shapeFaults(value, ''), file, source.text)
  if (faults.length > 0) throw faultyFile(faults, `the baseline ${file} is not usable`, source, streams)
  // Its shape has just been seen.
  return { ...source, value: value as BaselineFile }
}

const version: Check = (value, pointer) =>
  value === 1
    ? []
    : [{ pointer, key: false, message: `must be 1, the one version that there is, not ${shortly(value)}` }]

const shortly = (value: unknown): string => (typeof value === 'number' ? String(value) : kindOf(value))

const members = { $schema: text, version, files: mapOf(mapOf(listOf(text)), fileNameFaults) }

/** What is wrong with the shape of a baseline; `schemas/baseline.schema.json` says the same. */
export const shapeFaults: Check = objectOf(members, strangeMember(Object.keys(members), {}), ['version', 'files'])
