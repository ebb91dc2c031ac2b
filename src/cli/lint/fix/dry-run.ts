import { lineSplitter } from '../../lines/split.js'
import type { FileResult, FixResult } from '../../reporters/reporter.js'
import type { DiffStyle, FileJudge, FixMode } from '../file-judge.js'
import { judge } from '../judge.js'
import { type FileTask, judgeAtOnce, judgeFile, judgeLines, type LinesTask, type Watcher } from '../judge-file.js'
import { fixBody } from './body.js'
import { byteString, diffHead, diffText, hunksOf } from './diff-text.js'
import { hunkMaker } from './hunks.js'
import { lineFixer } from './line.js'

/** Judges files as they are, and shows how they would be fixed: applied, the diff writes byte for byte what a fix would. */
export function dryRunning({ unsafe }: FixMode, style: DiffStyle): FileJudge {
  const judged = (task: FileTask, bytes: Uint8Array): FileResult => {
    const { named, settings } = task
    const result = judge(named, bytes, settings)
    const fix = result.findings.length === 0 ? undefined : fixOf(task, bytes, unsafe, style)
    return fix === undefined ? result : { ...result, fix }
  }
  return {
    atOnce: task => judgeAtOnce(task, judged),
    file: (task, streams) => judgeFile(task, streams, judged),
    lines: (task, streams) => judgeLines(task, streams, linesDiffer(task, unsafe, style)),
  }
}

function fixOf(
  { named, settings }: FileTask,
  bytes: Uint8Array,
  unsafe: boolean,
  style: DiffStyle,
): FixResult | undefined {
  const { text, fixed } = fixBody(bytes, settings.context, settings, unsafe)
  if (text === undefined) return undefined
  const hunks = hunksOf(byteString(bytes), byteString(Buffer.from(text)))
  const diff = Buffer.concat([diffHead(named.file, style), ...hunks.map(hunk => diffText(hunk, style))])
  return { fixed: fixed.length, diff }
}

/** Lines up to this size, or longer ones that may be judged, are shown where they stay beside one that changes. */
const longest = 2 ** 26

/** Shows how lines would be fixed. What it holds grows with the lines that change without so much as seven between them. */
function linesDiffer(task: LinesTask, unsafe: boolean, style: DiffStyle): Watcher {
  const { named, lines } = task
  const fix = lineFixer(task, unsafe)
  const pieces: Uint8Array[] = []
  let fixed = 0
  let isHeaded = false
  let end = '\n'
  const hunks = hunkMaker(hunk => {
    if (!isHeaded) pieces.push(diffHead(named.file, style))
    isHeaded = true
    pieces.push(diffText(hunk, style))
  })
  const splitter = lineSplitter({
    line(bytes) {
      const line = bytes.length > lines.most ? undefined : fix(bytes)
      if (line === undefined) return hunks.stays(byteString(bytes) + end)
      hunks.changes(byteString(bytes) + end, byteString(Buffer.from(line.text)) + end)
      fixed += line.fixed
    },
    long: () => hunks.hides(),
    most: Math.max(lines.most, longest),
  })
  return {
    push: splitter.push,
    end() {
      // What comes only now has no LF.
      end = ''
      splitter.end()
      hunks.end()
    },
    told() {
      const told = { fixed, diff: Buffer.concat(pieces.splice(0)) }
      fixed = 0
      return told
    },
  }
}
