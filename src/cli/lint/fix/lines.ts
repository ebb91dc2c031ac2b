import { closeSync } from 'node:fs'
import { bytesOf, isFile, linesIn, pieceSize } from '../../inputs/pieces.js'
import { openFile } from '../../inputs/read.js'
import { lineSplitter } from '../../lines/split.js'
import { openReplacement, type Replacement } from '../../replace-file.js'
import type { FixResult } from '../../reporters/reporter.js'
import { isTrouble, reasonOf } from '../../trouble.js'
import { onceMore, versionOf } from '../../version.js'
import type { FixMode } from '../file-judge.js'
import type { LinesTask } from '../judge-file.js'
import { lineFixer } from './line.js'

const none: FixResult = { fixed: 0 }

/**
 * Fixes the lines of a file of NDJSON. Those that change are written beside it while it is read, with all that lies between as
 * it is, so that little of it is held; where none does, nothing is written. undefined: it is no regular file.
 */
export function fixLines(task: LinesTask, mode: FixMode): FixResult | undefined {
  try {
    return onceMore(() => fixedLines(task, mode))
  } catch (error) {
    if (!isTrouble(error) && !(error instanceof Error && 'syscall' in error)) throw error
    return { ...none, failure: reasonOf(error) }
  }
}

/** Throws trouble, or what the system says, where the file cannot be replaced. */
function fixedLines(task: LinesTask, mode: FixMode): FixResult | undefined {
  const { input } = task
  let file: number
  let replace: () => Replacement
  try {
    if (!isFile(input)) return undefined
    const version = versionOf(input.path)
    replace = () => openReplacement(input.path, version)
    file = openFile(input.path)
  } catch {
    // What cannot be read, its judgement tells of.
    return none
  }
  try {
    return rewritten(task, mode, file, replace)
  } finally {
    closeSync(file)
  }
}

function rewritten(task: LinesTask, { unsafe }: FixMode, file: number, replace: () => Replacement): FixResult {
  const fix = lineFixer(task, unsafe)
  let copy: ReturnType<typeof copier> | undefined
  let fixed = 0
  let at = 0
  const { push, end } = lineSplitter({
    line(bytes) {
      const line = fix(bytes)
      if (line !== undefined) {
        copy ??= copier(file, replace())
        copy.instead(at, at + bytes.length, line.text)
        fixed += line.fixed
      }
      at += bytes.length + 1
    },
    long(bytes) {
      at += bytes + 1
    },
    most: task.lines.most,
  })
  try {
    for (const piece of linesIn(file, { start: 0, end: Infinity }, Buffer.allocUnsafeSlow(pieceSize))) push(piece)
    end()
    copy?.end()
    return { fixed }
  } catch (error) {
    copy?.abandon()
    throw error
  }
}

/** Copies an open file with something else in the place of some of its bytes, which are told in their order. */
function copier(file: number, { write, finish, abandon }: Replacement) {
  const room = Buffer.allocUnsafeSlow(pieceSize)
  let copied = 0
  const copyTo = (end: number): void => {
    for (const piece of bytesOf(file, { start: copied, end }, room)) write(piece)
  }
  return {
    instead(start: number, end: number, text: string) {
      copyTo(start)
      write(text)
      copied = end
    },
    end() {
      copyTo(Infinity)
      finish()
    },
    abandon,
  }
}
