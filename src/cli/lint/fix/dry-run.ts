import { given } from '../../given.js'
import { lineSplitter } from '../../lines/split.js'
import type { FileResult, FixResult } from '../../reporters/reporter.js'
import type { DiffStyle, FileJudge, FixMode } from '../file-judge.js'
import { judge, resultOf } from '../judge.js'
import { type FileTask, judgeAtOnce, judgeFile, judgeLines, type LinesTask, type Watcher } from '../judge-file.js'
import { lineJudge } from '../judge-lines.js'
import { fixBody } from './body.js'
import { byteString, diffHead, diffText, hunksOf } from './diff-text.js'
import { guesses } from './fixes.js'
import { type HunkMaker, hunkMaker } from './hunks.js'
import { lineFixer } from './line.js'

/** Judges files as they are, and shows how they would be fixed: applied, the diff writes byte for byte what a fix would. */
export function dryRunning({ unsafe }: FixMode, style: DiffStyle): FileJudge {
  const judged = (task: FileTask, bytes: Uint8Array): FileResult => {
    const { named, settings } = task
    const result = judge(named, bytes, settings)
    const fix = result.findings.length === 0 ? undefined : fixOf(task, bytes, result, { unsafe, style })
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
  { findings }: FileResult,
  { unsafe, style }: { readonly unsafe: boolean; readonly style: DiffStyle },
): FixResult | undefined {
  const { text, fixed, report } = fixBody(bytes, settings.context, settings, unsafe)
  if (text === undefined) return undefined
  const after = Buffer.from(text)
  const hunks = hunksOf(byteString(bytes), byteString(after))
  const diff = [diffHead(named.file, style), ...hunks.flatMap(hunk => [...diffText(hunk, style)])]
  const left = resultOf(named, after, settings, report).findings
  return { fixed: fixed.length, diff, guesses: guesses(left) - guesses(findings) }
}

/** Lines up to this size, or longer ones that may be judged, are shown where they stay beside one that changes. */
const longest = 2 ** 26

/**
 * Shows how lines would be fixed. What it holds grows with the lines that change without one that stays between them: where they
 * have more than `most` bytes, before and after, no more is shown.
 */
export function linesDiffer(task: LinesTask, unsafe: boolean, style: DiffStyle, most = 2 ** 28): Watcher {
  const { named, settings, lines } = task
  const fix = lineFixer(task, unsafe)
  const pieces: Uint8Array[] = []
  let [fixed, guessed] = [0, 0]
  let failure: string | undefined
  let isHeaded = false
  let end = '\n'
  let hunks: HunkMaker | undefined = hunkMaker(hunk => {
    if (!isHeaded) pieces.push(diffHead(named.file, style))
    isHeaded = true
    pieces.push(...diffText(hunk, style))
  })
  const guessesIn = (line: Uint8Array): number => {
    let count = 0
    if (unsafe) return count
    const { push, end } = lineJudge(named, settings, lines, ({ findings }) => {
      count += guesses(findings)
    })
    push(line)
    end()
    return count
  }
  const splitter = lineSplitter({
    line(bytes) {
      const line = bytes.length > lines.most ? undefined : fix(bytes)
      if (line === undefined) return hunks?.stays(byteString(bytes) + end)
      const after = Buffer.from(line.text)
      hunks?.changes(byteString(bytes) + end, byteString(after) + end)
      if (hunks !== undefined && hunks.held() > most) {
        failure = `of more than ${most / 2 ** 20} MiB every line changes, which is too much for a diff: --fix writes them`
        hunks = undefined
      }
      fixed += line.fixed
      guessed += guessesIn(after) - guessesIn(bytes)
    },
    long: () => hunks?.hides(),
    most: Math.max(lines.most, longest),
  })
  return {
    push: splitter.push,
    end() {
      // What comes only now has no LF.
      end = ''
      splitter.end()
      hunks?.end()
    },
    told() {
      const told = { fixed, guesses: guessed, diff: pieces.splice(0), ...given({ failure }) }
      ;[fixed, guessed, failure] = [0, 0, undefined]
      return told
    },
  }
}
