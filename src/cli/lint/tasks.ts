import { resolve } from 'node:path'
import type { Configuration } from '../config/settings.js'
import { given } from '../given.js'
import { shown } from '../inputs/find.js'
import { isNdjson } from '../inputs/names.js'
import type { Input } from '../inputs/read.js'
import { checkFields, type Fields } from '../lines/record.js'
import type { Named } from '../reporters/reporter.js'
import { trouble } from '../trouble.js'
import { hasLines, type Task } from './judge-file.js'

/** What decides how inputs are read. */
export interface Reading extends Fields {
  readonly stdinFilename?: string
  /** Every input has a body in each line, whatever it is called. */
  readonly ndjson?: boolean
  /** In bytes. */
  readonly maxLine: number
}

/** How an input is called, by the path that it has or would have. */
export const namedIn =
  (root: string) =>
  (name: string, path: string | undefined): Named => ({
    file: name,
    path: path === undefined ? name : shown(path, root),
  })

/** Inputs with all that it takes to judge them. Throws trouble where it is said how records are read, and none will be. */
export function tasksOf(
  inputs: readonly Input[],
  reading: Reading,
  { settingsOf }: Configuration,
  { cwd, root }: { readonly cwd: string; readonly root: string },
): readonly Task[] {
  const { stdinFilename, ndjson, field, mediaTypeField, imageField, maxLine } = reading
  const named = namedIn(root)
  const lines = { ...given({ field, mediaTypeField, imageField }), most: maxLine }
  const stdinPath = stdinFilename === undefined ? undefined : resolve(cwd, stdinFilename)
  const tasks = inputs.map((input): Task => {
    const path = input.path ?? stdinPath
    const task = { input, named: named(input.name, path), settings: settingsOf(path) }
    return ndjson || isNdjson(input.name) ? { ...task, lines } : task
  })
  checkFields(reading)
  if (field !== undefined && tasks.length > 0 && !tasks.some(hasLines))
    throw trouble('--field is for NDJSON, and no input is: *.ndjson and *.jsonl are, or all with --ndjson')
  return tasks
}
