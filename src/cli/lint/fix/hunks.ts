import type { StructuredPatchHunk } from 'diff'

/** How many lines that stay are shown before and behind those that change. */
const context = 3

/** Lines have their LF, where they have one. */
export interface HunkMaker {
  stays(line: string): void
  /** undefined: the line comes, or goes. */
  changes(before: string | undefined, after: string | undefined): void
  /** It stays, and cannot be shown. */
  hides(): void
  end(): void
  /** How many units of lines the hunk has that is not told yet. */
  held(): number
}

/** A hunk with more units of lines ends where it can. */
const large = 2 ** 20

/**
 * Makes the hunks of a unified diff of lines that are told one after the other, and holds no more than one hunk. A large one ends
 * behind the next line that stays, and goes on where no line does: what has none at its end, git looks for at the end of the
 * file, and patch(1) what has fewer there than at its beginning.
 */
export function hunkMaker(take: (hunk: StructuredPatchHunk) => void): HunkMaker {
  /** What stays since the last change, of which no more is kept than may be shown. */
  let quiet: string[] = []
  let [gone, come]: [string[], string[]] = [[], []]
  let hunk: Hunk | undefined
  let held = 0
  /** The numbers of the lines that are told next. */
  let [oldLine, newLine] = [1, 1]

  const add = (mark: string, added: readonly string[]): void => {
    for (const line of added) {
      const hasEnd = line.endsWith('\n')
      hunk?.lines.push(mark + (hasEnd ? line.slice(0, -1) : line))
      if (!hasEnd) hunk?.lines.push('\\ No newline at end of file')
    }
  }
  /** All lines that go stand before those that come in their place. */
  const settle = (): void => {
    add('-', gone)
    add('+', come)
    ;[gone, come] = [[], []]
  }
  const close = (most = context): void => {
    settle()
    if (hunk === undefined) return
    const before = Math.min(hunk.before, most)
    const behind = Math.min(most, quiet.length)
    add(' ', quiet.slice(0, behind))
    const [hidden, left] = [hunk.before - before, quiet.length - behind]
    const [oldStart, newStart] = [hunk.start + hidden, hunk.newStart + hidden]
    const [oldLines, newLines] = [oldLine - left - oldStart, newLine - left - newStart]
    take({ oldStart, newStart, oldLines, newLines, lines: hunk.lines.slice(hidden) })
    hunk = undefined
    held = 0
    quiet = quiet.slice(behind).slice(-context)
  }
  return {
    stays(line) {
      settle()
      quiet.push(line)
      oldLine++
      newLine++
      if (hunk === undefined) quiet = quiet.slice(-context)
      else if (held > large) close(1)
      else if (quiet.length > 2 * context) close()
    },
    changes(before, after) {
      hunk ??= { start: oldLine - quiet.length, newStart: newLine - quiet.length, before: quiet.length, lines: [] }
      add(' ', quiet)
      for (const line of [...quiet, before ?? '', after ?? '']) held += line.length
      quiet = []
      if (before !== undefined) {
        gone.push(before)
        oldLine++
      }
      if (after !== undefined) {
        come.push(after)
        newLine++
      }
    },
    hides() {
      close()
      quiet = []
      oldLine++
      newLine++
    },
    end: () => close(),
    held: () => held,
  }
}

/** A hunk that is not complete yet, with so many lines before the first that changes. */
interface Hunk {
  readonly start: number
  readonly newStart: number
  readonly before: number
  readonly lines: string[]
}
