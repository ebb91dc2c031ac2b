import { replaceFile, type Version, versionOf } from '../../replace-file.js'
import type { FileResult } from '../../reporters/reporter.js'
import { isTrouble, trouble } from '../../trouble.js'
import type { FileJudge, FixMode } from '../file-judge.js'
import { judge, resultOf } from '../judge.js'
import { type FileTask, judgeAtOnce, judgeFile, judgeLines } from '../judge-file.js'
import { nothing } from '../tally.js'
import { fixBody } from './body.js'
import { fixLines } from './lines.js'

/** Fixes files, and judges what is in them then. One that cannot be written is judged as it is, and stays so. */
export function fixing(mode: FixMode): FileJudge {
  const atOnce = (task: FileTask): FileResult | undefined => {
    // Looked at before it is read: what others write meanwhile is not overwritten.
    const version = lookAt(task.input.path)
    return judgeAtOnce(task, (_, bytes) => outcome(task, bytes, mode, version))
  }
  return {
    atOnce,
    file: async (task, streams) =>
      atOnce(task) ?? (await judgeFile(task, streams, (_, bytes) => outcome(task, bytes, mode, undefined))),
    async *lines(task, streams) {
      yield [{ ...task.named, counts: nothing, ended: false, fix: fixLines(task, mode) }]
      yield* judgeLines(task, streams)
    },
  }
}

/** undefined: there is nothing that can be read, either. */
function lookAt(path: string | undefined): Version | undefined {
  try {
    return path === undefined ? undefined : versionOf(path)
  } catch {
    return undefined
  }
}

function outcome(
  { input: { path }, named, settings }: FileTask,
  bytes: Uint8Array,
  { unsafe }: FixMode,
  version: Version | undefined,
): FileResult {
  const { text, fixed, report } = fixBody(bytes, settings.context, settings, unsafe)
  if (text === undefined) return resultOf(named, bytes, settings, report)
  try {
    if (path === undefined || version === undefined) throw trouble('it is no regular file')
    replaceFile(path, text, version)
  } catch (error) {
    if (!isTrouble(error)) throw error
    return { ...judge(named, bytes, settings), fix: { fixed: 0, failure: error.message } }
  }
  return { ...resultOf(named, Buffer.from(text), settings, report), fix: { fixed: fixed.length } }
}
