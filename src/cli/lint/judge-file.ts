import type { Settings } from '../config/settings.js'
import { type Input, readInput } from '../inputs/read.js'
import type { FileResult } from '../reporters/reporter.js'
import type { Streams } from '../streams.js'
import { reasonOf } from '../trouble.js'
import { judge, type Named, unreadable } from './judge.js'

/** One file to judge. */
export interface Task {
  readonly input: Input
  readonly named: Named
  readonly settings: Settings
}

/** Judges one file; one that cannot be read has that for its finding. */
export async function judgeFile(
  { input, named, settings }: Task,
  streams: Pick<Streams, 'stdin'>,
): Promise<FileResult> {
  let bytes: Uint8Array
  try {
    bytes = await readInput(input, streams)
  } catch (error) {
    return unreadable(named, reasonOf(error))
  }
  return judge(named, bytes, settings)
}
