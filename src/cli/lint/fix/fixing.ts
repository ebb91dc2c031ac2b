import { replaceFile } from '../../replace-file.js'
import { type FileResult, type FixResult, isLines, type Judged } from '../../reporters/reporter.js'
import type { Streams } from '../../streams.js'
import { isTrouble } from '../../trouble.js'
import { onceMore, type Version, versionOf } from '../../version.js'
import type { FileJudge, FixMode } from '../file-judge.js'
import { judge, resultOf } from '../judge.js'
import { type FileTask, judgeAtOnce, judgeFile, judgeLines, type LinesTask } from '../judge-file.js'
import { nothing } from '../tally.js'
import { fixBody } from './body.js'
import { fixLines } from './lines.js'

/** Fixes files, and judges what is in them then. One that cannot be written is judged as it is, and stays so. */
export function fixing(mode: FixMode): FileJudge {
  const atOnce = (task: FileTask): FileResult | undefined => {
    try {
      return onceMore(() => {
        // Looked at before it is read: what others write meanwhile is not overwritten.
        const version = lookAt(task.input.path)
        return judgeAtOnce(task, (_, bytes) => replaced(task, bytes, mode, version))
      })
    } catch (error) {
      if (!isTrouble(error)) throw error
      const fix: FixResult = { fixed: 0, failure: error.message }
      return judgeAtOnce(task, ({ named, settings }, bytes) => ({ ...judge(named, bytes, settings), fix }))
    }
  }
  return {
    atOnce,
    file: async (task, streams) =>
      atOnce(task) ?? (await judgeFile(task, streams, (_, bytes) => inNoFile(task, bytes, mode))),
    async *lines(task, streams) {
      const fix = fixLines(task, mode)
      if (fix === undefined) return yield* linesInNoFile(task, streams, mode)
      yield [{ ...task.named, counts: nothing, ended: false, fix }]
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

/** Throws trouble where the file cannot be replaced. */
function replaced(
  { input: { path }, named, settings }: FileTask,
  bytes: Uint8Array,
  { unsafe }: FixMode,
  version: Version | undefined,
): FileResult {
  const { text, fixed, report } = fixBody(bytes, settings.context, settings, unsafe)
  if (text === undefined || path === undefined) return resultOf(named, bytes, settings, report)
  replaceFile(path, text, version)
  return { ...resultOf(named, Buffer.from(text), settings, report), fix: { fixed: fixed.length } }
}

/** Why what comes through a pipe or from a device stays as it is: told only where something could be fixed. */
const noFile: FixResult = { fixed: 0, failure: 'it is no regular file, which could be fixed in its place' }

function inNoFile({ named, settings }: FileTask, bytes: Uint8Array, { unsafe }: FixMode): FileResult {
  const result = judge(named, bytes, settings)
  const isFixable = fixBody(bytes, settings.context, settings, unsafe).text !== undefined
  return isFixable ? { ...result, fix: noFile } : result
}

async function* linesInNoFile(
  task: LinesTask,
  streams: Pick<Streams, 'stdin'>,
  { unsafe }: FixMode,
): AsyncGenerator<readonly Judged[]> {
  let isFixable = false
  for await (const all of judgeLines(task, streams)) {
    isFixable ||= all.some(
      judged => !isLines(judged) && judged.findings.some(({ fix }) => fix !== undefined && (fix.safe || unsafe)),
    )
    yield isFixable ? all.map(judged => (isLines(judged) && judged.ended ? { ...judged, fix: noFile } : judged)) : all
  }
}
