import { fstatSync } from 'node:fs'
import { linesIn, type Span } from '../inputs/pieces.js'
import type { Counts, FileResult, Judged, Named } from '../reporters/reporter.js'
import { isTrouble } from '../trouble.js'
import { ending, type LinesTask } from './judge-file.js'
import { atLine } from './judge-line.js'
import { lineJudge } from './judge-lines.js'
import { nothing, sum } from './tally.js'

/** So many bytes of a file go to a worker at once: all that is found in them is held until those before it are told. */
export const partSize = 2 ** 18

/** Parts of an open file, one behind the other; the last one has whatever comes yet. */
export function* spansOf(file: number, size = partSize): Generator<Span> {
  const { size: whole } = fstatSync(file)
  for (let start = 0; start === 0 || start < whole; start += size)
    yield { start, end: start + size < whole ? start + size : Infinity }
}

/** What is said of the lines that begin in a part, whose first line is the first of all. */
export interface PartAnswer {
  /** Each as JSON: so it is sent sooner, and takes a part of the memory while it waits. */
  readonly results: readonly string[]
  readonly counts: Counts
  readonly lines: number
  /** Why it could not be read to its end. */
  readonly lost?: string
}

/** Judges the lines that begin in a part of an open file, which is read into `room`. */
export function judgedPart(
  { named, settings, lines }: LinesTask,
  { file, span }: { readonly file: number; readonly span: Span },
  room: Uint8Array,
): PartAnswer {
  const results: string[] = []
  const { push, end, ...judged } = lineJudge(
    named,
    settings,
    lines,
    result => void results.push(JSON.stringify(result)),
  )
  const answer = (): PartAnswer => ({ results, counts: judged.counts(), lines: judged.lines() })
  try {
    for (const piece of linesIn(file, span, room)) push(piece)
    end()
    return answer()
  } catch (error) {
    if (!isTrouble(error)) throw error
    return { ...answer(), lost: error.message }
  }
}

/** Tells what is said of the parts of a file, which are added in their order, as if it had been judged in one. */
export function joiner(named: Named) {
  let counts: Counts = sum(nothing, nothing)
  let lines = 0
  let lost: string | undefined
  return {
    *add(answer: PartAnswer): Generator<Judged> {
      if (lost !== undefined) return
      for (const text of answer.results) {
        const result: FileResult = JSON.parse(text)
        yield atLine(result, lines + (result.line ?? 0))
      }
      counts = sum(counts, answer.counts)
      lines += answer.lines
      lost = answer.lost
      yield { ...named, counts, ended: false }
    },
    *end(): Generator<Judged> {
      yield* ending(named, counts, lines, lost)
    },
  }
}
