import { extname } from 'node:path'
import { findingsOf, hasErrors, type Source } from '../document.js'
import type { Finding } from '../finding.js'
import { shown } from '../inputs/find.js'
import { readInput } from '../inputs/read.js'
import { faultyFile } from '../json-file.js'
import { textOf } from '../places.js'
import type { Streams } from '../streams.js'
import { textFaults } from '../text-faults.js'
import { reasonOf, trouble } from '../trouble.js'
import { isPackage, packageMember } from './find.js'

/** A config file as it was read. */
export interface ConfigDocument extends Source {
  readonly value: unknown
  /** The JSON Pointer to the config in its file. */
  readonly pointer: string
  /** The text as JSON, for finding places: as long as the text, whose comments are spaces here. */
  readonly json: string
  /** What it says twice. */
  readonly twice: readonly Finding[]
}

/** Reads a config file, by its absolute path. One that cannot be read, or is no JSON, is trouble with its place. */
export async function readConfig(path: string, streams: Streams): Promise<ConfigDocument> {
  const file = shown(path, streams.cwd)
  const bytes = await readInput({ name: file, path }, streams).catch((error: unknown) => {
    throw trouble(`cannot read the config ${file}: ${reasonOf(error)}`)
  })
  const source = { file, bytes, text: textOf(bytes) }
  const isJsonc = extname(path) === '.jsonc'
  const json = isJsonc ? (await import('./jsonc.js')).plainJson(source.text) : source.text
  const faults = faultsOf(source, json).map(fault =>
    isJsonc && isOpenComment(fault, source) ? openComment(fault) : fault,
  )
  if (hasErrors(faults)) throw faultyFile(faults, `the config ${file} is not usable`, source, streams)
  const value: unknown = JSON.parse(json.replace(/^\ufeff/, ''))
  if (!isPackage(path)) return { ...source, json, pointer: '', value, twice: faults }
  const config = memberOf(value)
  if (config === undefined) throw trouble(`${file} has no member "${packageMember}", which would be the config`)
  const pointer = `/${packageMember}`
  // What else a package.json says twice is nothing to us.
  const twice = faults.filter(each => each.pointer === pointer || each.pointer?.startsWith(`${pointer}/`))
  return { ...source, json, pointer, value: config, twice }
}

const memberOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, packageMember)
    ? (value as Readonly<Record<string, unknown>>)[packageMember]
    : undefined

function faultsOf({ file, bytes, text }: Source, json: string): readonly Finding[] {
  const written = textFaults(bytes)
  const plain = json === text || written.some(({ code }) => code === 'text-encoding') ? written : textFaults(json)
  return findingsOf(plain, { file, bytes, text: json }).map(
    ({ range, severity, pointer = '', code, message, params }): Finding => ({
      file,
      range,
      severity,
      pointer,
      message: wordsOf[code ?? '']?.(params ?? {}) ?? message,
      // Bytes that are no text are not shown.
      brief: code === 'text-encoding',
    }),
  )
}

/** What is said otherwise of a config than of a body. */
const wordsOf: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => string>> = {
  'body-empty': () => 'The config is empty: JSON is wanted.',
  'member-duplicate': ({ member, count }) => `the member "${member}" stands here ${count} times: keep one`,
}

/** Whether something stops the reader that would be a comment if it ended. */
const isOpenComment = ({ range }: Finding, { text }: Source): boolean =>
  range !== undefined && text.startsWith('/*', range.start.offset) && !text.includes('*/', range.start.offset + 2)

const openComment = (fault: Finding): Finding => ({ ...fault, message: 'This comment does not end.' })
